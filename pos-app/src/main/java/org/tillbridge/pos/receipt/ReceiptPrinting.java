package org.tillbridge.pos.receipt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.device.Devices;
import org.tillbridge.pos.device.printer.PrintJob;
import org.tillbridge.pos.device.printer.PrintJob.Form;
import org.tillbridge.pos.device.printer.PrintLine;
import org.tillbridge.pos.device.printer.Printout;
import org.tillbridge.pos.device.printer.QueueState;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.InvoiceIssued;
import org.tillbridge.sync.journal.JournalEntry.ReceiptReprinted;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillControl.CashMoved;
import org.tillbridge.sync.journal.JournalEntry.TillControl.DrawerOpened;
import org.tillbridge.sync.journal.JournalReadException;
import org.tillbridge.sync.journal.TransactionSummary;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/// Puts on paper what is on disk: one original for each sale, return and close, when it is
/// recorded, and copies and X reports when somebody asks. The drawer opens where cash moves. Nobody
/// waits for it.
public final class ReceiptPrinting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptPrinting.class);

    /// More than come in the moment between disk and queue.
    private static final int MOST_MISSED = 5;

    private final ReceiptService receipts;
    private final ReportRows reports;
    private final Logo logo;
    private final DayBook dayBook;
    private final Devices devices;
    private final Clock clock;
    private final PassedOn originals;
    private final List<PrintJob> missed;
    private final ExecutorService aside =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("printing").factory());
    private volatile Optional<Texts> texts = Optional.empty();

    /// Prints from now on what the day book records.
    ///
    /// @param folder the workstation's own; its settings say on which devices
    public ReceiptPrinting(
            ReceiptService receipts,
            ReportRows reports,
            DayBook dayBook,
            Path folder,
            Clock clock) {
        this.receipts = receipts;
        this.reports = reports;
        this.dayBook = dayBook;
        this.clock = clock;
        this.logo = new Logo(folder);
        this.originals = new PassedOn(folder);
        this.devices = Devices.in(folder, clock, this::document);
        this.missed = missed();
        dayBook.whenOnDisk(this::recorded);
    }

    public Devices devices() {
        return devices;
    }

    /// In which language. Nothing is printed before it is known, and then what waits on disk is.
    public void speak(Texts words) {
        boolean isStart = texts.isEmpty();
        texts = Optional.of(words);
        aside(
                () -> {
                    devices.start();
                    if (isStart) {
                        askAboutMissed();
                    }
                });
    }

    private void askAboutMissed() {
        for (PrintJob original : missed) {
            devices.askAbout(original);
            originals.passedOn(original.document());
        }
    }

    /// The originals of what was on disk when the till was started, but came no further before it
    /// was stopped. What is recorded from then on is printed anyway.
    private List<PrintJob> missed() {
        try {
            return originals
                    .last()
                    .map(last -> after(last, receipts.recent(MOST_MISSED)))
                    .orElse(List.of());
        } catch (JournalReadException unreadable) {
            LOG.error("Which receipts did not come is not known", unreadable);
            return List.of();
        }
    }

    /// What is carried out of a damaged journal is written behind what came after it; it is as old
    /// as it was.
    private static List<PrintJob> after(UUID last, List<TransactionSummary> latestFirst) {
        List<UUID> ids = latestFirst.stream().map(TransactionSummary::transaction).toList();
        int known = ids.indexOf(last);
        return latestFirst.subList(0, Math.max(0, known)).reversed().stream()
                .filter(each -> !each.completedAt().isBefore(latestFirst.get(known).completedAt()))
                .map(each -> new PrintJob(Form.ORIGINAL, each.transaction(), each.completedAt()))
                .toList();
    }

    /// Something is on disk: only now may drawer and paper follow. Called once for each entry.
    private void recorded(Committed committed) {
        switch (committed.fact()) {
            case SaleCompleted(RetailTransaction sale) -> completed(sale);
            case ReturnCompleted(RetailTransaction back) -> completed(back);
            case InvoiceIssued(UUID sale, _) -> aside(() -> add(Form.INVOICE, sale));
            case CashMoved _, DrawerOpened _ -> aside(devices::openDrawer);
            case TillClosed _ ->
                    aside(() -> add(Form.Z_REPORT, committed.entry().header().entryId()));
            default -> {}
        }
    }

    private void completed(RetailTransaction transaction) {
        if (texts.isEmpty()) {
            return;
        }
        aside(
                () -> {
                    if (movesCash(transaction)) {
                        devices.openDrawer();
                    }
                    add(Form.ORIGINAL, transaction.id());
                    originals.passedOn(transaction.id());
                });
    }

    private static boolean movesCash(RetailTransaction transaction) {
        return transaction.tenders().stream().anyMatch(line -> line.tender() == Tender.CASH);
    }

    /// Once more, marked as a copy or without amounts. That it was asked for is a fact, and on disk
    /// before anything is printed.
    ///
    /// @return whether it goes to the printer; if not, it could not be recorded
    public Written again(ReceiptReprinted.Form form, UUID transaction) {
        Written written = dayBook.reprinted(new ReceiptReprinted(transaction, form));
        if (written instanceof Written.OnDisk) {
            Form printed =
                    switch (form) {
                        case COPY -> Form.COPY;
                        case GIFT -> Form.GIFT;
                        case AGAIN -> Form.AGAIN;
                    };
            aside(() -> add(printed, transaction));
        }
        return written;
    }

    /// How the open day stands.
    ///
    /// @return whether there is a printer for it
    public boolean xReport() {
        aside(() -> devices.print(PrintJob.xReport(clock.instant())));
        return devices.prints();
    }

    /// What a close said once more, marked as a copy. As [#again].
    ///
    /// @param close the entry
    public Written zReportAgain(UUID close) {
        Written written =
                dayBook.reprinted(new ReceiptReprinted(close, ReceiptReprinted.Form.COPY));
        if (written instanceof Written.OnDisk) {
            aside(() -> add(Form.Z_COPY, close));
        }
        return written;
    }

    /// A person says of a job that waits whether it is to be printed. An original that may be on
    /// paper already comes marked as a copy, with the numbers of the cards that it is: who paid for
    /// them has to have them. That is a fact as any other copy is.
    ///
    /// @return whether that is done
    public boolean answer(QueueState.Waiting waiting, boolean wanted) {
        PrintJob job = waiting.job();
        boolean comesAgain =
                wanted && waiting.question() == QueueState.Question.ON_PAPER && job.isFirst();
        if (comesAgain && !recorded(job)) {
            return false;
        }
        devices.answer(waiting.number(), wanted);
        return true;
    }

    private boolean recorded(PrintJob first) {
        ReceiptReprinted again =
                new ReceiptReprinted(
                        first.document(),
                        first.withoutSecondOriginal().form() == Form.AGAIN
                                ? ReceiptReprinted.Form.AGAIN
                                : ReceiptReprinted.Form.COPY);
        return dayBook.isSomebodyThere() && dayBook.reprinted(again) instanceof Written.OnDisk;
    }

    /// Whatever goes wrong here, what is on disk stays done.
    private void aside(Runnable work) {
        try {
            aside.execute(
                    () -> {
                        try {
                            work.run();
                        } catch (RuntimeException broken) {
                            LOG.error("A receipt does not go to the printer", broken);
                        }
                    });
        } catch (RejectedExecutionException closing) {
            LOG.warn("The till is closing, so nothing more is printed");
        }
    }

    private void add(Form form, UUID transaction) {
        devices.print(new PrintJob(form, transaction, clock.instant()));
    }

    /// What goes on paper for a job, read from the journal.
    private Optional<Printout> document(PrintJob job, int columns) {
        return texts.flatMap(words -> rows(job, words)).map(rows -> printout(rows, columns));
    }

    private Optional<List<ReceiptRow>> rows(PrintJob job, Texts words) {
        ReceiptLayout layout = new ReceiptLayout(words);
        return switch (job.form()) {
            case ORIGINAL -> rows(job, receipt -> layout.rows(receipt.asSold()));
            case INVOICE -> rows(job, layout::rows);
            case COPY -> rows(job, receipt -> layout.rows(receipt.asCopy()));
            case AGAIN -> rows(job, receipt -> layout.rowsAgain(receipt.asSold()));
            case GIFT -> receipts.giftReceipt(job.document()).map(layout::giftRows);
            case X_REPORT, Z_REPORT, Z_COPY -> reports.rows(job, words);
        };
    }

    private Optional<List<ReceiptRow>> rows(
            PrintJob job, Function<Receipt, List<ReceiptRow>> layout) {
        return receipts.receipt(job.document()).map(layout);
    }

    private Printout printout(List<ReceiptRow> rows, int columns) {
        List<PrintLine> lines = new ArrayList<>();
        logo.picture(columns).ifPresent(lines::add);
        lines.addAll(new ReceiptColumns(columns).set(rows).lines());
        return new Printout(lines);
    }

    /// To see what a printer does: sizes, letters, a code.
    public static Printout test(Texts words, int columns) {
        List<ReceiptRow> rows =
                List.of(
                        new ReceiptRow.Title(words.text("devices.test")),
                        new ReceiptRow.Centred(words.text("devices.test.ruler")),
                        new ReceiptRow.Rule(),
                        new ReceiptRow.Amount(
                                words.text("devices.test.letters"), "€ £ 1,234.50", false),
                        new ReceiptRow.Note("äöüß éèçœ ąćęłńśźż ñ¿¡ řůž æøå"),
                        new ReceiptRow.Amount(words.text("receipt.total"), "€ 99.00", true),
                        new ReceiptRow.Qr("TILLBRIDGE"));
        Printout set = new ReceiptColumns(columns).set(rows);
        List<PrintLine> lines = new ArrayList<>(set.lines());
        lines.add(2, PrintLine.Text.plain(ruler(columns)));
        return new Printout(lines);
    }

    /// Shows whether the printer is as wide as it was said to be.
    private static String ruler(int columns) {
        return "1234567890".repeat(columns / 10 + 1).substring(0, columns);
    }

    @Override
    public void close() {
        aside.close();
        devices.close();
    }
}
