package org.tillbridge.pos;

import org.tillbridge.pos.drawer.ClosedDay;
import org.tillbridge.pos.receipt.PaperMark;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.report.DayReports;
import org.tillbridge.pos.report.ReportFiles;
import org.tillbridge.pos.report.ReportLayout;
import org.tillbridge.pos.report.ReportLayout.Source;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.signon.SignedOn;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.replica.ReplicaView;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.StoreRow;

import java.util.List;

/// The reports of this till, in one language.
final class DayPapers implements ClosedDay {
    private final DayReports reports;
    private final ReportFiles files;
    private final ReplicaView replica;
    private final Session session;
    private final ReportLayout layout;
    private final boolean training;

    DayPapers(
            DayReports reports,
            ReportFiles files,
            ReplicaView replica,
            Session session,
            boolean training,
            Texts texts) {
        this.reports = reports;
        this.files = files;
        this.replica = replica;
        this.session = session;
        this.training = training;
        this.layout = new ReportLayout(texts);
    }

    Source source() {
        String store = replica.store().map(StoreRow::name).orElse("");
        return new Source(
                training ? PaperMark.training(store) : store,
                replica.workstation().map(WorkstationRow::name).orElse(""),
                session.operator().map(SignedOn::name).orElse(""));
    }

    @Override
    public List<ReceiptRow> report(TillClosed closing) {
        return reports.of(closing.number(), closing.businessDate())
                .map(
                        figures ->
                                layout.rows(
                                        figures, source(), reports.atHub(), reports.carriedOver()))
                .orElse(List.of());
    }

    @Override
    public Message save(TransactionNumber number, List<ReceiptRow> report) {
        return files.save("Z-" + number, "Z " + number, report);
    }
}
