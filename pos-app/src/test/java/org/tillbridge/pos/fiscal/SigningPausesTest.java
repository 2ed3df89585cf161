package org.tillbridge.pos.fiscal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class SigningPausesTest {
    private static final Duration YEARS = Duration.ofDays(2794);

    private Instant now = Instant.parse("2010-12-01T08:15:00Z");
    private final SigningPauses pauses = new SigningPauses(() -> now);

    /// Seed 720068 of the simulator: the unit was not asked again before the clock was where it had
    /// been.
    @Test
    void aClockThatIsSetBackHoldsTheNextTryUpNoLongerThanThePauseMayBe() {
        pauses.failed();
        now = now.minus(YEARS);

        assertThat(pauses.left()).isEqualTo(SigningPauses.LONGEST);
        now = now.plus(SigningPauses.LONGEST);
        assertThat(pauses.left()).isZero();
    }

    @Test
    void whatIsShownOfTheNextTryIsNotYearsAhead() {
        pauses.failed();
        now = now.minus(YEARS);

        assertThat(pauses.nextTry()).contains(now.plus(SigningPauses.LONGEST));
    }

    @Test
    void aClockThatIsSetForwardEndsThePause() {
        pauses.failed();
        now = now.plus(YEARS);

        assertThat(pauses.left()).isZero();
    }
}
