package org.tillbridge.pos.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.Waiting;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.device.DeviceSettings;
import org.tillbridge.pos.device.printer.VirtualPrinter.State;
import org.tillbridge.pos.report.DayFigures;
import org.tillbridge.sync.journal.JournalEntry.ReceiptReprinted;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// X and Z reports on the receipt printer: a real journal, a real wire, a printer of software.
class ReportPrintingTest extends AtThePrinter {
    @Test
    void aCloseComesOutOfThePrinterOnceByItself() {
        sell();
        Waiting.until(() -> papers().size() == 1);

        closeTheDay();

        Waiting.until(() -> papers().size() == 2);
        assertThat(papers().getLast())
                .contains(
                        "Z report 1-2-1-000002",
                        "Till 2, A. Morgan",
                        "Takings",
                        "Expected",
                        "102.55",
                        "Short",
                        "£102.55",
                        "Ever sold on this till")
                .doesNotContain("Copy");
        Waiting.until(() -> queue().jobs().isEmpty());
    }

    @Test
    void anXReportIsPrintedAtAnyTimeAndDoesNotSayWhatShouldBeInTheTill() {
        sell();
        assertThat(till.printing.xReport()).isTrue();
        Waiting.until(() -> papers().size() == 2);
        sell();
        assertThat(till.printing.xReport()).isTrue();

        Waiting.until(() -> papers().size() == 4);
        assertThat(papers().get(1)).contains("X report", "£2.55").doesNotContain("Expected");
        assertThat(papers().getLast()).contains("X report", "£5.10");
    }

    @Test
    void whereThereIsNoPrinterAnXReportIsNotPromised() throws Exception {
        till.printing.devices().use(DeviceSettings.NONE);

        assertThat(till.printing.xReport()).isFalse();
    }

    @Test
    void aZReportOnceMoreIsMarkedAsACopyAndRecordedBeforeItIsPaper() {
        sell();
        UUID close = closeTheDay();
        Waiting.until(() -> papers().size() == 2);

        till.printing.zReportAgain(close);

        Waiting.until(() -> papers().size() == 3);
        assertThat(papers().getLast()).contains("Z report 1-2-1-000002", "Copy");
        assertThat(facts()).contains(new ReceiptReprinted(close, ReceiptReprinted.Form.COPY));
    }

    @Test
    void aZReportThatMayBeOnPaperAsksAndComesAsACopyThatIsRecorded() {
        printer.is(State.SILENT);
        UUID close = closeTheDay();
        Waiting.until(() -> queue().trouble().isPresent());
        printer.is(State.HANGS_UP);
        Waiting.until(() -> !queue().asking().isEmpty());
        printer.is(State.READY);

        till.printing.answer(queue().asking().getFirst(), true);

        Waiting.until(() -> queue().jobs().isEmpty());
        assertThat(papers().getLast()).contains("Z report", "Copy");
        assertThat(facts()).contains(new ReceiptReprinted(close, ReceiptReprinted.Form.COPY));
    }

    /// Whoever opens in the morning did not close the night before.
    @Test
    void aZReportThatWaitedOverARestartIsThatOfWhoeverClosedAndOfThatDay() {
        printer.is(State.PAPER_OUT);
        sell();
        closeTheDay();
        Waiting.until(() -> queue().jobs().size() == 2);
        till.close();
        printer.is(State.READY);

        till = TillOnDisk.in(folder);
        till.signOn(TillOnDisk.CASHIER, "4444");

        Waiting.until(() -> papers().size() == 2);
        assertThat(papers().getLast())
                .contains(
                        "Z report 1-2-1-000002", "Till 2, A. Morgan", "Wednesday, 1 December 2010");
    }

    private void sell() {
        till.sale.scan("22214");
        till.tender.payCash(
                till.openSale.basket().orElseThrow().transaction().id(),
                Money.of(GBP, new BigDecimal("5.00")));
    }

    /// @return the entry
    private UUID closeTheDay() {
        TillClosed closing = ((ClosingOutcome.Closed) till.day.close(List.of())).closing();
        return till.reports
                .of(closing.number(), closing.businessDate())
                .flatMap(DayFigures::closed)
                .orElseThrow()
                .id();
    }

    private List<Object> facts() {
        List<Object> facts = new ArrayList<>();
        till.journal.reader().forEachFactOf(TillOnDisk.DAY, one -> facts.add(one.fact()));
        return facts;
    }
}
