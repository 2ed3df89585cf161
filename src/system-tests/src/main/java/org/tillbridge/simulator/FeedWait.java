package org.tillbridge.simulator;

import org.tillbridge.hub.http.Reply;
import org.tillbridge.hub.http.Request;
import org.tillbridge.sync.wire.BodyEncoding;
import org.tillbridge.sync.wire.FeedCodec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which requests wait for news, and which answers hold none.
final class FeedWait {
    private static final Pattern WAITING = Pattern.compile("(?:^|&)wait=([1-9][0-9]*)(?:&|$)");
    private static final int MOST_BYTES = 64 << 20;

    private FeedWait() {}

    static Answer read(Reply reply) {
        try (var body = reply.body()) {
            return new Answer(
                    reply.status(), reply.headers(), BodyEncoding.readAtMost(body, MOST_BYTES));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Whether there is no news in it.
    static boolean isEmptyPage(Answer answer) {
        if (answer.status() != 200) {
            return false;
        }
        try {
            byte[] json =
                    BodyEncoding.decode(
                            answer.header("Content-Encoding"), answer.body(), MOST_BYTES);
            return FeedCodec.page(json).transactions().isEmpty();
        } catch (IOException odd) {
            throw new UncheckedIOException(odd);
        }
    }

    /// How long a request waits if there is no news, in milliseconds.
    static long millis(Request request) {
        Matcher wait = WAITING.matcher(request.query());
        return request.path().equals("/v1/feed") && wait.find()
                ? Duration.ofSeconds(Long.parseLong(wait.group(1))).toMillis()
                : 0;
    }
}
