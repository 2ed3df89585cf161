package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.intake.Settlement;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.DatabaseAddress;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry.Adjustment;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.StockAdjusted;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.ParkedEffect;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Entries that are well formed and that no books can hold.
@OnEachDatabase
class RefusedByTheBooksTest {
    /// Within what a column holds, once.
    private static final long NO_SHOP_HAS = 9_000_000_000_000_000_000L;

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture till;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        till = TillFixture.enrol(hub, 1, folder.resolve("till"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void anEntryThatCannotEvenBeReadIsParkedAndTheSaleBehindItIsBooked() {
        till.journal().add(adjusted(Long.MIN_VALUE)).sells(CANDLE);

        assertThat(till.pushAll().results())
                .extracting(result -> result.parked().stream().map(ParkedEffect::code).toList())
                .containsExactly(List.of("unreadable"), List.of());
        assertThat(hub.office().figures().workstations().getFirst().revenue())
                .containsExactly(new Figures.Revenue("GBP", 1, 195));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    /// What is in the header is booked: the money that came in less what was given back.
    @Test
    void anAmountThatNoBooksHoldInTheBodyLeavesTheMoneyInTheHeader() {
        till.journal()
                .add(
                        new SaleCompleted(
                                aSale().numbered(till.journal().nextNumber())
                                        .known(till.journal().nextId())
                                        .of(1, CANDLE)
                                        .paidWith(
                                                Money.ofMinor(CurrencyUnit.GBP, Long.MAX_VALUE),
                                                Tender.CASH)));

        assertThat(till.pushAll().results().getFirst().parked())
                .extracting(ParkedEffect::effect, ParkedEffect::code)
                .containsExactly(tuple("entry", "notPossible"));
        assertThat(hub.office().settlement().ofAll()).isZero();
        assertThat(hub.office().figures().workstations().getFirst().revenue())
                .containsExactly(new Figures.Revenue("GBP", 1, 195));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void aWrongClockIsNotedThoughTheBooksRefuseTheEntryAtFirst() {
        Instant wrong = Instant.parse("2110-01-01T00:00:00Z");
        add(adjusted(Long.MAX_VALUE, Long.MAX_VALUE), wrong);

        assertThat(till.pushAll().results().getFirst().parked())
                .extracting(ParkedEffect::code)
                .contains("notPossible");
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .extracting(Conflict::rule)
                .containsExactly(Rule.CLOCK_WAS_WRONG);
    }

    @Test
    void aWrongClockIsNotedOnceThoughTheBooksRefuseALaterEntryOfThePush() {
        Instant wrong = Instant.parse("2110-01-01T00:00:00Z");
        add(adjusted(1), wrong);
        add(adjusted(Long.MAX_VALUE, Long.MAX_VALUE), wrong);
        till.pushAll();

        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .extracting(Conflict::rule)
                .containsExactly(Rule.CLOCK_WAS_WRONG);
    }

    @Test
    void aQuantityThatNoShopHasIsNotBookedAndTheFiguresCanBeTold() throws Exception {
        TillFixture other = TillFixture.enrol(hub, 1, folder.resolve("other"));
        till.journal().add(adjusted(NO_SHOP_HAS));
        till.pushAll();
        other.journal().add(adjusted(-NO_SHOP_HAS));
        other.pushAll();
        till.journal().add(adjusted(NO_SHOP_HAS)).sells(CANDLE);

        List<EntryResult> results = till.pushAll().results();
        Figures figures = hub.office().figures();

        assertThat(results)
                .extracting(result -> result.parked().stream().map(ParkedEffect::code).toList())
                .containsExactly(List.of("notPossible"), List.of("notPossible"), List.of());
        assertThat(figures.agree()).isTrue();
        assertThat(figures.workstations().getFirst().movements())
                .extracting(Figures.ItemMovement::onHand)
                .containsExactly(Quantity.of(-1));
    }

    @Test
    void whatTheBooksRefuseWhenItsItemComesIsNotTriedAgainAtEveryLook() {
        till.journal().add(new StockAdjusted(List.of(of(new ItemId(2), 1, NO_SHOP_HAS))));
        till.pushAll();
        hub.office()
                .importFile("items.tsv", "sku\tname\tdepartment\tprice\n23209\tCup\t1\t12.50\n");
        assertThat(hub.office().settlement().list(PageRequest.first(10)).rows())
                .extracting(one -> one.effect().code())
                .containsExactly("notPossible");

        List<String> written = new ArrayList<>();
        DatabaseAddress address = on.settings(folder.resolve("hub")).database();
        try (HubDatabase database = HubDatabase.open(address, written::add)) {
            new Settlement(database, Clock.systemUTC()).ofWhatArrived();
        }

        assertThat(written).filteredOn(sql -> sql.contains("SAVEPOINT")).isEmpty();
    }

    private void add(StockAdjusted fact, Instant recordedAt) {
        String kind = EntryCodec.kind(fact);
        String body = EntryCodec.body(fact);
        EntryHeader header =
                new EntryHeader(
                        till.store(),
                        till.workstation(),
                        till.grant().epoch(),
                        till.journal().size() + 1,
                        till.journal().nextId(),
                        kind,
                        EntryCodec.VERSION,
                        FIRST_OF_DECEMBER,
                        Optional.of(OPERATOR),
                        recordedAt,
                        Optional.empty(),
                        till.journal().previous(),
                        Optional.empty(),
                        Optional.empty());
        till.journal()
                .addRaw(
                        EntryCodec.header(header),
                        RecordedEntry.contentHash(kind, EntryCodec.VERSION, body),
                        body);
    }

    private static StockAdjusted adjusted(long... thousandths) {
        List<Adjustment> each = new ArrayList<>();
        for (long quantity : thousandths) {
            each.add(of(new ItemId(1), each.size() + 1, quantity));
        }
        return new StockAdjusted(each);
    }

    private static Adjustment of(ItemId item, int line, long thousandths) {
        return new Adjustment(line, item, new Quantity(thousandths), "count");
    }
}
