package org.tillbridge.hub;

import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.hub.ForkTest.assertEachSaleIsThereOnce;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// A till's journal split at random moments between machines that come and go online as they like.
class ForkProperties {
    private static final int MOST_MACHINES = 4;

    private static Path folder = Path.of("");
    private static HubOfProperties running;
    private static Hub hub;
    private static int tries;
    private static final List<UUID> booked = new ArrayList<>();

    @BeforeContainer
    static void start() throws Exception {
        running = HubOfProperties.start("forks");
        folder = running.folder();
        hub = running.hub();
    }

    @AfterContainer
    static void stop() throws IOException {
        running.close();
    }

    enum Happening {
        SELLS_ONE,
        SELLS_THREE,
        SYNCS,
        IS_CLONED,
        IS_PUT_BACK,
        STARTS_ANEW,
        MOVES_TO_A_SPARE
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void whereverAJournalIsSplitEverySaleIsThereOnce(
            @ForAll @Size(min = 4, max = 16) List<Happening> happenings,
            @ForAll @Size(16) List<Integer> whose) {
        Day day = new Day(folder.resolve("till" + tries++));
        try {
            for (int n = 0; n < happenings.size(); n++) {
                day.happens(Math.floorMod(whose.get(n), day.machines.size()), happenings.get(n));
            }
            day.endsInOrder(Math.floorMod(whose.getFirst(), day.machines.size()));
            booked.addAll(day.sold());
            assertEachSaleIsThereOnce(hub, booked, day.machines);
        } finally {
            day.close();
        }
    }

    /// One till's day on one to four machines.
    private static final class Day {
        private final Path place;
        private final List<MachineFixture> machines = new ArrayList<>();
        private final List<MachineFixture> gone = new ArrayList<>();
        private int copies;

        Day(Path place) {
            this.place = place;
            machines.add(MachineFixture.enrolled(hub, place.resolve("0")));
        }

        void happens(int who, Happening happening) {
            MachineFixture machine = machines.get(who);
            switch (happening) {
                case SELLS_ONE -> machine.sells(1, CANDLE);
                case SELLS_THREE -> machine.sells(3, CANDLE);
                case SYNCS -> machine.syncs();
                case MOVES_TO_A_SPARE -> machine.opensASpare();
                case IS_CLONED -> {
                    if (machines.size() < MOST_MACHINES) {
                        machines.add(machine.cloned(next()));
                    }
                }
                case IS_PUT_BACK -> {
                    Path backup = next();
                    machine.copyTo(backup);
                    machine.sells(2, CANDLE).syncs();
                    leave(who, MachineFixture.started(backup));
                }
                case STARTS_ANEW -> {
                    machine.close();
                    gone.add(machine);
                    machines.set(who, MachineFixture.started(machine.folder()));
                }
            }
        }

        /// A disk that is replaced has sent what it had.
        private void leave(int who, MachineFixture restored) {
            machines.get(who).close();
            gone.add(machines.get(who));
            machines.set(who, restored);
        }

        private Path next() {
            copies++;
            return place.resolve(Integer.toString(copies));
        }

        void endsInOrder(int first) {
            for (int n = 0; n < 2 * machines.size(); n++) {
                machines.get((first + n) % machines.size()).syncs();
            }
        }

        List<UUID> sold() {
            return Stream.concat(machines.stream(), gone.stream())
                    .flatMap(machine -> machine.sold().stream())
                    .toList();
        }

        void close() {
            machines.forEach(MachineFixture::close);
        }
    }
}
