package org.tillbridge.hub.storedvalue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.WorkstationId;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/// Who tries numbers out is stopped, who asks for cards that there are is not.
class GuessLimitTest {
    private static final WorkstationId TILL = new WorkstationId(2);

    private Instant now = Instant.parse("2010-12-01T08:26:00Z");
    private final GuessLimit limit = new GuessLimit(() -> now);

    @Test
    void aHundredAskedAtOnceAreNoMoreThanTwentyOneAfterTheOther() {
        assertThat(IntStream.range(0, 100).filter(_ -> limit.begin(TILL)).count()).isEqualTo(20);
        assertThat(limit.begin(new WorkstationId(3))).as("another").isTrue();

        now = now.plus(Duration.ofMinutes(11));

        assertThat(limit.begin(TILL)).as("later").isTrue();
    }

    @Test
    void whatIsKnownIsNoGuess() {
        for (int card = 0; card < 100; card++) {
            assertThat(limit.begin(TILL)).isTrue();
            limit.forget(TILL);
        }
    }
}
