package org.tillbridge.simulator;

import org.tillbridge.hub.http.Request;
import org.tillbridge.sync.wire.BodyEncoding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// What is in a message on its way between till and hub, decoded, for those who watch it.
final class WireBody {
    private static final int MOST_BYTES = 64 << 20;

    private WireBody() {}

    static byte[] of(Request request) {
        try (InputStream body = request.body().open()) {
            return BodyEncoding.decode(
                    request.header().apply("Content-Encoding"),
                    BodyEncoding.readAtMost(body, MOST_BYTES),
                    MOST_BYTES);
        } catch (IOException odd) {
            throw new UncheckedIOException(odd);
        }
    }

    static byte[] of(Answer answer) {
        try {
            return BodyEncoding.decode(
                    answer.header("Content-Encoding"), answer.body(), MOST_BYTES);
        } catch (IOException odd) {
            throw new UncheckedIOException(odd);
        }
    }
}
