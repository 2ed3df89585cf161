package org.tillbridge.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.tillbridge.hub.BackOffice;
import org.tillbridge.hub.ChainFixture;
import org.tillbridge.hub.OnEachDatabase;
import org.tillbridge.hub.TestDatabase;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.conflict.ConflictStore;
import org.tillbridge.hub.enrolment.Revocation;
import org.tillbridge.hub.enrolment.SpareEpochs;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.FiguresStore;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.EntryHeader.MoneyTotals;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.Adjustment;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.StockAdjusted;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.PushRequest;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// What a hub that knew no kind of entry took in unread, and reads once it does, of a workstation
/// that was revoked before or after it came.
@OnEachDatabase
class ReadLaterTest extends WithNewHub {
    private static final StoreId BRISTOL = new StoreId(2);
    private static final WorkstationId TILL = new WorkstationId(1);

    @Test
    void aFactOfARevokedTillIsNotedAsThat() {
        revoked();
        journal.add(found());
        pushedUnread();
        assertThat(cases()).isEmpty();

        settlement().ofWhatIsUnderstoodNow();

        assertThat(settlement().waiting()).isZero();
        assertThat(figures().stockMovements()).isEqualTo(1);
        assertThat(cases())
                .extracting(Conflict::rule, Conflict::subject)
                .containsExactly(tuple(Rule.FACT_OF_REVOKED_STANDS, "workstation 1"));
    }

    @Test
    void aPriceThatWasNotListedIsSaidOnceWhenItIsRead() {
        journal.add(
                new SaleCompleted(
                        aSale().numbered(journal.nextNumber())
                                .known(journal.nextId())
                                .of(1, article(1, "21201", "Candle, ivory", 1))
                                .paidIn(Tender.CASH)));
        pushedUnread();
        assertThat(cases()).isEmpty();

        settlement().ofWhatIsUnderstoodNow();
        settlement().ofWhatIsUnderstoodNow();

        assertThat(cases())
                .extracting(Conflict::rule, Conflict::fact)
                .containsExactly(
                        tuple(
                                Rule.PRICE_VARIANCE,
                                "Charged: line 1, item 1 at GBP 0.01, GBP 0.01 for 1."));
    }

    @Test
    void aFactOfARevokedTillThatTheBooksRefuseIsNotedWhenItIsRead() {
        journal.add(found());
        push(_ -> true);
        revoked();
        journal.add(adjusted(new Quantity(Long.MAX_VALUE)));
        push(journal.from(2, 1), _ -> false);

        settlement().ofWhatIsUnderstoodNow();
        settlement().ofWhatIsUnderstoodNow();

        assertThat(figures().stockMovements()).isEqualTo(1);
        assertThat(cases()).extracting(Conflict::rule).containsExactly(Rule.FACT_OF_REVOKED_STANDS);
    }

    /// Its header has no money, so that nothing tells before what it is.
    @Test
    void aRefundOfARevokedTillWaitsForAPerson() {
        revoked();
        addWithoutMoney(new ReturnCompleted(back()));
        pushedUnread();

        settlement().ofWhatIsUnderstoodNow();

        assertThat(settlement().ofAll()).isZero();
        assertThat(waiting()).containsExactly("entry: revoked");
        assertThat(parkedRows()).singleElement().asString().contains("\"code\":\"revoked\"");
        assertThat(figures().revenue()).isEmpty();
        assertThat(figures().series()).allMatch(series -> series.missing() == 0);
        assertThat(cases())
                .extracting(Conflict::rule)
                .containsExactly(Rule.REFUND_OF_REVOKED_WAITS);

        assertThat(settlement().ofRefunds(TILL)).isEqualTo(1);

        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 1, -195));
        assertThat(figures().stockMovements()).isEqualTo(1);
        assertThat(settlement().waiting()).isZero();
        assertThat(parkedRows()).isEmpty();
        assertThat(cases()).hasSize(1);
        assertThat(agree()).isTrue();
    }

    /// Its header says what it is, and is not booked before a person says so.
    @Test
    void theMoneyInTheHeaderOfARefundIsBookedOnce() {
        revoked();
        journal.add(new ReturnCompleted(back()));
        assertThat(pushedUnread())
                .extracting(one -> one.parked().getFirst().code())
                .containsExactly("revoked");
        settlement().ofWhatIsUnderstoodNow();
        assertThat(figures().revenue()).isEmpty();

        assertThat(settlement().ofRefunds(TILL)).isEqualTo(1);

        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 1, -195));
        assertThat(agree()).isTrue();
    }

    @Test
    void whatCameBeforeTheTillWasRevokedIsTrustedAsItWasThen() {
        journal.add(found()).add(new ReturnCompleted(back())).add(cardSold());
        addWithoutMoney(new ReturnCompleted(back()));
        pushedUnread();
        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 2, 2500 - 195));
        revoked();

        settlement().ofWhatIsUnderstoodNow();

        assertThat(settlement().waiting()).isZero();
        assertThat(cases()).isEmpty();
        assertThat(figures().revenue())
                .containsExactly(new Figures.Revenue("GBP", 3, 2500 - 2 * 195));
        assertThat(agree()).isTrue();
    }

    @Test
    void aCardThatARevokedTillSoldIsNotedAndWaitsForAPerson() {
        revoked();
        journal.add(cardSold());
        pushedUnread();

        settlement().ofWhatIsUnderstoodNow();

        assertThat(waiting()).containsExactly("storedValue/1: revoked");
        assertThat(cases())
                .extracting(Conflict::rule)
                .containsExactlyInAnyOrder(
                        Rule.FACT_OF_REVOKED_STANDS, Rule.ISSUE_OF_REVOKED_WAITS);
        assertThat(settlement().ofAll()).isZero();
        assertThat(settlement().ofRefunds(TILL)).isEqualTo(1);
        assertThat(agree()).isTrue();
    }

    @Test
    void aCardOfARevokedTillWaitsForAPersonWhateverElseOfItsSaleTheBooksRefuse() {
        revoked();
        onHand(-Long.MAX_VALUE);
        journal.add(
                new SaleCompleted(
                        aSale().numbered(journal.nextNumber())
                                .known(journal.nextId())
                                .of(2, CANDLE)
                                .loading(card(StoredValueKind.GIFT_CARD, 1), pounds("25.00"))
                                .paidIn(Tender.CASH)));
        push(_ -> true);
        assertThat(waiting()).containsExactly("stock/1: notPossible", "storedValue/2: revoked");

        onHand(0);

        assertThat(settlement().ofAll()).isEqualTo(1);

        assertThat(waiting()).containsExactly("storedValue/2: revoked");
        assertThat(cases())
                .extracting(Conflict::rule)
                .contains(Rule.FACT_OF_REVOKED_STANDS, Rule.ISSUE_OF_REVOKED_WAITS);
    }

    /// Of another store, so that it need not wait. On SQLite it does anyway.
    @Test
    void aSaleThatComesWhileAReturnOfItIsReadTellsForWhatACardGotMoneyBack() throws Exception {
        assumeThat(on).as("where another writes meanwhile").isEqualTo(TestDatabase.POSTGRES);
        ChainFixture bristol = bristol();
        UUID sale = bristol.sells(CANDLE);
        journal.add(
                new ReturnCompleted(
                        aReturn()
                                .numbered(journal.nextNumber())
                                .known(journal.nextId())
                                .from(sale, 1)
                                .of(1, CANDLE)
                                .through(slip(1).refunding(slip(2)), pounds("-1.95"))
                                .paid()));
        pushedUnread();
        AtomicInteger looks = new AtomicInteger();
        StatementHook comesBetween =
                sql -> {
                    if (sql.startsWith("SELECT store, entry_id") && looks.incrementAndGet() == 2) {
                        push(BRISTOL, bristol.all(), _ -> true);
                    }
                };

        try (HubDatabase other = HubDatabase.open(on.settings(folder).database(), comesBetween)) {
            new Settlement(other, STANDING).ofWhatIsUnderstoodNow();
        }
        settlement().ofWhatArrived();

        assertThat(looks).hasValueGreaterThan(1);
        assertThat(settlement().waiting()).isZero();
        assertThat(cases()).extracting(Conflict::rule).contains(Rule.REFUNDED_FOR_NO_GOODS);
    }

    private ChainFixture bristol() throws Exception {
        try (BackOffice office = BackOffice.open(on.settings(folder), STANDING, new Random(2))) {
            return ChainFixture.enrolled(office, BRISTOL, folder.resolve("bristol.key"));
        }
    }

    private static CardSlip slip(int n) {
        return new CardSlip(
                new UUID(7, n),
                "reference",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private void revoked() {
        assertThat(new Revocation(database, STANDING).revoke(TILL, "stolen")).isPresent();
    }

    private void onHand(long thousandths) {
        database.write(
                transaction ->
                        transaction
                                .statements()
                                .update(
                                        """
                                        INSERT INTO stock_balance
                                          (store, item, on_hand, sold, unavailable, vendor,
                                           adjusted, opening, is_open)
                                        VALUES (?, 1, ?, 0, 0, 0, ?, 0, 0)
                                        ON CONFLICT (store, item) DO UPDATE SET
                                          on_hand = excluded.on_hand, adjusted = excluded.adjusted\
                                        """,
                                        BATH.number(),
                                        thousandths,
                                        -thousandths));
    }

    private static StockAdjusted found() {
        return adjusted(Quantity.of(5));
    }

    private static StockAdjusted adjusted(Quantity change) {
        return new StockAdjusted(List.of(new Adjustment(1, new ItemId(1), change, "found")));
    }

    private RetailTransaction back() {
        return aReturn()
                .numbered(journal.nextNumber())
                .known(journal.nextId())
                .of(1, CANDLE)
                .paidIn(Tender.CASH);
    }

    private SaleCompleted cardSold() {
        return new SaleCompleted(
                aSale().numbered(journal.nextNumber())
                        .known(journal.nextId())
                        .loading(card(StoredValueKind.GIFT_CARD, 1), pounds("25.00"))
                        .paidIn(Tender.CASH));
    }

    private void addWithoutMoney(JournalEntry entry) {
        Optional<MoneyTotals> none = Optional.empty();
        journal.add(
                EntryCodec.kind(entry),
                EntryCodec.VERSION,
                EntryCodec.body(entry),
                journal.nextId(),
                none);
    }

    private List<EntryResult> pushedUnread() {
        return push(_ -> false);
    }

    private List<EntryResult> push(Predicate<String> knows) {
        return push(journal.all(), knows);
    }

    private List<EntryResult> push(PushRequest request, Predicate<String> knows) {
        return push(BATH, request, knows);
    }

    private List<EntryResult> push(StoreId store, PushRequest request, Predicate<String> knows) {
        JournalIntake intake =
                new JournalIntake(
                        database,
                        STANDING,
                        new IntakeCounts(),
                        new SpareEpochs(new Random(1)),
                        Underway.forgetful(),
                        ChunkSize.USUAL,
                        knows);
        return ((PushOutcome.Answered) intake.push(store, request)).answer().results();
    }

    private Settlement settlement() {
        return new Settlement(database, STANDING);
    }

    private List<Conflict> cases() {
        return database
                .read(sql -> new ConflictStore(sql).page(PageRequest.first(10)))
                .rows()
                .stream()
                .filter(one -> one.rule() != Rule.CLOCK_WAS_WRONG)
                .toList();
    }

    private List<String> waiting() {
        return settlement().list(PageRequest.first(10)).rows().stream()
                .map(one -> one.effect())
                .map((ParkedEffect effect) -> effect.effect() + ": " + effect.code())
                .toList();
    }

    private List<String> parkedRows() {
        return database.read(
                sql ->
                        sql.list(
                                "SELECT body FROM replica_row WHERE kind = 'parked'",
                                row -> row.getString(1)));
    }

    private Figures.WorkstationFigures figures() {
        return allFigures().workstations().getFirst();
    }

    private boolean agree() {
        return allFigures().agree();
    }

    private Figures allFigures() {
        return database.read(sql -> new FiguresStore(sql).figures());
    }
}
