package org.tillbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.sync.wire.NoAnswer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class BackOffTest {
    private static final int TILLS = 1000;

    /// All lost the hub in the same second and find it away for ten minutes.
    @Test
    void aFleetThatLostItsHubAtOneMomentComesBackSpreadOverHalfAMinute() {
        List<Long> backAt = new ArrayList<>();
        for (int till = 0; till < TILLS; till++) {
            BackOff backOff = new BackOff(SyncPace.USUAL, chance(till));
            long now = 0;
            while (now < Duration.ofMinutes(10).toMillis()) {
                now += backOff.afterFailure(Optional.empty()).atMost().toMillis();
            }
            backAt.add(now - Duration.ofMinutes(10).toMillis());
        }

        long most =
                backAt.stream()
                        .collect(Collectors.groupingBy(at -> at / 1000, Collectors.counting()))
                        .values()
                        .stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElseThrow();
        assertThat(most).as("in the busiest second").isLessThan(TILLS / 20);
        assertThat(backAt).allMatch(at -> at <= 60_000);
    }

    @Test
    void whoIsAskedToWaitWaitsAtLeastSoLongAndNotAllEquallyLong() {
        List<Duration> pauses =
                IntStream.range(0, TILLS)
                        .mapToObj(till -> new BackOff(SyncPace.USUAL, chance(till)))
                        .map(backOff -> backOff.afterFailure(Optional.of(Duration.ofSeconds(30))))
                        .map(Pause::atMost)
                        .toList();

        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(30)) >= 0);
        assertThat(pauses.stream().distinct().count()).isGreaterThan(TILLS / 4);
    }

    @Test
    void nobodyIsLeftAloneForMoreThanFiveMinutes() {
        NoAnswer none = new NoAnswer(NoAnswer.Cause.BUSY, "busy", Optional.of(Duration.ofDays(1)));

        Pause pause = new BackOff(SyncPace.USUAL, new Random(1)).afterFailure(none.retryAfter());

        assertThat(pause.atMost()).isBetween(Duration.ofSeconds(300), Duration.ofSeconds(301));
        assertThat(pause.endsWithNews()).as("a sale does not end it").isFalse();
    }

    /// Seeds that lie side by side begin alike.
    private static Random chance(int till) {
        return new Random(till * 0x9E3779B97F4A7C15L);
    }
}
