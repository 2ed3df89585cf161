package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What a till said stays as it said it, whatever comes from the hub and however often.
@OnEachDatabase
class FactsStayTest {
    @Parameter TestDatabase on;
    @TempDir Path folder;
    private final List<MachineFixture> machines = new ArrayList<>();
    private Hub hub;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
    }

    @AfterEach
    void stop() {
        machines.forEach(MachineFixture::close);
        hub.close();
    }

    /// odoo/odoo#288974
    @Test
    void aSaleThatTheHubKnowsAsSetAsideAndThatIsPaidOfflineStaysPaidWhateverOthersSend() {
        UUID sale = new UUID(0x0190_0000_0000_7000L, 1);
        MachineFixture till =
                enrolled("till")
                        .syncs()
                        .records(new SaleSuspended(sale, 1, pounds("1.95"), MORNING, "{}"))
                        .syncs();
        MachineFixture another = enrolled("another").syncs();

        till.records(new SaleResumed(sale, MORNING)).sells(sale, CANDLE);
        another.sells(1, CANDLE).syncs();
        till.feeds(4);

        assertThat(till.journal().transaction(sale)).isPresent();
        assertThat(till.journal().suspendedSales()).isEmpty();
        assertThat(till.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 2));
        till.syncs();
        another.syncs();
        List<UUID> sold = new ArrayList<>(another.sold());
        sold.add(sale);
        ForkTest.assertEachSaleIsThereOnce(hub, sold, List.of(till, another));
        assertThat(till.journal().suspendedSales()).isEmpty();
    }

    /// odoo/odoo#269859
    @Test
    void aSerialNumberStandsOnceAndUnderTheSameIdAfterAReload() throws IOException {
        MachineFixture till = enrolled("till").sells(1, CANDLE.piece("S-1")).syncs();
        UUID sale = till.sold().getFirst();
        Committed before = till.journal().transaction(sale).orElseThrow();
        till.close();
        machines.clear();
        try (Stream<Path> files = Files.list(till.folder())) {
            for (Path file : files.filter(FactsStayTest::isOfTheReplica).toList()) {
                Files.delete(file);
            }
        }

        MachineFixture reloaded = MachineFixture.started(till.folder());
        machines.add(reloaded);
        reloaded.syncs().syncs();

        assertThat(reloaded.journal().transaction(sale)).contains(before);
        assertThat(reloaded.journal().transactionsOf(FIRST_OF_DECEMBER)).hasSize(1);
        assertThat(before.entry().bodyText().split("S-1", -1)).hasSize(2);
        ForkTest.assertEachSaleIsThereOnce(hub, List.of(sale), List.of(reloaded));
    }

    private static boolean isOfTheReplica(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("replica") || name.contains("essentials");
    }

    /// odoo/odoo#280645: what a till is told, and what lies on its disk of it, opens nothing.
    @Test
    void noSecretIsInTheFeedOrInTheReplica() throws IOException {
        TillFixture till = TillFixture.enrol(hub, 1, folder.resolve("reader"));
        MachineFixture machine = enrolled("till").syncs();
        List<String> secrets = secrets();
        assertThat(secrets)
                .hasSizeGreaterThanOrEqualTo(5)
                .allMatch(secret -> secret.length() >= 24);

        List<String> seen = new ArrayList<>();
        for (Scope scope :
                List.of(
                        Scope.CATALOGUE,
                        new Scope.Prices(1),
                        new Scope.Store(till.store()),
                        new Scope.Workstation(till.workstation()))) {
            till.feed(Cursor.start(scope)).stream()
                    .map(FeedTransaction::content)
                    .forEach(seen::add);
        }
        assertThat(String.join("\n", seen)).contains("operator", "price", "stock", "spareEpoch");
        machine.close();
        machines.clear();
        try (Stream<Path> files = Files.list(machine.folder())) {
            for (Path file : files.filter(FactsStayTest::isOfTheReplica).toList()) {
                seen.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }

        assertThat(seen)
                .allSatisfy(text -> assertThat(secrets).noneMatch(secret -> text.contains(secret)));
    }

    /// The hub's keys and API keys, and both tills' own keys; not what is public of them.
    private List<String> secrets() throws IOException {
        List<String> secrets = new ArrayList<>();
        for (Path file :
                List.of(
                        folder.resolve("hub/hub.key"),
                        folder.resolve("hub/api-keys.tsv"),
                        folder.resolve("till/workstation.key"),
                        folder.resolve("reader/workstation.key"))) {
            for (String line : Files.readAllLines(file)) {
                boolean isSecret = !line.startsWith("publicKey") && !line.startsWith("name\t");
                if (isSecret) {
                    secrets.add(line.split("[=\t]", 3)[1]);
                }
            }
        }
        return secrets;
    }

    private MachineFixture enrolled(String name) {
        MachineFixture machine = MachineFixture.enrolled(hub, folder.resolve(name));
        machines.add(machine);
        return machine;
    }
}
