package org.tillbridge.demo.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

class TillSaysTest {
    static Stream<TillSays> all() {
        return Stream.of(
                new TillSays.Ready(12, 3),
                new TillSays.Rang(12, 345),
                new TillSays.Waits(12, 7),
                new TillSays.Drained(),
                new TillSays.Quiet(),
                new TillSays.Failed("the disk is full"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatATillSaysIsUnderstood(TillSays saying) {
        assertThat(TillSays.of(saying.line())).contains(saying);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WARN something", "@replayed"})
    void allElseIsPassedOver(String line) {
        assertThat(TillSays.of(line)).isEmpty();
    }
}
