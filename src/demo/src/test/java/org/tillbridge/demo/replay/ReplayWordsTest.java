package org.tillbridge.demo.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.day.OpeningOutcome;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.sync.journal.JournalWriteException.Reason;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class ReplayWordsTest {
    private static final LocalDate DAY = LocalDate.parse("2010-12-01");
    private static final Act ACT =
            new Act(
                    Act.Kind.SALE,
                    "536365",
                    7,
                    Instant.parse("2010-12-01T08:26:00Z"),
                    DAY,
                    List.of(
                            new Act.Line.OfItem(
                                    "85123A",
                                    Quantity.of(6),
                                    UnitPrice.of(Replay.CURRENCY, new BigDecimal("2.55")))));

    @Test
    void whatATillDoesNotDoIsASentenceWithThePlaceOfTheInvoice() {
        TenderOutcome outcome =
                new TenderOutcome.TooLittle(Money.parse("GBP 15.30"), Money.parse("GBP 5.30"));

        assertThat(Cashier.notDone(ACT, "it cannot be paid.", ReplayWords.of(outcome)))
                .hasMessage(
                        "invoices.tsv line 7, invoice 536365: it cannot be paid. £5.30 is"
                                + " missing.");
        assertThat(Cashier.notDone(ACT, "the open sale is not its own.", ""))
                .hasMessage("invoices.tsv line 7, invoice 536365: the open sale is not its own.");
    }

    @Test
    void everyOutcomeThatIsNotAsHopedHasASentence() {
        assertThat(
                        List.of(
                                ReplayWords.of(new OpeningOutcome.AlreadyOpen(DAY)),
                                ReplayWords.of(new OpeningOutcome.NeedsManager(DAY)),
                                ReplayWords.of(new OpeningOutcome.AbsurdFloat()),
                                ReplayWords.of(new OpeningOutcome.NotWritten(Reason.DISK_FULL)),
                                ReplayWords.of(new ClosingOutcome.SaleInTheWay()),
                                ReplayWords.of(new ClosingOutcome.NoDayOpen()),
                                ReplayWords.of(new ClosingOutcome.NotWritten(Reason.DISK_FULL)),
                                ReplayWords.of(new TenderOutcome.TooMuch(Money.parse("GBP 9.00"))),
                                ReplayWords.of(
                                        new TenderOutcome.NoSuchCoins(Money.parse("CHF 0.05"))),
                                ReplayWords.of(new TenderOutcome.NotPayable()),
                                ReplayWords.of(new TenderOutcome.NotWritten(Reason.DISK_FULL)),
                                ReplayWords.of(
                                        new RefundOutcome.NotAllowed(Right.RETURN_WITHOUT_RECEIPT)),
                                ReplayWords.of(new RefundOutcome.RefundsWait()),
                                ReplayWords.of(new RefundOutcome.NothingToRefund()),
                                ReplayWords.of(new RefundOutcome.NotAsSeen()),
                                ReplayWords.of(new RefundOutcome.NotWritten(Reason.DISK_FULL)),
                                ReplayWords.of(new Written.NotWritten(Reason.DISK_FULL))))
                .allSatisfy(
                        sentence -> assertThat(sentence).matches("[A-Z].*\\.").doesNotContain("["));
    }
}
