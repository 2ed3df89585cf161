package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.sync.SyncPace;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.wire.HttpCall;
import org.tillbridge.sync.wire.HubExchange;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.IntStream;

/// odoo/odoo#44600: the server took longer than clients waited, each pushed the same again and
/// again, and in the end every worker was busy with what nobody waited for. Here ten tills with
/// real files go at their usual pace against a real hub over real HTTP; only the time that all of
/// it takes is made up, so that a quarter of an hour is over at once.
class SlowHubTest {
    private static final int TILLS = 10;
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final Duration SLOW_FOR = Duration.ofMinutes(15);
    private static final Duration LONGEST_PAUSE = SyncPace.USUAL.longestPause();

    /// The usual one of pushes; nobody waits for news.
    private static final SyncPace PACE =
            new SyncPace(SyncPace.USUAL.firstPause(), LONGEST_PAUSE, Duration.ZERO);

    private static final Article CANDLE = article(1, "21201", "Candle, ivory", 195);

    @TempDir Path folder;
    private final SlowLine line = new SlowLine();
    private final List<Till> tills = new ArrayList<>();
    private Hub hub;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(HubSettings.of(folder.resolve("hub")), folder.resolve("shop"));
        for (int number = 0; number < TILLS; number++) {
            int one = number;
            tills.add(
                    new Till(
                            MachineFixture.enrolled(
                                    hub,
                                    folder.resolve("till-" + number),
                                    network -> line.over(one, network),
                                    PACE)));
        }
    }

    @AfterEach
    void stop() {
        tills.forEach(till -> till.machine.close());
        hub.close();
    }

    @Test
    void aHubThatTakesHalfAMinuteHasOneRequestOfEachOfTenTillsWhichRestMoreAndMore() {
        Duration end = runUntilAllIsSent();

        assertThat(line.works).allMatch(work -> line.underWayWith(work, work.till) == 1);
        assertThat(line.works).allMatch(work -> line.underWayWith(work) <= TILLS);
        for (int till = 0; till < TILLS; till++) {
            List<Duration> rests = line.restsOf(till);
            assertThat(rests.getFirst()).as("tried again soon").isLessThan(Duration.ofSeconds(2));
            assertThat(rests.getLast())
                    .as("and later and later")
                    .isBetween(LONGEST_PAUSE.dividedBy(2), LONGEST_PAUSE);
            assertThat(line.worksOf(till)).as("of the 30 that would fit").hasSizeBetween(10, 20);
        }
        assertThat(end)
                .as("once the hub is quick again")
                .isLessThan(SLOW_FOR.plus(HALF_A_MINUTE).plus(LONGEST_PAUSE).plusSeconds(5));
        assertEverySaleIsBookedOnce();
    }

    /// Each till sells one before each of its pushes, until the hub is quick again.
    ///
    /// @return when the last of them had sent all
    private Duration runUntilAllIsSent() {
        PriorityQueue<Till> turns = new PriorityQueue<>(Comparator.comparing(till -> till.next));
        turns.addAll(tills);
        Duration end = Duration.ZERO;
        while (!turns.isEmpty()) {
            Till till = turns.remove();
            line.now = till.next;
            if (line.isSlow()) {
                till.machine.sells(1, CANDLE);
            }
            Duration pause = till.machine.pushesOnce().atMost();
            till.next = line.now.plus(pause);
            end = end.compareTo(line.now) < 0 ? line.now : end;
            if (line.isSlow() || till.machine.status().unsent() > 0) {
                turns.add(till);
            }
        }
        return end;
    }

    private void assertEverySaleIsBookedOnce() {
        List<UUID> sold = tills.stream().flatMap(till -> till.machine.sold().stream()).toList();
        assertThat(sold).hasSizeGreaterThan(TILLS * 10);
        List<MachineFixture> machines = tills.stream().map(till -> till.machine).toList();
        ForkTest.assertEachSaleIsThereOnce(hub, sold, machines);
        assertThat(
                        hub.office().figures().workstations().stream()
                                .map(WorkstationFigures::entries)
                                .mapToLong(entries -> entries.booked())
                                .sum())
                .isEqualTo(sold.size());
        MachineFixture first = machines.getFirst().feeds(4);
        assertThat(first.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - sold.size()));
    }

    private static final class Till {
        private final MachineFixture machine;
        private Duration next = Duration.ZERO;

        Till(MachineFixture machine) {
            this.machine = machine;
        }
    }

    /// What the hub had to do for a till, and when: from when it was asked until it was done,
    /// whether anybody still waited or not.
    private record Work(int till, Duration begin, Duration end) {
        boolean isUnderWayAt(Duration time) {
            return begin.compareTo(time) <= 0 && end.compareTo(time) > 0;
        }
    }

    /// On which the hub takes half a minute for everything. It does it, and who waited no longer
    /// than that does not hear of it.
    private static final class SlowLine {
        private final List<Work> works = new ArrayList<>();
        private Duration now = Duration.ZERO;

        boolean isSlow() {
            return now.compareTo(SLOW_FOR) < 0;
        }

        HubExchange over(int till, HubExchange network) {
            return new HubExchange() {
                @Override
                public <T> T exchange(HttpCall call, Reading<T> reading) throws IOException {
                    if (!isSlow()) {
                        return network.exchange(call, reading);
                    }
                    works.add(new Work(till, now, now.plus(HALF_A_MINUTE)));
                    T answer = network.exchange(call, reading);
                    if (call.silence().compareTo(HALF_A_MINUTE) <= 0) {
                        now = now.plus(call.silence());
                        throw new SocketTimeoutException("timeout");
                    }
                    now = now.plus(HALF_A_MINUTE);
                    return answer;
                }

                @Override
                public void endCalls() {
                    network.endCalls();
                }
            };
        }

        List<Work> worksOf(int till) {
            return works.stream().filter(work -> work.till == till).toList();
        }

        /// How many of a till's were under way when that one began.
        long underWayWith(Work one, int till) {
            return worksOf(till).stream().filter(work -> work.isUnderWayAt(one.begin)).count();
        }

        long underWayWith(Work one) {
            return works.stream().filter(work -> work.isUnderWayAt(one.begin)).count();
        }

        /// How long the hub had nothing to do for a till, between one work and the next.
        List<Duration> restsOf(int till) {
            List<Work> all = worksOf(till);
            return IntStream.range(1, all.size())
                    .mapToObj(n -> all.get(n).begin.minus(all.get(n - 1).end))
                    .toList();
        }
    }
}
