package org.tillbridge.pos.device.camera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

class CodeInSightTest {
    private static final Optional<String> CANDLE = Optional.of("22214");
    private static final Optional<String> BOX = Optional.of("20886");
    private static final Optional<String> NOTHING = Optional.empty();

    private final CodeInSight inSight = new CodeInSight();

    private Optional<String> see(Optional<String> read, long millis) {
        return inSight.see(read, Duration.ofMillis(millis));
    }

    @Test
    void aCodeThatStaysIsOneScan() {
        assertThat(see(CANDLE, 0)).isEmpty();
        assertThat(see(CANDLE, 100)).isEqualTo(CANDLE);
        for (int picture = 2; picture < 1000; picture++) {
            assertThat(see(CANDLE, picture * 100)).isEmpty();
        }
    }

    @Test
    void whatIsReadInOnePictureAloneIsNoScan() {
        assertThat(see(CANDLE, 0)).isEmpty();
        assertThat(see(BOX, 100)).isEmpty();
        assertThat(see(CANDLE, 200)).isEmpty();
        assertThat(see(NOTHING, 300)).isEmpty();
    }

    @Test
    void aCodeThatAHandShakesIsStillThere() {
        assertThat(see(CANDLE, 0)).isEmpty();
        assertThat(see(CANDLE, 100)).isEqualTo(CANDLE);
        assertThat(see(NOTHING, 500)).isEmpty();
        assertThat(see(NOTHING, 1000)).isEmpty();
        assertThat(see(CANDLE, 1600)).isEmpty();
        assertThat(see(CANDLE, 1700)).isEmpty();
    }

    @Test
    void aCodeThatWasGoneIsAnotherScan() {
        assertThat(see(CANDLE, 0)).isEmpty();
        assertThat(see(CANDLE, 100)).isEqualTo(CANDLE);
        assertThat(see(NOTHING, 500)).isEmpty();
        assertThat(see(CANDLE, 1601)).isEmpty();
        assertThat(see(CANDLE, 1700)).isEqualTo(CANDLE);
    }

    @Test
    void anotherCodeBesideItIsAScanAtOnceAndNeitherIsOneAgainWhileBothAreThere() {
        assertThat(see(CANDLE, 0)).isEmpty();
        assertThat(see(CANDLE, 100)).isEqualTo(CANDLE);
        assertThat(see(BOX, 200)).isEmpty();
        assertThat(see(BOX, 300)).isEqualTo(BOX);
        assertThat(see(CANDLE, 400)).isEmpty();
        assertThat(see(CANDLE, 500)).isEmpty();
        assertThat(see(BOX, 600)).isEmpty();
        assertThat(see(BOX, 700)).isEmpty();
    }

    @Test
    void aMisreadPictureInBetweenRingsNothingTwice() {
        assertThat(see(CANDLE, 0)).isEmpty();
        assertThat(see(CANDLE, 100)).isEqualTo(CANDLE);
        assertThat(see(BOX, 200)).isEmpty();
        assertThat(see(CANDLE, 300)).isEmpty();
        assertThat(see(CANDLE, 400)).isEmpty();
    }
}
