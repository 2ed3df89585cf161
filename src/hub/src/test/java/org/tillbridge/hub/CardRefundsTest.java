package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled.Outcome;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.SoldSale;
import org.tillbridge.sync.wire.SoldSaleOutcome;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;

/// Any till hears of any sale which cards paid for it, and what went back to them.
@OnEachDatabase
class CardRefundsTest {
    private static final Article CANDLE = article(1, "21201", "Candle, ivory", 195);
    private static final CardSlip PAID =
            new CardSlip(
                    new UUID(1, 71),
                    "BV0q001643892070000.VF6T 2010-12-01T12:00:01Z",
                    Optional.empty(),
                    Optional.of("Visa"),
                    Optional.of("4471"),
                    false);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture bath;
    private TillFixture bristol;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder), folder.resolve("shop"));
        bath = TillFixture.enrol(hub, 1, folder.resolve("bath"));
        bristol = TillFixture.enrol(hub, 2, folder.resolve("bristol"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void whatWentBackToACardInWhateverStoreIsSaidWithTheSale() {
        UUID sale = sells();
        bath.pushAll();
        assertThat(sold(sale).cards()).containsExactly(new SoldSale.PaidCard(PAID, pounds("3.90")));
        assertThat(sold(sale).refunds()).isEmpty();

        UUID inBristol = givesBack(bristol, aReturn().from(sale, 1));
        bristol.pushAll();
        UUID inBath = givesBack(bath, aReturn().from(sale, 1));
        bath.pushAll();

        assertThat(sold(sale).refunds())
                .containsExactlyInAnyOrder(
                        new SoldSale.Refund(inBristol, PAID.tender(), pounds("1.95")),
                        new SoldSale.Refund(inBath, PAID.tender(), pounds("1.95")));
    }

    /// The goods it was for were taken out of the return again.
    @Test
    void aRefundIsSaidAlsoWhereNothingOfTheSaleCameBackWithIt() {
        UUID sale = sells();
        UUID back = givesBack(bath, aReturn());
        bath.pushAll();

        assertThat(sold(sale).refunds())
                .containsExactly(new SoldSale.Refund(back, PAID.tender(), pounds("1.95")));
    }

    /// Neither till hears of the other before both have given it back. Of three, two are too much.
    @Test
    void whatTwoTillsGaveBackToOneCardBeyondWhatItPaidIsACaseOnceForEachThatIsTooMuch() {
        UUID sale = sells("1.95", 1);
        bath.pushAll();
        UUID inBristol = givesBack(bristol, aReturn().from(sale, 1));
        UUID inBath = givesBack(bath, aReturn().from(sale, 1));
        UUID again = givesBack(bath, aReturn().from(sale, 1));
        bristol.pushAll();
        assertThat(cases()).isEmpty();
        bath.pushAll();

        assertThat(cases())
                .extracting(Conflict::entryId, one -> one.otherEntryId().orElseThrow())
                .containsExactlyInAnyOrder(tuple(inBath, inBristol), tuple(again, inBristol));
        assertThat(cases().getFirst())
                .satisfies(
                        one -> {
                            assertThat(one.subject()).isEqualTo("card payment " + PAID.tender());
                            assertThat(one.fact()).isEqualTo("GBP 1.95 given back to the card.");
                            assertThat(one.other()).startsWith("GBP 1.95 paid with it, GBP ");
                        });
        assertThat(sold(sale).refunds()).as("all are booked").hasSize(3);
    }

    @Test
    void whatOneReturnGaveBackBeyondWhatTheCardPaidMetTheSale() {
        UUID sale = bath.journal().nextId();
        TransactionFixture partly = aSale().numbered(bath.journal().nextNumber()).known(sale);
        bath.journal()
                .add(
                        new SaleCompleted(
                                partly.of(1, CANDLE)
                                        .through(PAID, pounds("1.00"))
                                        .paidIn(Tender.CASH)));
        UUID back = givesBack(bath, aReturn().from(sale, 1));
        bath.pushAll();

        assertThat(cases())
                .extracting(Conflict::entryId, one -> one.otherEntryId().orElseThrow())
                .containsExactly(tuple(back, sale));
    }

    /// Whichever is booked first, the other is the case, and only that.
    @Test
    void ofTwoTillsThatTellOfItAtTheSameMomentOneIsTheCase() {
        TillFixture beside = TillFixture.enrol(hub, 1, folder.resolve("beside"));
        for (TillFixture other : List.of(bristol, beside)) {
            for (int n = 0; n < 25; n++) {
                int before = cases().size();
                CardSlip paid = paid(n, other.workstation().number());
                UUID sale = sells(paid, "1.95", 1);
                pushLast(bath);
                givesBack(bath, paid, aReturn().from(sale, 1));
                givesBack(other, paid, aReturn().from(sale, 1));

                CyclicBarrier together = new CyclicBarrier(2);
                Stream.of(bath, other)
                        .map(
                                till ->
                                        CompletableFuture.runAsync(
                                                () -> pushLast(till, together),
                                                Thread.ofPlatform()::start))
                        .toList()
                        .forEach(CompletableFuture::join);

                assertThat(cases()).hasSize(before + 1);
            }
        }
        assertThat(hub.office().figures().agree()).isTrue();
    }

    private static void pushLast(TillFixture till, CyclicBarrier together) {
        try {
            together.await();
        } catch (InterruptedException | BrokenBarrierException alone) {
            throw new AssertionError(alone);
        }
        pushLast(till);
    }

    private static void pushLast(TillFixture till) {
        till.push(till.journal().from(till.journal().size(), 1));
    }

    @Test
    void whatACardGetsBackOfWhatItPaidIsNoCase() {
        UUID sale = sells();
        givesBack(bath, aReturn().from(sale, 1));
        givesBack(bath, aReturn().from(sale, 1));
        bath.pushAll();

        assertThat(cases()).isEmpty();
    }

    /// The goods it was for were taken out of the return again; and where others stayed in it,
    /// which were paid otherwise.
    @Test
    void whatACardGetsBackForNoGoodsThatItPaidIsACase() {
        sells();
        UUID inCash = sellsForCash(bath);
        UUID forNothing = givesBack(bath, aReturn());
        UUID forOthers = givesBack(bath, aReturn().from(inCash, 1));
        bath.pushAll();

        assertThat(cases(Rule.REFUNDED_FOR_NO_GOODS))
                .extracting(Conflict::entryId, Conflict::subject, Conflict::fact)
                .containsExactlyInAnyOrder(
                        tuple(
                                forNothing,
                                "card payment " + PAID.tender(),
                                "GBP 1.95 given back to the card."),
                        tuple(
                                forOthers,
                                "card payment " + PAID.tender(),
                                "GBP 1.95 given back to the card."));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void forWhichGoodsACardGotMoneyBackIsLookedAtWhenTheirSaleIsKnown() {
        UUID sale = sells();
        UUID inCash = sellsForCash(bath);
        givesBack(bristol, aReturn().from(sale, 1));
        UUID forOthers = givesBack(bristol, aReturn().from(inCash, 1));
        bristol.pushAll();
        assertThat(cases(Rule.REFUNDED_FOR_NO_GOODS)).isEmpty();

        bath.pushAll();
        hub.office().settlement().ofWhatArrived();

        assertThat(cases(Rule.REFUNDED_FOR_NO_GOODS))
                .extracting(Conflict::entryId)
                .containsExactly(forOthers);
    }

    private static UUID sellsForCash(TillFixture till) {
        UUID id = till.journal().nextId();
        till.journal()
                .add(
                        new SaleCompleted(
                                aSale().numbered(till.journal().nextNumber())
                                        .known(id)
                                        .of(1, CANDLE)
                                        .paidIn(Tender.CASH)));
        return id;
    }

    /// The terminal took the card upon itself; only the till that sold hears of it from there.
    @Test
    void everyTillHearsThatABankRefusedTheCardOfASale() {
        UUID sale = sells();
        bath.pushAll();
        assertThat(sold(sale).wasNeverPaid()).isFalse();

        bath.journal()
                .add(
                        new OfflinePaymentSettled(
                                PAID.tender(), sale, pounds("3.90"), Outcome.REFUSED, false));
        bath.pushAll();

        assertThat(sold(sale).wasNeverPaid()).isTrue();
        assertThat(sold(sale).cards())
                .containsExactly(new SoldSale.PaidCard(PAID, pounds("3.90"), true));
    }

    private List<Conflict> cases() {
        return cases(Rule.REFUNDED_MORE_THAN_PAID);
    }

    private List<Conflict> cases(Rule rule) {
        return hub.office().conflicts(PageRequest.first(100)).rows().stream()
                .filter(one -> one.rule() == rule)
                .toList();
    }

    private SoldSale sold(UUID sale) {
        return ((SoldSaleOutcome.Answered) bristol.link().sold(sale)).sale();
    }

    private UUID sells() {
        return sells("3.90", 2);
    }

    private UUID sells(String amount, int candles) {
        return sells(PAID, amount, candles);
    }

    /// What a terminal said of a payment.
    static CardSlip paid(int n, int workstation) {
        return new CardSlip(
                new UUID(71 + workstation, n),
                "reference",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private UUID sells(CardSlip card, String amount, int candles) {
        UUID id = bath.journal().nextId();
        bath.journal()
                .add(
                        new SaleCompleted(
                                aSale().numbered(bath.journal().nextNumber())
                                        .known(id)
                                        .of(candles, CANDLE)
                                        .through(card, pounds(amount))
                                        .paid()));
        return id;
    }

    /// @return the entry that says so
    private UUID givesBack(TillFixture till, TransactionFixture back) {
        return givesBack(till, PAID, back);
    }

    private UUID givesBack(TillFixture till, CardSlip paid, TransactionFixture back) {
        UUID id = till.journal().nextId();
        CardSlip said =
                new CardSlip(
                        new UUID(2, id.getLeastSignificantBits()),
                        "r",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        till.journal()
                .add(
                        new ReturnCompleted(
                                back.numbered(till.journal().nextNumber())
                                        .known(id)
                                        .of(1, CANDLE)
                                        .through(said.refunding(paid), pounds("-1.95"))
                                        .paid()));
        return id;
    }
}
