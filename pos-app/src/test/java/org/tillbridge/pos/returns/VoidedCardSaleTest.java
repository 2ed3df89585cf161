package org.tillbridge.pos.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.day.PostVoidOutcome;
import org.tillbridge.pos.day.PostVoidOutcome.Why;
import org.tillbridge.pos.device.SimulatedTerminal.Manner;
import org.tillbridge.pos.returns.CardRefundDesk.Killed;
import org.tillbridge.pos.sale.LineOutcome;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.PostVoid;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled.Outcome;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A completed sale that a card paid is voided. The candle costs 2.55, the box 4.21.
class VoidedCardSaleTest {
    @TempDir Path folder;
    private final List<TillOnDisk> dead = new ArrayList<>();
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
    }

    @AfterEach
    void close() {
        till.close();
        dead.forEach(TillOnDisk::close);
    }

    @Test
    void theCardGetsAllOfItBackAndBothAreNothingTogether() {
        RetailTransaction sale = paidByCard();
        begin(sale);
        assertThat(till.postVoid.isReversed(sale.id())).as("nothing went back yet").isFalse();

        RetailTransaction reversal = paid(refundToCard());

        assertThat(PostVoid.reversedBy(reversal)).contains(sale.id());
        assertThat(tenders(reversal)).containsExactly(total(Tender.CARD, "-6.76"));
        assertThat(reversal.taxes()).hasSameSizeAs(sale.taxes());
        assertThat(till.day.totals().orElseThrow().revenue()).isEqualTo(pounds("0.00"));
        assertThat(till.postVoid.look(sale.id()))
                .isEqualTo(new PostVoidOutcome.Refused(Why.REVERSED_BEFORE));
    }

    @Test
    void whatWasPaidInOtherWaysGoesBackByItselfOnceTheCardHasItsOwn() {
        RetailTransaction sale = paidInThreeWays();
        begin(sale);

        RetailTransaction reversal = paid(refundToCard());

        assertThat(tenders(reversal))
                .containsExactly(
                        total(Tender.CARD, "-3.00"),
                        total(Tender.VOUCHER, "-1.00"),
                        total(Tender.CASH, "-2.76"));
        assertThat(till.day.totals().orElseThrow().cashExpected()).isEqualTo(pounds("100.00"));
    }

    @ParameterizedTest
    @EnumSource(Killed.class)
    void theCardGetsItOnceWheneverTheTillIsKilled(Killed when) {
        begin(paidInThreeWays());
        UUID transaction = transaction();
        long before = till.terminal.approvals();
        new CardRefundDesk(till).until(when, this::asking);

        dead.add(till);
        till = till.killed();
        till.signOn(TillOnDisk.MANAGER, "3333");

        assertThat(till.returns.refund(transaction)).isEqualTo(new RefundOutcome.TerminalUnknown());
        TakenTender left = till.openSale.basket().orElseThrow().unfinishedTender().orElseThrow();
        TenderOutcome outcome =
                till.cards.answered(transaction, left.id(), till.cards.askAgain(left));
        RetailTransaction reversal =
                when == Killed.BEFORE_THE_TERMINAL_IS_ASKED ? paid(refundToCard()) : paid(outcome);
        assertThat(tenders(reversal)).contains(total(Tender.CARD, "-3.00")).hasSize(3);
        assertThat(till.terminal.approvals()).isEqualTo(before + 1);
    }

    @Test
    void whatTheTerminalDoesNotGiveBackGoesOutOtherwiseByRightAlone() {
        begin(paidInThreeWays());
        till.terminal.next(Manner.DECLINES);
        assertThat(refundToCard()).isEqualTo(new TenderOutcome.NotReversed(DeclineReason.REFUSED));
        till.signOn(TillOnDisk.CASHIER, "4444");
        assertThat(till.returns.refund(transaction()))
                .isEqualTo(new RefundOutcome.NotAllowed(Right.POST_VOID));
        assertThat(till.returns.refundAsCredit(transaction()))
                .isEqualTo(new RefundOutcome.NotAllowed(Right.POST_VOID));

        till.signOn(TillOnDisk.MANAGER, "3333");
        RetailTransaction reversal = refunded(till.returns.refundAsCredit(transaction()));

        assertThat(tenders(reversal))
                .containsExactly(
                        total(Tender.STORE_CREDIT, "-3.00"),
                        total(Tender.VOUCHER, "-1.00"),
                        total(Tender.CASH, "-2.76"));
    }

    @Test
    void orInCashWithTheCashThatWasPaid() {
        RetailTransaction sale = paidInThreeWays();
        begin(sale);
        till.terminal.next(Manner.DECLINES);
        refundToCard();

        RetailTransaction reversal = refunded(till.returns.refund(transaction()));

        assertThat(tenders(reversal))
                .containsExactly(total(Tender.VOUCHER, "-1.00"), total(Tender.CASH, "-5.76"));
        assertThat(PostVoid.reversedBy(reversal)).contains(sale.id());
    }

    @Test
    void aSaleThatIsBeingVoidedStaysWholeUntilItIsOrIsLeft() {
        RetailTransaction sale = paidByCard();
        begin(sale);

        assertThat(till.openSale.voidLine(1))
                .isEqualTo(new LineOutcome.Refused(Refusal.VOIDED_AS_A_WHOLE));
        assertThat(till.returns.scan("22214", Terms.USUAL))
                .isEqualTo(new ReturnOutcome.Refused(Refusal.VOIDED_AS_A_WHOLE));
        assertThat(till.postVoid.postVoid(sale.id(), TillOnDisk.id()))
                .isEqualTo(new PostVoidOutcome.Refused(Why.COMES_BACK));

        assertThat(till.openSale.cancel()).isEmpty();
        assertThat(till.postVoid.look(sale.id())).isEqualTo(new PostVoidOutcome.Possible(sale));
    }

    @Test
    void whatCardsPaidWaitsForWhatIsBeingRung() {
        RetailTransaction sale = paidByCard();
        till.sale.scan("22214");

        assertThat(till.postVoid.postVoid(sale.id(), TillOnDisk.id()))
                .isEqualTo(new PostVoidOutcome.Refused(Why.SALE_IN_THE_WAY));
    }

    @Test
    void aPaymentThatTheTerminalStillHoldsIsTakenOutOfItAndWaitsForNothingMore() {
        till.terminal.goOffline(pounds("100.00"));
        begin(paidByCard());
        assertThat(till.offlinePayments.now().waiting()).hasSize(1);

        paid(refundToCard());

        assertThat(till.offlinePayments.now().waiting()).isEmpty();
        till.terminal.goOnlineAndBeRefused();
        till.offlinePayments.ask();
        assertThat(till.offlinePayments.now().refused()).isEmpty();
    }

    @Test
    void forASaleThatTheBankNeverPaidNothingGoesBack() {
        till.terminal.goOffline(pounds("100.00"));
        RetailTransaction sale = paidByCard();
        till.offlinePayments.settle(
                sale.tenders().getFirst().card().orElseThrow().tender(), Outcome.REFUSED, true);

        assertThat(till.postVoid.postVoid(sale.id(), TillOnDisk.id()))
                .isEqualTo(new PostVoidOutcome.Refused(Why.NEVER_PAID));
    }

    @Test
    void aCashierMayNotBeginIt() {
        RetailTransaction sale = paidByCard();
        till.signOn(TillOnDisk.CASHIER, "4444");

        assertThat(till.postVoid.postVoid(sale.id(), TillOnDisk.id()))
                .isEqualTo(new PostVoidOutcome.NotAllowed(Right.POST_VOID));
        assertThat(till.openSale.basket()).isEmpty();
    }

    private void begin(RetailTransaction sale) {
        assertThat(till.postVoid.postVoid(sale.id(), TillOnDisk.id()))
                .isEqualTo(new PostVoidOutcome.Begun());
    }

    private RetailTransaction paidByCard() {
        ring();
        return paid(byCard("6.76"));
    }

    private RetailTransaction paidInThreeWays() {
        ring();
        till.tender.takeVoucher(transaction(), pounds("1.00"));
        byCard("3.00");
        return paid(till.tender.payCash(transaction(), pounds("5.00")));
    }

    private void ring() {
        till.sale.scan("22214");
        till.sale.scan("20886");
    }

    private TenderOutcome byCard(String amount) {
        TakenTender asked =
                ((TenderOutcome.Asking) till.cards.start(transaction(), pounds(amount))).tender();
        return till.cards.answered(transaction(), asked.id(), till.cards.ask(asked));
    }

    private TakenTender asking() {
        CardRefundTalk talk = new CardRefundDesk(till).talk();
        talk.offered(till.openSale.basket(), () -> {});
        return ((RefundOutcome.Asking) till.returns.refundToCard(transaction(), talk::start))
                .tender();
    }

    private TenderOutcome refundToCard() {
        TakenTender asked = asking();
        return till.cards.answered(transaction(), asked.id(), till.cards.ask(asked));
    }

    private UUID transaction() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private static RetailTransaction paid(TenderOutcome outcome) {
        return ((TenderOutcome.Paid) outcome).transaction();
    }

    private static RetailTransaction refunded(RefundOutcome outcome) {
        return ((RefundOutcome.Refunded) outcome).transaction();
    }

    private static List<TenderTotal> tenders(RetailTransaction transaction) {
        return transaction.tenders().stream()
                .map(line -> new TenderTotal(line.tender(), line.amount()))
                .toList();
    }

    private static TenderTotal total(Tender tender, String amount) {
        return new TenderTotal(tender, pounds(amount));
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
