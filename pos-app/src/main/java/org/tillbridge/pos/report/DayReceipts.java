package org.tillbridge.pos.report;

import org.tillbridge.pos.day.DayService;
import org.tillbridge.pos.day.PostVoidService;
import org.tillbridge.pos.receipt.ReceiptService;
import org.tillbridge.pos.report.DayViewModel.TransactionRow;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.sync.journal.TransactionSummary;
import org.tillbridge.sync.pass.ReceiptPass;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The receipts of this till, by day, by number and by code. Reads a whole day at most, however
/// long the journal is; for no thread that someone waits on.
public final class DayReceipts {
    private final DayService day;
    private final PostVoidService postVoid;
    private final ReceiptService receipts;
    private final Texts texts;

    public DayReceipts(
            DayService day, PostVoidService postVoid, ReceiptService receipts, Texts texts) {
        this.day = day;
        this.postVoid = postVoid;
        this.receipts = receipts;
        this.texts = texts;
    }

    /// Those of a day, the latest first.
    ///
    /// @param transactions which the rows are of
    /// @param before the day before that has some; empty if there is none
    /// @param after the one after it
    record OfDay(
            LocalDate day,
            List<UUID> transactions,
            List<TransactionRow> rows,
            Optional<LocalDate> before,
            Optional<LocalDate> after) {}

    OfDay of(LocalDate businessDate) {
        List<TransactionSummary> latest = day.transactions(businessDate).reversed();
        return new OfDay(
                businessDate,
                latest.stream().map(TransactionSummary::transaction).toList(),
                latest.stream().map(this::row).toList(),
                day.before(businessDate),
                day.after(businessDate));
    }

    private TransactionRow row(TransactionSummary summary) {
        String kind = texts.text("day.kind." + CamelCase.of(summary.kind()));
        return new TransactionRow(
                texts.time(summary.completedAt()),
                summary.number().toString(),
                postVoid.isReversed(summary.transaction())
                        ? texts.text("day.broughtBack", kind)
                        : kind,
                texts.amount(summary.total()));
    }

    /// @param number as somebody typed it, or its last part
    Optional<UUID> find(String number) {
        return receipts.find(number.strip());
    }

    Optional<UUID> find(ReceiptPass code) {
        return receipts.find(code);
    }
}
