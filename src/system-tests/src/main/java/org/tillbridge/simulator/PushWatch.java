package org.tillbridge.simulator;

import org.tillbridge.hub.http.Request;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.wire.BodyEncoding;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.PushAnswer;
import org.tillbridge.sync.wire.PushCodec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/// Invariant 3, as it leaves the hub: a watermark never goes back, and a result stays what it was.
final class PushWatch {
    private static final int MOST_BYTES = 64 << 20;

    private final Map<String, EntryResult> results = new HashMap<>();
    private final Map<String, Long> watermarks = new HashMap<>();

    void look(Request request, Answer answer) {
        if (answer.status() == 200 && request.path().endsWith("/journal")) {
            look(read(answer));
        }
    }

    private void look(PushAnswer answer) {
        String epoch = answer.workstation().number() + "/" + answer.epoch().hex();
        Long before = watermarks.put(epoch, answer.acknowledgedThrough());
        if (before != null && before > answer.acknowledgedThrough()) {
            throw new Violation(3, epoch + ": the watermark goes back from " + before);
        }
        for (EntryResult result : answer.results()) {
            EntryResult earlier = results.putIfAbsent(epoch + "/" + result.sequence(), result);
            if (earlier != null && !earlier.equals(result)) {
                throw new Violation(3, epoch + ": " + earlier + " became " + result);
            }
        }
    }

    private static PushAnswer read(Answer answer) {
        try {
            return PushCodec.answer(
                    BodyEncoding.decode(
                            answer.header("Content-Encoding"), answer.body(), MOST_BYTES));
        } catch (IOException odd) {
            throw new UncheckedIOException(odd);
        }
    }
}
