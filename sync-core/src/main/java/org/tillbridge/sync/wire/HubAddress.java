package org.tillbridge.sync.wire;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where the hub is: `https://hub.example`, with a port if it is not the usual one. Plain HTTP only
/// within the same machine.
public record HubAddress(URI uri) {
    public HubAddress {
        String scheme = lowerCase(uri.getScheme());
        String host = lowerCase(uri.getHost());
        boolean bare =
                uri.getRawUserInfo() == null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && (uri.getRawPath() == null || uri.getRawPath().matches("/?"));
        if (host.isEmpty() || !bare) {
            throw new IllegalArgumentException(
                    "The hub's address looks like https://hub.example: " + uri);
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(host))) {
            throw new IllegalArgumentException(
                    "The hub must be reached by https, unless it runs on this machine: " + uri);
        }
    }

    /// @throws IllegalArgumentException with a sentence, if it is not an address for a hub
    public static HubAddress parse(String typed) {
        try {
            return new HubAddress(new URI(typed.strip()));
        } catch (URISyntaxException odd) {
            throw new IllegalArgumentException(
                    "The hub's address looks like https://hub.example: " + typed, odd);
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static String lowerCase(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
