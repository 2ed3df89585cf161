package org.tillbridge.pos.device.mail;

import static java.util.Comparator.comparingInt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.Announcer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The receipts that are to be e-mailed, on disk and in order, and the thread that sends them. A
/// server that is away is tried again with pauses that grow; what it has not taken for a week, or
/// never will, is given up, and said. Safe for any thread.
public final class MailQueue implements AutoCloseable {
    /// By then nobody waits for it any more.
    public static final Duration STALE = Duration.ofDays(7);

    /// More than a till completes in a day.
    static final int MOST = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);

    private final Postman postman;
    private final MailJobFiles files;
    private final Function<MailJob, Optional<Letter>> letters;
    private final Clock clock;
    private final Pauses pauses;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Long, MailJob> jobs = new TreeMap<>();
    private final Map<Long, Integer> tries = new HashMap<>();
    private final Announcer<MailState> announcer = new Announcer<>(this::state);
    private final Thread thread = Thread.ofVirtual().name("mail").unstarted(this::work);
    private Optional<MailTrouble> trouble = Optional.empty();
    private long lastNumber;
    private int failures;
    private int givenUp;
    private long notBefore = System.nanoTime();
    private boolean closed;

    /// @param first after the first failure; each is twice the one before
    public record Pauses(Duration first, Duration longest) {
        public static final Pauses USUAL =
                new Pauses(Duration.ofSeconds(15), Duration.ofMinutes(30));

        Duration after(int failures) {
            Duration pause = first.multipliedBy(1L << Math.min(failures, 20));
            return pause.compareTo(longest) > 0 ? longest : pause;
        }
    }

    private MailQueue(
            Postman postman,
            Path folder,
            Function<MailJob, Optional<Letter>> letters,
            Clock clock,
            Pauses pauses) {
        this.postman = postman;
        this.files = new MailJobFiles(folder);
        this.letters = letters;
        this.clock = clock;
        this.pauses = pauses;
    }

    /// Goes on with what is on disk.
    ///
    /// @param letters writes them; empty for a receipt that is not there
    public static MailQueue open(
            Postman postman,
            Path folder,
            Function<MailJob, Optional<Letter>> letters,
            Clock clock,
            Pauses pauses) {
        MailQueue queue = new MailQueue(postman, folder, letters, clock, pauses);
        queue.jobs.putAll(queue.files.all());
        queue.lastNumber = queue.jobs.keySet().stream().reduce(0L, Math::max);
        queue.thread.start();
        return queue;
    }

    /// How many wait in a folder, where none is open.
    public static int waitingIn(Path folder) {
        return new MailJobFiles(folder).all().size();
    }

    /// Called with each change from then on, and once at once; must not take long.
    public void listen(Consumer<MailState> listener) {
        announcer.listen(listener);
    }

    public MailState state() {
        return locked(() -> new MailState(jobs.size(), trouble, givenUp));
    }

    /// On disk when it returns; the server is tried at once, also one that was away.
    ///
    /// @throws IOException if it cannot be kept, or too many wait already; it is not sent then
    public void add(MailJob job) throws IOException {
        long number = locked(() -> jobs.size() >= MOST ? 0L : ++lastNumber);
        if (number == 0) {
            throw new IOException("Too many letters wait already");
        }
        files.write(number, job);
        change(
                () -> {
                    jobs.put(number, job);
                    notBefore = System.nanoTime();
                });
    }

    /// Somebody has looked at what was given up.
    public void seen() {
        change(() -> givenUp = 0);
    }

    /// Ends after what is being sent; the rest stays on disk.
    @Override
    public void close() {
        change(() -> closed = true);
        try {
            if (!thread.join(Duration.ofSeconds(2))) {
                thread.interrupt();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (Optional<Long> next = next(); next.isPresent(); next = next()) {
                sendOrLater(next.get());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /// What breaks it off, want of memory say, ends no thread.
    private void sendOrLater(long number) {
        try {
            send(number);
        } catch (RuntimeException | Error brokenOff) {
            change(() -> later(number, MailTrouble.REFUSED));
            LOG.error("A letter was broken off", brokenOff);
        }
    }

    /// Waits for something to do.
    ///
    /// @return empty at the end
    private Optional<Long> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                long pause = notBefore - System.nanoTime();
                if (jobs.isEmpty()) {
                    changed.await();
                } else if (pause > 0) {
                    changed.await(pause, TimeUnit.NANOSECONDS);
                } else {
                    return jobs.keySet().stream().min(comparingInt(this::tries));
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// One that the server does not take holds up none behind it.
    private int tries(long number) {
        return tries.getOrDefault(number, 0);
    }

    private void send(long number) {
        MailJob job = locked(() -> jobs.get(number));
        if (job.asked().plus(STALE).isBefore(clock.instant())) {
            LOG.warn("The receipt of {} was not e-mailed for a week; given up", job.transaction());
            change(() -> giveUp(number));
            return;
        }
        Optional<Letter> letter = written(job);
        if (letter.isEmpty()) {
            LOG.error("There is no receipt of {} to e-mail", job.transaction());
            change(() -> giveUp(number));
            return;
        }
        Optional<MailTrouble> failed = sent(letter.get());
        change(() -> tried(number, job, failed));
    }

    private void tried(long number, MailJob job, Optional<MailTrouble> failed) {
        if (failed.isEmpty()) {
            forget(number);
            trouble = Optional.empty();
            failures = 0;
        } else if (failed.get() == MailTrouble.NO_SUCH_ADDRESS) {
            LOG.warn("The receipt of {} has an address that is none", job.transaction());
            giveUp(number);
        } else {
            later(number, failed.get());
        }
    }

    private void later(long number, MailTrouble why) {
        if (!jobs.containsKey(number)) {
            return; // it went, and what broke off came after
        }
        trouble = Optional.of(why);
        tries.merge(number, 1, Integer::sum);
        notBefore = System.nanoTime() + pauses.after(failures).toNanos();
        failures++;
    }

    private void giveUp(long number) {
        forget(number);
        givenUp++;
    }

    private void forget(long number) {
        files.remove(number);
        jobs.remove(number);
        tries.remove(number);
    }

    private Optional<Letter> written(MailJob job) {
        try {
            return letters.apply(job);
        } catch (RuntimeException unreadable) {
            LOG.error("A receipt that is to be e-mailed cannot be read", unreadable);
            return Optional.empty();
        }
    }

    private Optional<MailTrouble> sent(Letter letter) {
        try {
            return postman.send(letter);
        } catch (RuntimeException broken) {
            LOG.error("A letter cannot be sent: {}", broken.getClass().getName());
            return Optional.of(MailTrouble.REFUSED);
        }
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
