package org.tillbridge.pos;

import org.tillbridge.pos.drawer.ClosedDay;
import org.tillbridge.pos.receipt.ReceiptPrinting;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.report.DayFigures;
import org.tillbridge.pos.report.DayReports;
import org.tillbridge.pos.report.PaperReports;
import org.tillbridge.pos.report.ReportFiles;
import org.tillbridge.pos.report.ReportWords;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;

import java.util.List;
import java.util.Optional;

/// The Z reports of this till, in one language.
final class DayPapers implements ClosedDay {
    private final DayReports reports;
    private final PaperReports paper;
    private final ReportFiles files;
    private final ReceiptPrinting printing;
    private final Texts texts;

    DayPapers(
            DayReports reports,
            PaperReports paper,
            ReportFiles files,
            ReceiptPrinting printing,
            Texts texts) {
        this.reports = reports;
        this.paper = paper;
        this.files = files;
        this.printing = printing;
        this.texts = texts;
    }

    @Override
    public List<ReceiptRow> report(TillClosed closing) {
        return figures(closing).map(figures -> paper.rows(figures, texts)).orElse(List.of());
    }

    private Optional<DayFigures> figures(TillClosed closing) {
        return reports.of(closing.number(), closing.businessDate());
    }

    @Override
    public Message save(TransactionNumber number, List<ReceiptRow> report) {
        return files.save("Z-" + number, "Z " + number, report);
    }

    @Override
    public Message print(TillClosed closing) {
        return figures(closing)
                .flatMap(DayFigures::closed)
                .map(DayFigures.Close::id)
                .filter(_ -> printing.devices().prints())
                .map(printing::zReportAgain)
                .map(written -> new ReportWords(texts).copied(written))
                .orElseGet(new ReportWords(texts)::noPrinter);
    }
}
