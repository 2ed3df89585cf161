package org.tillbridge.pos.tender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.device.SimulatedTerminal.Manner;
import org.tillbridge.pos.device.TerminalAnswer;
import org.tillbridge.pos.sale.LineOutcome;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.JournalWriteException;
import org.tillbridge.sync.journal.RecordedEntry;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// Cards, with a terminal that does what terminals do. The candle costs 2.55.
class CardTendersTest {
    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
        till.sale.scan("22214");
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void aCardPaysTheSale() {
        TakenTender asked = start("2.55");

        RetailTransaction paid = paid(answered(asked, till.cards.ask(asked)));

        assertThat(paid.tenders())
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.tender()).isEqualTo(Tender.CARD);
                            assertThat(line.amount()).isEqualTo(pounds("2.55"));
                            assertThat(line.card().orElseThrow().tender()).isEqualTo(asked.id());
                        });
        assertThat(kinds()).endsWith("TenderStarted", "TenderAuthorised", "SaleCompleted");
        assertThat(till.day.totals().orElseThrow().tenders())
                .containsExactly(new TenderTotal(Tender.CARD, pounds("2.55")));
        assertThat(till.day.totals().orElseThrow().cashTaken()).isEqualTo(pounds("0"));
    }

    @Test
    void thatTheTerminalWillBeAskedIsOnDiskBeforeItIsAsked() {
        start("2.55");

        assertThat(kinds()).endsWith("TenderStarted");
        assertThat(till.terminal.approvals()).isZero();
    }

    @Test
    void whatCannotBeWrittenIsNotAsked() {
        till.journal.close();

        assertThat(till.cards.start(transaction(), pounds("2.55")))
                .isEqualTo(new TenderOutcome.NotWritten(JournalWriteException.Reason.CLOSED));
        assertThat(till.openSale.basket().orElseThrow().tenders()).isEmpty();
    }

    @Test
    void aDeclinedCardPaysNothingAndTheSaleStays() {
        till.terminal.next(Manner.DECLINES);
        TakenTender asked = start("2.55");

        assertThat(answered(asked, till.cards.ask(asked)))
                .isEqualTo(new TenderOutcome.Declined(DeclineReason.REFUSED));
        assertThat(till.openSale.basket().orElseThrow().tenders()).isEmpty();
        assertThat(kinds()).endsWith("TenderStarted", "TenderDeclined");
    }

    @Test
    void aLostAnswerIsUnknownAndPaidOnceItIsAskedAgain() {
        till.terminal.next(Manner.LOSES_THE_ANSWER);
        TakenTender asked = start("2.55");

        TenderOutcome unknown = answered(asked, till.cards.ask(asked));
        assertThat(unknown).isInstanceOf(TenderOutcome.Unknown.class);
        assertThat(till.cards.start(transaction(), pounds("2.55")))
                .as("no other charge")
                .isInstanceOf(TenderOutcome.Unknown.class);
        assertThat(till.tender.payCash(transaction(), pounds("5.00")))
                .isInstanceOf(TenderOutcome.Unknown.class);

        paid(answered(asked, till.cards.askAgain(asked)));
        assertThat(till.terminal.approvals()).isEqualTo(1);
        assertThat(kinds())
                .endsWith("TenderStarted", "TenderUnknown", "TenderAuthorised", "SaleCompleted");
    }

    @Test
    void whatWasDeclinedLateAndWhatNeverArrivedIsNotPaid() {
        for (Manner manner : List.of(Manner.DECLINES_LATE, Manner.NEVER_HEARS)) {
            till.terminal.next(manner);
            TakenTender asked = start("2.55");
            assertThat(answered(asked, till.cards.ask(asked)))
                    .isInstanceOf(TenderOutcome.Unknown.class);
            assertThat(answered(asked, till.cards.askAgain(asked)))
                    .isInstanceOf(TenderOutcome.Declined.class);
        }
        assertThat(till.terminal.approvals()).isZero();
    }

    @Test
    void thatItIsUnknownIsWrittenOnce() {
        till.terminal.next(Manner.KEEPS_SILENT);
        TakenTender asked = start("2.55");
        answered(asked, till.cards.ask(asked));
        int entries = kinds().size();

        answered(asked, till.cards.askAgain(asked));
        answered(asked, till.cards.askAgain(asked));

        assertThat(kinds()).hasSize(entries);
        till.terminal.speak();
        paid(answered(asked, till.cards.askAgain(asked)));
    }

    @Test
    void aPersonCanSayWhatASilentTerminalHasDone() {
        till.terminal.next(Manner.KEEPS_SILENT);
        TakenTender asked = start("2.55");
        answered(asked, till.cards.ask(asked));

        paid(till.cards.decide(transaction(), asked.id(), true));

        assertThat(bodies()).anySatisfy(body -> assertThat(body).contains("\"byHand\":true"));
    }

    /// The terminal has no name for it, so it is not asked to reverse anything.
    @Test
    void whatAPersonSaidWasPaidAPersonGivesBack() {
        till.terminal.next(Manner.KEEPS_SILENT);
        TakenTender asked = start("1.00");
        answered(asked, till.cards.ask(asked));
        till.cards.decide(transaction(), asked.id(), true);
        till.terminal.speak();
        TakenTender paid = till.openSale.basket().orElseThrow().tenders().getFirst();

        TakenTender back = asking(till.cards.startReversal(transaction(), paid));
        assertThat(answered(back, till.cards.ask(back))).isInstanceOf(TenderOutcome.Unknown.class);
        assertThat(till.cards.decide(transaction(), back.id(), true))
                .isInstanceOf(TenderOutcome.TakenBack.class);

        assertThat(till.openSale.basket().orElseThrow().tenders()).isEmpty();
    }

    @Test
    void anAnswerThatComesTwiceCountsOnce() {
        UUID transaction = transaction();
        TakenTender asked = start("1.00");
        TerminalAnswer answer = till.cards.ask(asked);

        assertThat(answered(asked, answer)).isInstanceOf(TenderOutcome.PartPaid.class);
        assertThat(answered(asked, answer)).isEqualTo(new TenderOutcome.KnownAlready());
        assertThat(till.tender.balance().orElseThrow().left()).isEqualTo(pounds("1.55"));
        till.tender.payCash(transaction, pounds("1.55"));
        assertThat(till.cards.answered(transaction, asked.id(), answer))
                .isInstanceOf(TenderOutcome.AlreadyPaid.class);
    }

    @Test
    void aCardWithLittleOnItPaysAPart() {
        till.terminal.next(Manner.APPROVES_HALF);
        TakenTender asked = start("2.55");

        assertThat(answered(asked, till.cards.ask(asked)))
                .isInstanceOf(TenderOutcome.PartPaid.class);
        assertThat(till.tender.balance().orElseThrow().left()).isEqualTo(pounds("1.27"));
    }

    @Test
    void noMoreThanIsLeftIsAskedOfACard() {
        assertThat(till.cards.start(transaction(), pounds("2.56")))
                .isEqualTo(new TenderOutcome.MoreThanIsLeft(pounds("2.55")));
        assertThat(till.cards.start(transaction(), pounds("0")))
                .isEqualTo(new TenderOutcome.MoreThanIsLeft(pounds("2.55")));
    }

    @Test
    void aCardThatPaidIsReversedBeforeItIsTakenAway() {
        TakenTender part = taken(start("1.00"));

        TakenTender back = asking(till.cards.startReversal(transaction(), part));
        assertThat(answered(back, till.cards.ask(back)))
                .isInstanceOf(TenderOutcome.TakenBack.class);

        assertThat(till.openSale.basket().orElseThrow().tenders()).isEmpty();
        assertThat(till.tender.balance().orElseThrow().left()).isEqualTo(pounds("2.55"));
        assertThat(bodies()).anySatisfy(body -> assertThat(body).contains("\"reverses\""));
    }

    @Test
    void aReversalThatIsDeclinedLeavesThePayment() {
        TakenTender part = taken(start("1.00"));
        till.terminal.next(Manner.DECLINES);

        TakenTender back = asking(till.cards.startReversal(transaction(), part));
        assertThat(answered(back, till.cards.ask(back)))
                .isEqualTo(new TenderOutcome.NotReversed(DeclineReason.REFUSED));

        assertThat(till.openSale.basket().orElseThrow().tenders()).containsExactly(part);
    }

    @Test
    void whatIsPaidAlreadyCannotBeVoidedBelowThat() {
        taken(start("2.00"));

        assertThat(till.openSale.voidLine(1))
                .isEqualTo(new LineOutcome.Refused(Refusal.PAID_ALREADY));
        assertThatThrownBy(till.openSale::cancel).isInstanceOf(IllegalStateException.class);
        till.sale.scan("22214");
        assertThat(till.openSale.voidLine(2)).isInstanceOf(LineOutcome.Changed.class);
    }

    @Test
    void anUnknownCodeInTheBasketDoesNotLoseTheAnswer() {
        TakenTender asked = start("2.55");
        till.sale.scan("4006381333931");

        assertThat(answered(asked, till.cards.ask(asked)))
                .isInstanceOf(TenderOutcome.PartPaid.class);
        assertThat(till.openSale.basket().orElseThrow().tenders())
                .singleElement()
                .satisfies(tender -> assertThat(tender.isPaid()).isTrue());
    }

    @Test
    void anAnswerThatComesAfterSigningOffIsKeptAndTheSaleWaits() {
        UUID transaction = transaction();
        TakenTender asked = start("2.55");
        TerminalAnswer answer = till.cards.ask(asked);
        till.signOn.signOff();

        assertThat(till.cards.answered(transaction, asked.id(), answer))
                .isInstanceOf(TenderOutcome.PartPaid.class);

        till.signOn(TillOnDisk.CASHIER, "4444");
        assertThat(till.tender.balance().orElseThrow().left()).isEqualTo(pounds("0.00"));
        paid(till.tender.payCash(transaction, pounds("0.00")));
        assertThat(entries())
                .filteredOn(entry -> entry.header().kind().equals("TenderAuthorised"))
                .allSatisfy(
                        entry ->
                                assertThat(entry.header().operator()).contains(TillOnDisk.MANAGER));
    }

    @Test
    void anotherTerminalsWordIsWorthNothing() {
        TakenTender asked = start("2.55");
        TakenTender elsewhere =
                new TakenTender(
                        asked.id(),
                        asked.tender(),
                        asked.amount(),
                        asked.state(),
                        asked.operator(),
                        "another terminal",
                        asked.reverses(),
                        asked.slip());

        assertThat(till.cards.askAgain(elsewhere)).isInstanceOf(TerminalAnswer.Unknown.class);
    }

    @Test
    void offlineTheTerminalTakesSmallAmountsAndSaysSo() {
        till.terminal.goOffline(pounds("2.00"));
        TakenTender big = start("2.55");
        assertThat(answered(big, till.cards.ask(big))).isInstanceOf(TenderOutcome.Declined.class);

        TakenTender small = taken(start("2.00"));

        assertThat(small.card().orElseThrow().offline()).isTrue();
        assertThat(small.card().orElseThrow().authorisation()).isEmpty();
    }

    private TakenTender start(String amount) {
        return asking(till.cards.start(transaction(), pounds(amount)));
    }

    private static TakenTender asking(TenderOutcome outcome) {
        return ((TenderOutcome.Asking) outcome).tender();
    }

    private TakenTender taken(TakenTender asked) {
        return ((TenderOutcome.PartPaid) answered(asked, till.cards.ask(asked))).taken();
    }

    private TenderOutcome answered(TakenTender asked, TerminalAnswer answer) {
        return till.cards.answered(transaction(), asked.id(), answer);
    }

    private static RetailTransaction paid(TenderOutcome outcome) {
        return ((TenderOutcome.Paid) outcome).transaction();
    }

    private UUID transaction() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private List<String> kinds() {
        return entries().stream().map(entry -> entry.header().kind()).toList();
    }

    private List<String> bodies() {
        return entries().stream().map(RecordedEntry::bodyText).toList();
    }

    private List<RecordedEntry> entries() {
        Epoch epoch = till.journal.reader().epochs().getLast().epoch();
        return till.journal.reader().read(epoch, 0, 1000, Integer.MAX_VALUE);
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
