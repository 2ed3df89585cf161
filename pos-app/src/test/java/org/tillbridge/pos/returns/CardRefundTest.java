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
import org.tillbridge.pos.device.SimulatedTerminal.Manner;
import org.tillbridge.pos.returns.CardRefundDesk.Killed;
import org.tillbridge.pos.returns.CardRefunds.Refundable;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.TenderStarted;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled.Outcome;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Goods that were paid by card here come back. The candle costs 2.55, the box 4.21.
class CardRefundTest {
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
    void whatWasPaidByCardGoesBackToThatCardAndTheReturnIsComplete() {
        RetailTransaction sale = paidByCard("22214");
        CardSlip paid = sale.tenders().getFirst().card().orElseThrow();
        comesBack(sale, 1);

        RetailTransaction back = paid(refundToCard());

        assertThat(back.total()).isEqualTo(pounds("-2.55"));
        TenderLine line = back.tenders().getFirst();
        assertThat(line.tender()).isEqualTo(Tender.CARD);
        assertThat(line.amount()).isEqualTo(pounds("-2.55"));
        assertThat(line.card().orElseThrow().refunds()).contains(paid.tender());
        assertThat(line.card().orElseThrow().lastFour()).contains("4471");
        assertThat(till.openSale.basket()).isEmpty();
        assertThat(started())
                .last()
                .satisfies(
                        one -> {
                            assertThat(one.amount()).isEqualTo(pounds("-2.55"));
                            assertThat(one.reverses()).contains(paid.tender());
                        });
        assertThat(till.day.totals().orElseThrow().revenue()).isEqualTo(pounds("0.00"));
    }

    @Test
    void aCardNeverGetsMoreThanItPaidForThatSale() {
        RetailTransaction sale = paidByCard("22214", "20886");
        comesBack(sale, 1);
        assertThat(offered().orElseThrow().amount()).isEqualTo(pounds("2.55"));
        paid(refundToCard());

        comesBack(sale, 1);
        assertThat(offered().orElseThrow().amount()).isEqualTo(pounds("2.55"));
        paid(refundToCard());
        comesBack(sale, 2);
        assertThat(offered().orElseThrow().amount())
                .as("6.76 were paid, 5.10 went back")
                .isEqualTo(pounds("1.66"));
        assertThat(refundToCard()).isInstanceOf(TenderOutcome.PartPaid.class);
        assertThat(offered()).isEmpty();

        RetailTransaction rest = refunded(till.returns.refund(transaction()));
        assertThat(tenders(rest))
                .containsExactly(
                        new TenderTotal(Tender.CARD, pounds("-1.66")),
                        new TenderTotal(Tender.CASH, pounds("-2.55")));
        comesBack(sale, 1);
        assertThat(offered()).isEmpty();
    }

    /// Then nothing of that sale stands in the return that gave it back.
    @Test
    void whatACardGotIsRememberedAlsoWhereTheGoodsWereKeptAfterAll() {
        RetailTransaction sale = paidByCard("22214", "20886");
        comesBack(sale, 1);
        till.returns.scan("20886", Terms.USUAL);
        assertThat(refundToCard()).isInstanceOf(TenderOutcome.PartPaid.class);
        till.openSale.voidLine(1);
        refunded(till.returns.refund(transaction()));

        comesBack(sale, 1);
        paid(refundToCard());
        comesBack(sale, 2);

        assertThat(offered().orElseThrow().amount())
                .as("6.76 were paid, 5.10 went back")
                .isEqualTo(pounds("1.66"));
    }

    /// Else nothing could be sold at it any more: what a card has got cannot be taken back. Seed 38
    /// of the simulator.
    @Test
    void aReturnOfWhichACardHasItsShareIsBroughtToItsEndAlsoWhereRefundsWait() {
        RetailTransaction sale = paidByCard("22214");
        comesBack(sale, 1);
        till.returns.scan("20886", Terms.USUAL);
        assertThat(refundToCard()).isInstanceOf(TenderOutcome.PartPaid.class);
        till.put(
                Shop.WORKSTATION,
                new WorkstationRow(
                        Shop.TILL, Shop.BATH, "Till 2", Optional.empty(), Optional.of(Shop.NOON)));

        refunded(till.returns.refund(transaction()));

        assertThat(till.openSale.basket()).isEmpty();
        assertThat(till.returns.scan("20886", Terms.USUAL))
                .isEqualTo(new ReturnOutcome.RefundsWait());
    }

    @Test
    void whatWasPaidInPartByCardGoesBackInPart() {
        till.sale.scan("20886");
        till.tender.takeCash(transaction(), pounds("4.00"));
        RetailTransaction sale = paid(byCard("0.21"));
        comesBack(sale, 1);

        assertThat(refundToCard()).isInstanceOf(TenderOutcome.PartPaid.class);
        RetailTransaction back = refunded(till.returns.refundAsCredit(transaction()));

        assertThat(tenders(back))
                .containsExactly(
                        new TenderTotal(Tender.CARD, pounds("-0.21")),
                        new TenderTotal(Tender.STORE_CREDIT, pounds("-4.00")));
    }

    @Test
    void eachOfTwoCardsGetsBackWhatItPaid() {
        till.sale.scan("22214");
        till.sale.scan("20886");
        byCard("2.00");
        RetailTransaction sale = paid(byCard("4.76"));
        comesBack(sale, 1);
        comesBack(sale, 2);

        assertThat(offered().orElseThrow().amount()).isEqualTo(pounds("2.00"));
        assertThat(refundToCard()).isInstanceOf(TenderOutcome.PartPaid.class);
        assertThat(offered().orElseThrow().amount()).isEqualTo(pounds("4.76"));
        RetailTransaction back = paid(refundToCard());

        assertThat(back.tenders())
                .extracting(TenderLine::amount)
                .containsExactly(pounds("-2.00"), pounds("-4.76"));
    }

    /// The terminal took the card offline, and the bank did not pay.
    @Test
    void forGoodsWhoseCardTheBankRefusedAfterwardsNoMoneyGoesBack() {
        till.terminal.goOffline(pounds("100.00"));
        RetailTransaction sale = paidByCard("22214");
        comesBack(sale, 1);
        assertThat(offered()).isPresent();
        till.offlinePayments.settle(
                sale.tenders().getFirst().card().orElseThrow().tender(), Outcome.REFUSED, true);

        assertThat(till.returns.refund(transaction())).isEqualTo(new RefundOutcome.NeverPaid());
        assertThat(till.returns.refundAsCredit(transaction()))
                .isEqualTo(new RefundOutcome.NeverPaid());
        assertThat(till.returns.refundToCard(transaction(), new CardRefundDesk(till).talk()::start))
                .isEqualTo(new RefundOutcome.NeverPaid());
    }

    /// A return of which a card has its share can neither be given up nor set aside: if it could
    /// not be ended, nothing could be sold. Found by the simulator, seed 430039.
    @Test
    void aReturnOfWhichACardHasItsShareIsBroughtToItsEndAlsoWhereTheBankRefusedMeanwhile() {
        till.terminal.goOffline(pounds("100.00"));
        till.sale.scan("22214");
        till.sale.scan("20886");
        TenderOutcome outcome = byCard("2.00");
        UUID offline = ((TenderOutcome.PartPaid) outcome).taken().id();
        RetailTransaction sale = paid(byCard("4.76"));
        comesBack(sale, 1);
        comesBack(sale, 2);
        assertThat(refundToCard()).isInstanceOf(TenderOutcome.PartPaid.class);
        till.offlinePayments.settle(offline, Outcome.REFUSED, true);

        assertThat(till.returns.refund(transaction())).isInstanceOf(RefundOutcome.Refunded.class);
    }

    @Test
    void goodsThatNothingProvesGoBackToNoCard() {
        paidByCard("22214");
        till.returns.scan("22214", Terms.USUAL);

        assertThat(offered()).isEmpty();
        assertThat(till.returns.refundToCard(transaction(), new CardRefundDesk(till).talk()::start))
                .isEqualTo(new RefundOutcome.NotToCard());
    }

    @Test
    void onlyWhatComesBackOfTheSaleGoesToItsCard() {
        RetailTransaction sale = paidByCard("22214", "20886");
        comesBack(sale, 1);
        till.returns.scan("20886", Terms.USUAL);

        assertThat(offered().orElseThrow().amount()).isEqualTo(pounds("2.55"));
    }

    @Test
    void aTerminalThatDeclinesOrIsAwayGivesNothingAndTheReturnStaysOpen() {
        RetailTransaction sale = paidByCard("22214");
        comesBack(sale, 1);
        till.terminal.next(Manner.DECLINES);

        assertThat(refundToCard()).isEqualTo(new TenderOutcome.NotReversed(DeclineReason.REFUSED));
        assertThat(till.openSale.basket().orElseThrow().tenders()).isEmpty();
        assertThat(offered()).isPresent();

        assertThat(refunded(till.returns.refund(transaction())).tenders().getFirst().tender())
                .isEqualTo(Tender.CASH);
    }

    @Test
    void whileNobodyKnowsWhatTheCardGotNothingElseGoesOut() {
        RetailTransaction sale = paidByCard("22214");
        comesBack(sale, 1);
        till.terminal.next(Manner.KEEPS_SILENT);
        assertThat(refundToCard()).isInstanceOf(TenderOutcome.Unknown.class);

        assertThat(till.returns.refund(transaction()))
                .isEqualTo(new RefundOutcome.TerminalUnknown());
        assertThat(till.returns.refundToCard(transaction(), new CardRefundDesk(till).talk()::start))
                .isEqualTo(new RefundOutcome.TerminalUnknown());
        assertThat(till.openSale.voidLine(1).getClass().getSimpleName()).isEqualTo("Refused");

        till.terminal.speak();
        TakenTender asked = unfinished();
        assertThat(till.cards.answered(transaction(), asked.id(), till.cards.askAgain(asked)))
                .isInstanceOf(TenderOutcome.Paid.class);
    }

    @ParameterizedTest
    @EnumSource(Killed.class)
    void theCardGetsItOnceWheneverTheTillIsKilled(Killed when) {
        RetailTransaction sale = paidByCard("22214");
        comesBack(sale, 1);
        UUID transaction = transaction();
        long before = till.terminal.approvals();
        new CardRefundDesk(till).until(when, this::asking);

        dead.add(till);
        till = till.killed();
        till.signOn(TillOnDisk.MANAGER, "3333");

        assertThat(till.returns.refund(transaction)).isEqualTo(new RefundOutcome.TerminalUnknown());
        TakenTender left = unfinished();
        TenderOutcome outcome =
                till.cards.answered(transaction, left.id(), till.cards.askAgain(left));
        RetailTransaction back =
                when == Killed.BEFORE_THE_TERMINAL_IS_ASKED ? neverHeardOf(outcome) : paid(outcome);
        assertThat(tenders(back)).containsExactly(new TenderTotal(Tender.CARD, pounds("-2.55")));
        assertThat(till.terminal.approvals()).isEqualTo(before + 1);
    }

    private RetailTransaction neverHeardOf(TenderOutcome outcome) {
        assertThat(outcome).isEqualTo(new TenderOutcome.NotReversed(DeclineReason.NOT_ASKED));
        return paid(refundToCard());
    }

    private RetailTransaction paidByCard(String... codes) {
        for (String code : codes) {
            till.sale.scan(code);
        }
        Money due = till.openSale.basket().orElseThrow().transaction().totals().total();
        return paid(byCard(due.getAmount().toPlainString()));
    }

    private TenderOutcome byCard(String amount) {
        TakenTender asked =
                ((TenderOutcome.Asking) till.cards.start(transaction(), pounds(amount))).tender();
        return till.cards.answered(transaction(), asked.id(), till.cards.ask(asked));
    }

    /// One line of a sale, as its receipt proves it.
    private void comesBack(RetailTransaction sale, int line) {
        boolean isCandle = sale.goods().get(line - 1).amount().equals(pounds("2.55"));
        new CardRefundDesk(till).comesBack(isCandle ? "22214" : "20886", sale.id(), line);
    }

    private Optional<Refundable> offered() {
        return new CardRefundDesk(till).offered();
    }

    private TakenTender asking() {
        CardRefundTalk talk = new CardRefundDesk(till).talk();
        talk.offered(till.openSale.basket(), () -> {});
        RefundOutcome outcome = till.returns.refundToCard(transaction(), talk::start);
        return ((RefundOutcome.Asking) outcome).tender();
    }

    private TenderOutcome refundToCard() {
        TakenTender asked = asking();
        return till.cards.answered(transaction(), asked.id(), till.cards.ask(asked));
    }

    private TakenTender unfinished() {
        return till.openSale.basket().orElseThrow().unfinishedTender().orElseThrow();
    }

    private List<TenderStarted> started() {
        List<TenderStarted> all = new ArrayList<>();
        till.journal
                .reader()
                .forEachFactOf(
                        TillOnDisk.DAY,
                        committed -> {
                            JournalEntry fact = committed.fact();
                            if (fact instanceof TenderStarted one) {
                                all.add(one);
                            }
                        });
        return all;
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

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
