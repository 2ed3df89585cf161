package org.tillbridge.pos.report;

import org.tillbridge.pos.device.printer.PrintJob;
import org.tillbridge.pos.receipt.PaperMark;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.receipt.ReportRows;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.signon.SignedOn;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.replica.ReplicaView;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.StoreRow;

import java.util.List;
import java.util.Optional;

/// What the reports of this till say on paper, read when it is wanted. Reads a whole day, so it is
/// for no thread that someone waits on.
public final class PaperReports implements ReportRows {
    private final DayReports reports;
    private final ReplicaView replica;
    private final Session session;
    private final boolean training;

    /// @param training whether nothing of it is sold
    public PaperReports(
            DayReports reports, ReplicaView replica, Session session, boolean training) {
        this.reports = reports;
        this.replica = replica;
        this.session = session;
        this.training = training;
    }

    @Override
    public Optional<List<ReceiptRow>> rows(PrintJob job, Texts texts) {
        return switch (job.form()) {
            case X_REPORT -> reports.open().map(day -> rows(day, texts));
            case Z_REPORT -> reports.of(job.document()).map(day -> rows(day, texts));
            case Z_COPY ->
                    reports.of(job.document()).map(day -> PaperMark.copy(rows(day, texts), texts));
            case ORIGINAL, COPY, GIFT, AGAIN, INVOICE -> Optional.empty();
        };
    }

    /// In the form of a receipt.
    public List<ReceiptRow> rows(DayFigures day, Texts texts) {
        return new ReportLayout(texts)
                .rows(day, source(day), reports.atHub(), reports.carriedOver(day));
    }

    /// A close is its operator's, whoever is signed on when it is printed.
    private ReportLayout.Source source(DayFigures day) {
        String store = replica.store().map(StoreRow::name).orElse("");
        return new ReportLayout.Source(
                training ? PaperMark.training(store) : store,
                replica.workstation().map(WorkstationRow::name).orElse(""),
                day.closed()
                        .flatMap(DayFigures.Close::by)
                        .map(replica::operatorName)
                        .or(() -> session.operator().map(SignedOn::name))
                        .orElse(""));
    }
}
