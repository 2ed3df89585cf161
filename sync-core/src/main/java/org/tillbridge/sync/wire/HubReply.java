package org.tillbridge.sync.wire;

import org.tillbridge.sync.wire.NoAnswer.Cause;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What came back from where the hub should be, read to its end and within a limit.
final class HubReply {
    private static final int MOST_ERROR_BYTES = 64 * 1024;

    private final int status;
    private final boolean json;
    private final Optional<Instant> hubTime;
    private final Optional<Duration> retryAfter;
    private final byte[] body;

    private HubReply(
            int status,
            boolean json,
            Optional<Instant> hubTime,
            Optional<Duration> retryAfter,
            byte[] body) {
        this.status = status;
        this.json = json;
        this.hubTime = hubTime;
        this.retryAfter = retryAfter;
        this.body = body;
    }

    /// @param limit of the decoded body of a success
    /// @throws BodyEncoding.TooLargeException if there is more
    /// @throws UnreadableMessageException if it is not what was sent
    static HubReply read(HttpAnswer answer, int limit) throws IOException {
        boolean json = answer.header("Content-Type").filter(HubReply::isJson).isPresent();
        int most = answer.status() == 200 ? limit : MOST_ERROR_BYTES;
        return new HubReply(
                answer.status(),
                json,
                number(answer, "Hub-Time", 253_402_300_799_999L).map(Instant::ofEpochMilli),
                number(answer, "Retry-After", Integer.MAX_VALUE).map(Duration::ofSeconds),
                json ? body(answer, most) : new byte[0]);
    }

    private static byte[] body(HttpAnswer answer, int most) throws IOException {
        byte[] sent = BodyEncoding.readAtMost(answer.body(), most);
        Optional<String> digest = answer.header(ContentDigest.HEADER);
        if (digest.isPresent() && !digest.get().equals(ContentDigest.of(sent))) {
            throw new UnreadableMessageException("The answer was damaged on its way");
        }
        return BodyEncoding.decode(answer.header("Content-Encoding"), sent, most);
    }

    int status() {
        return status;
    }

    /// JSON with status 200.
    boolean isAnswer() {
        return status == 200 && json;
    }

    /// The hub's clock, if it is the hub that speaks.
    Optional<Instant> hubTime() {
        return json ? hubTime : Optional.empty();
    }

    byte[] body() {
        return body;
    }

    /// What the hub says it did not do, if it is the hub that speaks.
    Optional<HubError> error() {
        if (!json || status == 200) {
            return Optional.empty();
        }
        try {
            return Optional.of(HubErrorCodec.error(body));
        } catch (UnreadableMessageException odd) {
            return Optional.empty();
        }
    }

    /// For everything that is no answer.
    NoAnswer noAnswer() {
        String said =
                error().map(error -> error.code() + ": " + error.text()).orElse("nothing readable");
        return new NoAnswer(cause(), "HTTP " + status + ", " + said, retryAfter);
    }

    private Cause cause() {
        if (status == 429 || status == 503) {
            return Cause.BUSY;
        }
        if (status >= 500) {
            return Cause.FAILED;
        }
        if (error().isEmpty()) {
            return Cause.NOT_THE_HUB;
        }
        return status == 401 || status == 403 || status == 404 ? Cause.REFUSED : Cause.FAILED;
    }

    private static boolean isJson(String contentType) {
        return contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    private static Optional<Long> number(HttpAnswer answer, String header, long max) {
        return answer.header(header)
                .filter(value -> value.matches("[0-9]{1,18}"))
                .map(value -> Math.min(Long.parseLong(value), max));
    }
}
