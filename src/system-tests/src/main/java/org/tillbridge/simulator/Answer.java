package org.tillbridge.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An answer as bytes.
final class Answer {
    private final int status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;
    private final boolean cutOff;

    private Answer(int status, Map<String, String> headers, byte[] body, boolean cutOff) {
        this.status = status;
        this.headers.putAll(headers);
        this.body = body;
        this.cutOff = cutOff;
    }

    Answer(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, false);
    }

    Answer with(byte[] otherBody) {
        return new Answer(status, headers, otherBody, cutOff);
    }

    /// Its connection breaks after some bytes of the body.
    Answer cutOffAfter(byte[] some) {
        return new Answer(status, headers, some, true);
    }

    int status() {
        return status;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    byte[] body() {
        return body;
    }

    boolean isCutOff() {
        return cutOff;
    }
}
