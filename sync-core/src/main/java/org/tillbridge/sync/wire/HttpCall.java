package org.tillbridge.sync.wire;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// A request as its bytes will be, and how long it is waited for.
public final class HttpCall {
    /// A body that drips slower than this is not waited for.
    private static final Duration DRIP = Duration.ofSeconds(30);

    private static final byte[] NO_BODY = {};

    private final Target target;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Patience patience;

    /// @param path percent-encoded
    /// @param query percent-encoded, without the question mark; empty if there is none
    private record Target(String method, String path, String query) {}

    private record Patience(Duration silence, Duration whole) {
        static Patience of(Duration silence) {
            return new Patience(silence, silence.plus(DRIP));
        }
    }

    private HttpCall(Target target, Map<String, String> headers, byte[] body, Patience patience) {
        this.target = target;
        this.headers = headers;
        this.body = body;
        this.patience = patience;
    }

    /// @param query without the question mark; empty if there is none
    /// @param silence the longest time with no byte from the other side
    static HttpCall get(String path, String query, Duration silence) {
        return new HttpCall(
                new Target("GET", path, query), Map.of(), NO_BODY, Patience.of(silence));
    }

    static HttpCall post(String path, byte[] json, Duration silence) {
        return new HttpCall(
                new Target("POST", path, ""),
                Map.of("Content-Type", "application/json"),
                json,
                Patience.of(silence));
    }

    HttpCall within(Duration allOfIt) {
        return new HttpCall(target, headers, body, new Patience(patience.silence(), allOfIt));
    }

    HttpCall with(String header, String value) {
        return with(Map.of(header, value));
    }

    HttpCall with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HttpCall(target, all, body, patience);
    }

    public String method() {
        return target.method();
    }

    /// Percent-encoded.
    public String path() {
        return target.path();
    }

    /// Percent-encoded, without the question mark; empty if there is none.
    public String query() {
        return target.query();
    }

    public Map<String, String> headers() {
        return headers;
    }

    /// Empty if there is none.
    public byte[] body() {
        return body;
    }

    /// The longest time with no byte from the other side.
    public Duration silence() {
        return patience.silence();
    }

    /// The longest time for all of it.
    public Duration whole() {
        return patience.whole();
    }
}
