package org.tillbridge.pos;

import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.journal.WorkstationLock;
import org.tillbridge.sync.wire.CodeRefusal;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.NoAnswer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Makes a machine that is a workstation already a new one, because another machine has its journal
/// and key too. What it was is put aside whole, once the hub has all of it.
///
/// May be interrupted at any moment; asked again, it goes on where it was.
public final class EnrolAnew {
    /// Where the new workstation is made before it takes the old one's place.
    private static final String ANEW = "anew";

    private static final String LOCK = "workstation.lock";
    private static final String ASIDE = "was-workstation-";

    private final Surroundings around;
    private final Duration patience;

    /// @param patience how long to wait until the hub has everything
    public EnrolAnew(Surroundings around, Duration patience) {
        this.around = around;
        this.patience = patience;
    }

    /// What became of it.
    public sealed interface Outcome {
        /// @param setAside the folder with what the machine was
        record Enrolled(Enrolment enrolment, Path setAside) implements Outcome {}

        /// The business day has to be closed first.
        record DayIsOpen(LocalDate businessDate) implements Outcome {}

        /// A sale is being rung; it has to be completed or cancelled first.
        record SaleIsOpen() implements Outcome {}

        /// Sales are set aside here, and can be taken up again nowhere else.
        record SalesAreSuspended(int sales) implements Outcome {}

        /// The signing unit has not signed everything yet, and nobody would ask it any more.
        record Unsigned(long documents) implements Outcome {}

        /// Nobody would hear any more whether the terminal got the money of these.
        record PaymentsNotForwarded(int payments) implements Outcome {}

        /// Their receipts would be nowhere, and their addresses stay for good.
        record Unmailed(int letters) implements Outcome {}

        /// The hub does not have everything yet.
        record Unsent(long entries) implements Outcome {}

        /// The machine's files cannot be used as they are: the till says why when it is started.
        record CannotStart() implements Outcome {}

        record CodeRefused(CodeRefusal why) implements Outcome {}

        record Unanswered(NoAnswer why) implements Outcome {}
    }

    /// From the first look to the end no till can be started in the folder: what it sold would be
    /// put aside unsent.
    ///
    /// @throws IOException if the folder cannot be written
    public Outcome enrol(HubAddress hub, EnrolmentCode code) throws IOException {
        return switch (WorkstationLock.acquire(around.folder())) {
            case WorkstationLock.Outcome.HeldByAnother _ -> new Outcome.CannotStart();
            case WorkstationLock.Outcome.Held(WorkstationLock lock) -> {
                try (lock) {
                    yield enrolLocked(hub, code);
                }
            }
        };
    }

    private Outcome enrolLocked(HubAddress hub, EnrolmentCode code) throws IOException {
        if (Files.exists(file(EnrolmentFile.NAME))) {
            Optional<Outcome> obstacle = obstacle();
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
        }
        Path next = file(ANEW);
        if (Files.exists(next.resolve(EnrolmentFile.NAME))) {
            return takeThePlace(next);
        }
        return switch (new Enroller(next).enrol(hub, code)) {
            case EnrolmentOutcome.Enrolled _ -> takeThePlace(next);
            case EnrolmentOutcome.CodeRefused(CodeRefusal why) -> new Outcome.CodeRefused(why);
            case NoAnswer none -> new Outcome.Unanswered(none);
        };
    }

    /// Starts the till as it is, so that it sends what it has.
    private Optional<Outcome> obstacle() throws IOException {
        if (!(TillStart.startLocked(around) instanceof TillStart.Outcome.Started(var till))) {
            return Optional.of(new Outcome.CannotStart());
        }
        try (till) {
            return open(till).or(() -> waiting(till)).or(() -> unsent(till));
        }
    }

    private static Optional<Outcome> open(TillServices till) {
        if (till.openSale().basket().isPresent()) {
            return Optional.of(new Outcome.SaleIsOpen());
        }
        int suspended = till.openSale().suspended().size();
        return suspended > 0
                ? Optional.of(new Outcome.SalesAreSuspended(suspended))
                : till.day().openDay().map(day -> new Outcome.DayIsOpen(day.businessDate()));
    }

    /// What the unit refused for good waits for nobody.
    private static Optional<Outcome> waiting(TillServices till) {
        long unsigned = till.fiscal().unsigned().stream().filter(one -> !one.refused()).count();
        if (unsigned > 0) {
            return Optional.of(new Outcome.Unsigned(unsigned));
        }
        int payments = till.tenders().offline().now().waiting().size();
        if (payments > 0) {
            return Optional.of(new Outcome.PaymentsNotForwarded(payments));
        }
        int letters = till.mail().unsent();
        return letters > 0 ? Optional.of(new Outcome.Unmailed(letters)) : Optional.empty();
    }

    private Optional<Outcome> unsent(TillServices till) {
        CompletableFuture<SyncStatus> drained = new CompletableFuture<>();
        CompletionStage<Void> _ =
                till.engine()
                        .push()
                        .answered()
                        .thenRun(
                                () ->
                                        till.engine()
                                                .listen(status -> endIfDrained(status, drained)));
        try {
            drained.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (TimeoutException tooLong) {
            return Optional.of(new Outcome.Unsent(till.engine().status().unsent()));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return Optional.of(new Outcome.Unsent(till.engine().status().unsent()));
        }
    }

    private static void endIfDrained(SyncStatus status, CompletableFuture<SyncStatus> drained) {
        if (status.isConnected() && status.unsent() == 0) {
            drained.complete(status);
        }
    }

    private Outcome takeThePlace(Path next) throws IOException {
        Optional<Enrolment> old = EnrolmentFile.read(around.folder()).map(EnrolmentFile::enrolment);
        Path aside = aside(old);
        if (Files.exists(next.resolve(Enroller.KEY_FILE))) {
            putAside(aside);
        }
        move(next.resolve(Enroller.KEY_FILE), file(Enroller.KEY_FILE));
        move(next.resolve(EnrolmentFile.NAME), file(EnrolmentFile.NAME));
        Files.deleteIfExists(next);
        return new Outcome.Enrolled(
                EnrolmentFile.read(around.folder()).orElseThrow().enrolment(), aside);
    }

    /// The one that was begun, if this is not the first try.
    private Path aside(Optional<Enrolment> old) throws IOException {
        if (old.isPresent()) {
            return file(ASIDE + old.get().workstation().number());
        }
        try (Stream<Path> files = Files.list(around.folder())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches(ASIDE + "[0-9]{1,9}"))
                    .max(Comparator.comparingInt(EnrolAnew::numberIn))
                    .map(this::file)
                    .orElse(file(ASIDE + "unknown"));
        }
    }

    /// A later one is higher.
    private static int numberIn(String aside) {
        return Integer.parseInt(aside.substring(ASIDE.length()));
    }

    /// The enrolment goes first: from then on the old journal cannot be begun with.
    private void putAside(Path aside) throws IOException {
        Files.createDirectories(aside);
        move(file(EnrolmentFile.NAME), aside.resolve(EnrolmentFile.NAME));
        try (Stream<Path> files = Files.list(around.folder())) {
            List<Path> rest =
                    files.filter(Files::isRegularFile)
                            .filter(file -> !file.endsWith(LOCK))
                            .toList();
            for (Path file : rest) {
                move(file, aside.resolve(file.getFileName()));
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path file(String name) {
        return around.folder().resolve(name);
    }
}
