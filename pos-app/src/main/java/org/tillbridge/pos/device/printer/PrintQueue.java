package org.tillbridge.pos.device.printer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.printer.QueueState.Question;
import org.tillbridge.pos.device.printer.QueueState.Waiting;
import org.tillbridge.sync.Announcer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// What one printer is to print, on disk and in order, and the thread that gives it to the printer.
/// Nobody else waits for that printer. Safe for any thread.
///
/// A printer that is gone is tried again and again, with pauses that grow. A job that has waited
/// for two minutes asks whether it is still wanted; one that may be on paper already is never
/// printed again unasked, and then marked as a copy.
public final class PrintQueue implements AutoCloseable {
    /// By then the customer has left.
    public static final Duration STALE = Duration.ofMinutes(2);

    /// A drawer that opens later than this opens for nobody.
    private static final Duration DRAWER_IS_WANTED = Duration.ofSeconds(20);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Logger LOG = LoggerFactory.getLogger(PrintQueue.class);

    private final ReceiptPrinter printer;
    private final PrintJobFiles files;
    private final Function<PrintJob, Optional<Printout>> documents;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Long, Waiting> jobs = new TreeMap<>();
    private final List<Kick> kicks = new ArrayList<>();
    private final Announcer<QueueState> announcer = new Announcer<>(this::state);
    private final Thread thread;
    private Optional<PrinterTrouble> trouble = Optional.empty();
    private long lastNumber;
    private int failures;
    private long notBefore = System.nanoTime();
    private boolean closed;

    /// Somebody wants the drawer open.
    private record Kick(Instant asked, CompletableFuture<Optional<PrinterTrouble>> done) {}

    private PrintQueue(
            ReceiptPrinter printer,
            Path folder,
            Function<PrintJob, Optional<Printout>> documents,
            Clock clock) {
        this.printer = printer;
        this.files = new PrintJobFiles(folder);
        this.documents = documents;
        this.clock = clock;
        thread = Thread.ofVirtual().name("printer").unstarted(this::work);
    }

    /// Goes on with what is on disk.
    ///
    /// @param folder of this printer alone; made if need be
    /// @param documents reads what is to be printed; empty for what is not there
    public static PrintQueue open(
            ReceiptPrinter printer,
            Path folder,
            Function<PrintJob, Optional<Printout>> documents,
            Clock clock) {
        PrintQueue queue = new PrintQueue(printer, folder, documents, clock);
        queue.files.all().forEach(queue::found);
        queue.thread.start();
        return queue;
    }

    private void found(long number, PrintJobFiles.Found found) {
        jobs.put(
                number,
                new Waiting(
                        number, found.job(), found.begun() ? Question.ON_PAPER : Question.NONE));
        lastNumber = Math.max(lastNumber, number);
    }

    /// Called with each change from then on, and once at once; must not take long.
    public void listen(Consumer<QueueState> listener) {
        announcer.listen(listener);
    }

    public QueueState state() {
        return locked(() -> new QueueState(trouble, List.copyOf(jobs.values())));
    }

    /// On disk when it returns; the printer is tried at once, also one that was gone.
    public void add(PrintJob job) {
        long number = locked(() -> ++lastNumber);
        files.write(number, job);
        change(
                () -> {
                    jobs.put(number, new Waiting(number, job, Question.NONE));
                    notBefore = System.nanoTime();
                });
    }

    /// Asks first, because it may be on paper: the till was stopped before it could tell. Nothing
    /// happens if it waits already.
    public void addDoubtful(PrintJob job) {
        long number = locked(() -> ++lastNumber);
        change(
                () -> {
                    if (jobs.values().stream()
                            .noneMatch(
                                    waiting -> waiting.job().document().equals(job.document()))) {
                        files.write(number, job);
                        files.begin(number);
                        jobs.put(number, new Waiting(number, job, Question.ON_PAPER));
                    }
                });
    }

    /// Opens the drawer before anything is printed.
    ///
    /// @return why it did not open, once that is known
    public CompletableFuture<Optional<PrinterTrouble>> openDrawer() {
        CompletableFuture<Optional<PrinterTrouble>> done = new CompletableFuture<>();
        change(() -> kicks.add(new Kick(clock.instant(), done)));
        return done;
    }

    /// A person says that it is to be printed.
    public void print(long number) {
        answer(
                number,
                waiting -> {
                    PrintJob job =
                            waiting.question() == Question.ON_PAPER
                                    ? waiting.job().withoutSecondOriginal()
                                    : waiting.job();
                    PrintJob now = job.askedAt(clock.instant());
                    files.write(number, now);
                    jobs.put(number, new Waiting(number, now, Question.NONE));
                    notBefore = System.nanoTime();
                });
    }

    /// A person says that it is not.
    public void drop(long number) {
        answer(number, waiting -> forget(number));
    }

    private void answer(long number, Consumer<Waiting> does) {
        change(() -> Optional.ofNullable(jobs.get(number)).ifPresent(does));
    }

    private void forget(long number) {
        files.remove(number);
        jobs.remove(number);
    }

    /// Ends after what is being printed; the rest stays on disk.
    @Override
    public void close() {
        change(() -> closed = true);
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                thread.interrupt();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
                next.get().run();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        kicks.forEach(kick -> kick.done().complete(Optional.of(PrinterTrouble.NOT_REACHED)));
    }

    /// Waits for something to do.
    ///
    /// @return empty at the end
    private Optional<Runnable> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                if (!kicks.isEmpty()) {
                    List<Kick> all = List.copyOf(kicks);
                    kicks.clear();
                    return Optional.of(() -> kick(all));
                }
                Optional<Waiting> first = first();
                long pause = notBefore - System.nanoTime();
                if (first.isEmpty()) {
                    changed.await();
                } else if (isStale(first.get().job().asked(), STALE)) {
                    ask(first.get(), Question.STILL_WANTED);
                } else if (pause > 0) {
                    changed.await(pause, TimeUnit.NANOSECONDS);
                } else {
                    Waiting job = first.get();
                    return Optional.of(() -> print(job));
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Waiting> first() {
        return jobs.values().stream().filter(job -> job.question() == Question.NONE).findFirst();
    }

    private boolean isStale(Instant asked, Duration patience) {
        return asked.plus(patience).isBefore(clock.instant());
    }

    private void ask(Waiting job, Question question) {
        change(() -> jobs.put(job.number(), new Waiting(job.number(), job.job(), question)));
    }

    /// Once, however many want it open.
    private void kick(List<Kick> all) {
        Optional<PrinterTrouble> failed =
                isStale(all.getLast().asked(), DRAWER_IS_WANTED)
                        ? Optional.of(PrinterTrouble.NOT_REACHED)
                        : printer.openDrawer();
        if (failed.isPresent()) {
            change(() -> trouble = failed);
        }
        all.forEach(kick -> kick.done().complete(failed));
    }

    private void print(Waiting job) {
        Optional<Printout> printout = read(job.job());
        if (printout.isEmpty()) {
            LOG.error("There is nothing to print for {}", job.job());
            change(() -> forget(job.number()));
            return;
        }
        switch (given(job, printout.get())) {
            case PrintOutcome.Printed() -> change(() -> printed(job));
            case PrintOutcome.NotPrinted(PrinterTrouble why) -> change(() -> later(why));
            case PrintOutcome.MaybePrinted(PrinterTrouble why) ->
                    change(
                            () -> {
                                ask(job, Question.ON_PAPER);
                                later(why);
                            });
        }
    }

    /// What the printer cannot be given holds up nothing behind it: it asks.
    private PrintOutcome given(Waiting job, Printout printout) {
        try {
            return printer.print(printout, () -> files.begin(job.number()));
        } catch (RuntimeException broken) {
            LOG.error("{} cannot be printed", job.job(), broken);
            return new PrintOutcome.MaybePrinted(PrinterTrouble.IN_ERROR);
        }
    }

    private Optional<Printout> read(PrintJob job) {
        try {
            return documents.apply(job);
        } catch (RuntimeException unreadable) {
            LOG.error("What is to be printed cannot be read", unreadable);
            return Optional.empty();
        }
    }

    private void printed(Waiting job) {
        forget(job.number());
        trouble = Optional.empty();
        failures = 0;
        notBefore = System.nanoTime();
    }

    private void later(PrinterTrouble why) {
        if (!trouble.equals(Optional.of(why))) {
            LOG.warn("The printer does not print: {}", why);
        }
        trouble = Optional.of(why);
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, 4));
        failures++;
        notBefore =
                System.nanoTime()
                        + (pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause).toNanos();
    }

    private void change(Runnable does) {
        lock.lock();
        try {
            does.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        announcer.tell();
    }

    private <T> T locked(Supplier<T> does) {
        lock.lock();
        try {
            return does.get();
        } finally {
            lock.unlock();
        }
    }
}
