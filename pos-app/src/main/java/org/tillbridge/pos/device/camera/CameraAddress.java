package org.tillbridge.pos.device.camera;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Where a camera gives away what it sees: one in the network, a telephone, or a program at this
/// machine that has a camera.
public record CameraAddress(URI url) {
    /// @param typed `http://192.168.1.60:8080/video`
    /// @return empty if it is no such address
    public static Optional<CameraAddress> parse(String typed) {
        try {
            URI url = new URI(typed.strip());
            boolean isWeb = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return isWeb && url.getHost() != null
                    ? Optional.of(new CameraAddress(url))
                    : Optional.empty();
        } catch (URISyntaxException odd) {
            return Optional.empty();
        }
    }

    /// Without the password that may be in it.
    @Override
    public String toString() {
        return "CameraAddress " + url.getHost();
    }
}
