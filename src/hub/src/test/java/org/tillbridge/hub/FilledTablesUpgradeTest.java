package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.intake.WaitingEffect;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.EarlierTables;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.HeadOutcome;
import org.tillbridge.sync.wire.LastingPort;
import org.tillbridge.sync.wire.PushAnswer;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SoldSaleOutcome;
import org.tillbridge.sync.wire.SuspendedAtStore;
import org.tillbridge.sync.wire.SuspendedOutcome;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/// A hub whose tables are full is upgraded: what it has booked is as it was, it answers its tills
/// as it did, and goes on.
@OnEachDatabase
class FilledTablesUpgradeTest {
    private static final Customer ZOE = AmongCustomers.customer(1, "Zoë", "zoe@example.com");
    private static final Customer ZOE_AGAIN = AmongCustomers.customer(2, "Z.", "zoe@example.com");
    private static final Article UNHEARD_OF = article(2, "LATE", "Late", 300);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private final int port = LastingPort.find();
    private Hub hub;
    private TillFixture first;
    private TillFixture second;
    private TillFixture bristol;
    private MachineFixture machine;

    /// What the hub says to whoever asks.
    private record Told(
            List<PushAnswer> results,
            List<HeadOutcome> heads,
            List<FeedTransaction> feed,
            CustomerOutcome customer,
            SoldSaleOutcome sold,
            SuspendedOutcome suspended,
            List<Conflict> conflicts,
            List<WaitingEffect> waiting,
            Figures figures) {}

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(settings(), folder.resolve("shop"));
        first = TillFixture.enrol(hub, 1, folder.resolve("first"));
        second = TillFixture.enrol(hub, 1, folder.resolve("second"));
        bristol = TillFixture.enrol(hub, 2, folder.resolve("bristol"));
        machine = MachineFixture.enrolled(hub, folder.resolve("machine"));
    }

    @AfterEach
    void stop() {
        machine.close();
        hub.close();
    }

    private HubSettings settings() {
        return on.settings(folder.resolve("hub")).withPort(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"033", "037", "042"})
    void whatWasBookedIsAsItWasAndTheNextIsBooked(String version) throws Exception {
        UUID sale = aDay();
        machine.sells(2, CANDLE).syncs();
        Told before = told(sale);

        upgradesFrom(version);

        assertThat(EarlierTables.rows(settings().database()).get("heard_day"))
                .as("the week up to when a till was heard")
                .hasSize(8);
        assertThat(told(sale)).isEqualTo(before);
        assertThat(before.waiting()).hasSize(1);
        hub.office().importFile("items.tsv", "sku\tname\tdepartment\tprice\nLATE\tLate\t1\t3.00\n");
        AmongCustomers.takesBack(second, sale, 2);
        second.journal().sells(UNHEARD_OF);
        assertThat(second.pushAll().results())
                .as("what came back of the sale, of which the chain has two, is of the first")
                .allMatch(EntryResult::isApplied);
        assertThat(hub.office().settlement().list(PageRequest.first(10)).rows()).isEmpty();
        assertThat(hub.office().conflicts(PageRequest.first(100)).rows())
                .filteredOn(one -> one.otherEntryId().isPresent())
                .extracting(Conflict::rule)
                .containsExactly(Rule.RETURNED_MORE_THAN_SOLD);
        assertThat(second.link().takeOver(suspension(before)))
                .isInstanceOf(TakeOverOutcome.Given.class);
        machine.sells(1, CANDLE).syncs();
        assertThat(machine.status().unsent()).isZero();
        assertThat(machine.status().attention()).isEmpty();
        assertThat(hub.office().figures().differences()).isEmpty();
    }

    /// Taxes had no jurisdictions, stores no days, and nobody was a customer.
    @Test
    void whatIsCopiedFromTableToTableIsAsItWas() throws Exception {
        aDay();
        List<PushAnswer> results = results();
        Figures figures = hub.office().figures();

        upgradesFrom("021", "tax_total", "tax_rate", "store_day");

        assertThat(results()).isEqualTo(results);
        assertThat(hub.office().figures()).isEqualTo(figures);
    }

    /// @param made tables that the version did not have, or had otherwise, and that are filled from
    ///   others
    private void upgradesFrom(String version, String... made) throws Exception {
        hub.close();
        SortedMap<String, List<String>> rows = EarlierTables.rows(settings().database());
        EarlierTables.putBack(settings().database(), version);
        Set<String> tables = new TreeSet<>(EarlierTables.rows(settings().database()).keySet());
        tables.addAll(List.of(made));
        tables.remove("scope");

        hub = Hub.start(settings());

        SortedMap<String, List<String>> now = EarlierTables.rows(settings().database());
        for (String table : tables) {
            assertThat(known(now, table)).as(table).isEqualTo(known(rows, table));
        }
    }

    /// Cases that were noted before the other entry was do not name it.
    private static List<String> known(SortedMap<String, List<String>> rows, String table) {
        return rows.getOrDefault(table, List.of()).stream()
                .map(row -> row.replaceFirst(" other_entry_id=\\w+", ""))
                .toList();
    }

    private static Conflict unnamed(Conflict one) {
        return new Conflict(
                one.store(),
                one.entryId(),
                Optional.empty(),
                one.rule(),
                one.subject(),
                one.fact(),
                one.other(),
                one.at());
    }

    private static UUID suspension(Told told) {
        return told.suspended() instanceof SuspendedOutcome.Answered(SuspendedAtStore answer)
                ? answer.sales().getFirst().suspension()
                : new UUID(0, 0);
    }

    /// @return a sale of the first till
    private UUID aDay() {
        first.journal().enrolling(ZOE);
        UUID sale = AmongCustomers.sells(first, ZOE, 3);
        first.journal().sells(UNHEARD_OF);
        first.journal()
                .add(new SaleSuspended(first.journal().nextId(), 2, pounds("8.15"), MORNING, "{}"));
        first.pushAll();
        second.journal().enrolling(ZOE_AGAIN);
        AmongCustomers.sells(second, ZOE_AGAIN, 1);
        second.pushAll();
        bristol.journal()
                .add(
                        new SaleCompleted(
                                aSale().numbered(bristol.journal().nextNumber())
                                        .known(sale)
                                        .of(1, CANDLE)
                                        .paidIn(Tender.CASH)));
        AmongCustomers.takesBack(bristol, sale, 2);
        bristol.pushAll();
        return sale;
    }

    private List<PushAnswer> results() {
        return Stream.of(first, second, bristol).map(TillFixture::pushAll).toList();
    }

    private Told told(UUID sale) {
        List<TillFixture> tills = List.of(first, second, bristol);
        return new Told(
                results(),
                tills.stream().map(till -> till.link().head(List.of())).toList(),
                List.of(
                                Scope.CATALOGUE,
                                new Scope.Store(new StoreId(1)),
                                new Scope.Workstation(first.workstation()))
                        .stream()
                        .flatMap(scope -> first.feed(Cursor.start(scope)).stream())
                        .toList(),
                first.link().customer(AmongCustomers.byCard(ZOE_AGAIN)),
                bristol.link().sold(sale),
                second.link().suspendedSales(),
                hub.office().conflicts(PageRequest.first(100)).rows().stream()
                        .map(FilledTablesUpgradeTest::unnamed)
                        .toList(),
                hub.office().settlement().list(PageRequest.first(100)).rows(),
                hub.office().figures());
    }
}
