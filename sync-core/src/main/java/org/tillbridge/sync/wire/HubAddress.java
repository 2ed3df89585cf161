package org.tillbridge.sync.wire;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Where the hub is: `https://hub.example`, with a port if it is not the usual one. Plain HTTP only
/// within the same machine.
public record HubAddress(URI uri) {
    /// Why something typed is not an address for a hub.
    public enum Flaw {
        NO_ADDRESS,
        /// Over a network only HTTPS keeps what is sent from being read and changed.
        NOT_SECURE
    }

    public HubAddress {
        Optional<Flaw> flaw = flaw(uri);
        if (flaw.isPresent()) {
            throw new IllegalArgumentException("No address for a hub, " + flaw.get() + ": " + uri);
        }
    }

    /// @throws IllegalArgumentException if it has a [#flaw]
    public static HubAddress parse(String typed) {
        return new HubAddress(URI.create(typed.strip()));
    }

    /// What speaks against something typed; empty if it is an address for a hub.
    public static Optional<Flaw> flaw(String typed) {
        try {
            return flaw(new URI(typed.strip()));
        } catch (URISyntaxException odd) {
            return Optional.of(Flaw.NO_ADDRESS);
        }
    }

    private static Optional<Flaw> flaw(URI uri) {
        String host = lowerCase(uri.getHost());
        boolean bare =
                uri.getRawUserInfo() == null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && (uri.getRawPath() == null || uri.getRawPath().matches("/?"));
        if (host.isEmpty() || !bare || HttpUrl.get(uri) == null) {
            return Optional.of(Flaw.NO_ADDRESS);
        }
        boolean secure = lowerCase(uri.getScheme()).equals("https") || isLoopback(host);
        return secure ? Optional.empty() : Optional.of(Flaw.NOT_SECURE);
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
