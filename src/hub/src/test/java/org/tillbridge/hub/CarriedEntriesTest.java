package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.sync.journal.JournalVerifier;
import org.tillbridge.sync.journal.Verdict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// What a till carries out of a damaged journal, once or more often: all of it arrives, and counts
/// once.
@OnEachDatabase
class CarriedEntriesTest {
    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private final List<MachineFixture> machines = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
    }

    @AfterEach
    void stop() {
        machines.forEach(MachineFixture::close);
        hub.close();
    }

    private MachineFixture aTill() {
        return with(MachineFixture.enrolled(hub, folder.resolve("till")));
    }

    private MachineFixture with(MachineFixture machine) {
        machines.add(machine);
        return machine;
    }

    @Test
    void whatLiesBehindADamagedEntryArrivesAndTheLossIsCounted() throws IOException {
        MachineFixture till = aTill().sells(3, CANDLE).syncs().sells(6, CANDLE);
        UUID damaged = till.sold().get(4);
        till.close();
        machines.clear();
        damage(till.folder().resolve("journal.db"), damaged);

        MachineFixture after = with(MachineFixture.started(till.folder()));
        after.sells(1, CANDLE).syncs();

        assertThat(after.damage())
                .hasValueSatisfying(
                        damage -> {
                            assertThat(damage.entriesSaved()).isEqualTo(4);
                            assertThat(damage.entriesCarried()).isEqualTo(4);
                            assertThat(damage.entriesLost()).isEqualTo(1);
                        });
        List<UUID> expected = new ArrayList<>(till.sold());
        expected.remove(damaged);
        expected.addAll(after.sold());
        assertThat(ForkTest.booked(hub)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(after.status().attention()).as("no clone").isEmpty();
        assertThat(after.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 9));
        assertThat(hub.office().figures().duplicates()).isZero();
        assertThat(JournalVerifier.verify(after.folder().resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
    }

    /// Seed 453 of the simulator: what was carried counted once more until the hub had it again.
    @Test
    void whatLiesBehindADamagedEntryCountsOnceWhileTheHubIsAway() throws IOException {
        MachineFixture till = aTill().sells(6, CANDLE).syncs().sells(2, CANDLE);
        till.close();
        machines.clear();
        damage(till.folder().resolve("journal.db"), till.sold().get(1));

        MachineFixture after = with(MachineFixture.started(till.folder()));

        assertThat(after.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 8));
        after.sells(1, CANDLE);
        assertThat(after.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 9));
        after.syncs();
        assertThat(after.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 9));
    }

    @Test
    void whatIsCarriedOutOfAJournalThatIsDamagedOnceMoreCountsOnceWhileTheHubIsAway()
            throws IOException {
        MachineFixture first = aTill().sells(6, CANDLE).syncs();
        first.close();
        machines.clear();
        Path journal = first.folder().resolve("journal.db");
        beginsLikeNoDatabase(journal);
        MachineFixture second = with(MachineFixture.started(first.folder())).sells(2, CANDLE);
        assertThat(second.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 8));
        second.close();
        machines.clear();
        damage(journal, second.sold().getLast());

        MachineFixture third = with(MachineFixture.started(first.folder()));

        assertThat(third.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 7));
        third.syncs();
        assertThat(third.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 7));
    }

    /// Seed 110727 of the simulator: the hub had the sales of their first carriers alone.
    @Test
    void whatIsCarriedOnceMoreCountsOnceWhileTheHubIsAway() throws IOException {
        MachineFixture first = aTill().sells(3, CANDLE).syncs().sells(5, CANDLE);
        Path journal = first.folder().resolve("journal.db");
        first.close();
        machines.clear();
        damage(journal, first.sold().get(3));
        MachineFixture second = with(MachineFixture.started(first.folder())).syncs();
        assertThat(second.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 7));
        second.close();
        machines.clear();
        damage(journal, first.sold().get(4));

        MachineFixture third = with(MachineFixture.started(first.folder()));

        assertThat(third.damage().orElseThrow().entriesCarried()).isEqualTo(3);
        assertThat(third.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 7));
        third.sells(1, CANDLE).syncs();
        assertThat(third.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 8));
    }

    /// After a fork an entry is found at its own place too, before the one that carries it.
    @Test
    void whatIsCarriedOnceMoreAfterAForkCountsOnceWhileTheHubIsAway() throws IOException {
        MachineFixture original = aTill().sells(3, CANDLE).syncs();
        MachineFixture clone = with(original.cloned(folder.resolve("clone"))).sells(4, CANDLE);
        original.sells(1, CANDLE).syncs();
        clone.syncs();
        assertThat(clone.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 8));
        clone.close();
        machines.clear();
        damage(clone.folder().resolve("journal.db"), clone.sold().getFirst());

        MachineFixture after = with(MachineFixture.started(clone.folder()));

        assertThat(after.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 8));
        after.sells(1, CANDLE).syncs();
        assertThat(after.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 9));
    }

    private static void beginsLikeNoDatabase(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[0] ^= 1;
        Files.write(file, bytes);
    }

    /// Changes one digit of a sale's id, wherever it stands in the file.
    private static void damage(Path file, UUID sale) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] id = ("\"transaction\":\"" + sale).getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < bytes.length - id.length; at++) {
            if (Arrays.equals(bytes, at, at + id.length, id, 0, id.length)) {
                bytes[at + id.length - 1] ^= 1;
            }
        }
        Files.write(file, bytes);
    }
}
