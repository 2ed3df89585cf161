package org.tillbridge.demo.replay;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

class ScheduleTest {
    @Property(tries = 200)
    void everyTillDiesOnceWithoutTheHubAndOnceWithIt(
            @ForAll long seed, @ForAll @IntRange(min = 100, max = 100_000) int lines) {
        Schedule schedule = schedule(seed, List.of(lines, lines));

        assertThat(schedule.tillDeaths())
                .allSatisfy(
                        deaths -> {
                            Predicate<Integer> away = at -> at > lines / 3 && at < 2 * lines / 3;
                            assertThat(deaths).hasSize(2).isSorted();
                            assertThat(deaths).filteredOn(away).hasSize(1);
                            assertThat(deaths).allMatch(at -> at > 0 && at < lines);
                        });
    }

    @Property(tries = 200)
    void theHubDiesWhileTillsPush(@ForAll long seed) {
        Schedule schedule = schedule(seed, List.of(3_000));

        assertThat(schedule.hubDeaths()).hasSize(3);
        assertThat(schedule.hubDeaths().get(1)).isEmpty();
        assertThat(schedule.hubDeaths().stream().flatMap(List::stream)).hasSize(1);
    }

    @Property(tries = 20)
    void theSameSeedIsTheSameSchedule(@ForAll long seed) {
        assertThat(schedule(seed, List.of(1_000, 900)))
                .isEqualTo(schedule(seed, List.of(1_000, 900)));
    }

    private static Schedule schedule(long seed, List<Integer> lines) {
        return Schedule.of(
                new ReplaySettings(
                        Path.of("unused"),
                        Optional.empty(),
                        lines.size(),
                        0,
                        2,
                        1,
                        true,
                        seed,
                        Duration.ofSeconds(1)),
                lines);
    }
}
