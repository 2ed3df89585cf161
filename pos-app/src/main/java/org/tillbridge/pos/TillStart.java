package org.tillbridge.pos;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.disk.OwnerOnly;
import org.tillbridge.sync.journal.Damage;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.journal.Opening;
import org.tillbridge.sync.journal.WorkstationLock;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.FileKeys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// Starts a workstation in a process.
public final class TillStart {
    private static final Logger LOG = LoggerFactory.getLogger(TillStart.class);

    private TillStart() {}

    /// What became of it.
    public sealed interface Outcome {
        record Started(TillServices services) implements Outcome {}

        /// This folder is no workstation's yet.
        record NotEnrolled() implements Outcome {}

        /// Another process has it open.
        record RunningAlready(OptionalLong process) implements Outcome {}

        /// The journal is damaged and no spare epoch is left: enrol again. The file is untouched.
        record NoSpareEpoch(Path journal) implements Outcome {}

        /// A newer version of this program wrote the journal.
        record NewerVersion(Path journal) implements Outcome {}

        /// The workstation's folder may not be written. Nothing was changed.
        record ReadOnly(Path folder) implements Outcome {}
    }

    /// Starts the workstation of a folder.
    ///
    /// @throws IOException if its files cannot be read
    public static Outcome start(Surroundings around) throws IOException {
        try {
            return startAlone(around);
        } catch (IOException | RuntimeException failed) {
            if (OwnerOnly.mayWrite(around.folder())) {
                throw failed;
            }
            LOG.error("{} may not be written", around.folder(), failed);
            return new Outcome.ReadOnly(around.folder());
        }
    }

    private static Outcome startAlone(Surroundings around) throws IOException {
        return switch (WorkstationLock.acquire(around.folder())) {
            case WorkstationLock.Outcome.HeldByAnother(OptionalLong process) -> {
                LOG.warn("{} is open in another process: {}", around.folder(), process);
                yield new Outcome.RunningAlready(process);
            }
            case WorkstationLock.Outcome.Held(WorkstationLock lock) -> start(lock, around);
        };
    }

    private static Outcome start(WorkstationLock lock, Surroundings around) throws IOException {
        try {
            Outcome start = start(around, () -> letGo(lock));
            if (!(start instanceof Outcome.Started)) {
                letGo(lock);
            }
            return start;
        } catch (IOException | RuntimeException failed) {
            letGo(lock);
            throw failed;
        }
    }

    /// The same for one who holds the folder's lock, and goes on holding it.
    static Outcome startLocked(Surroundings around) throws IOException {
        return start(around, () -> {});
    }

    private static Outcome start(Surroundings around, Runnable atTheEnd) throws IOException {
        Optional<EnrolmentFile> enrolled = EnrolmentFile.read(around.folder());
        if (enrolled.isEmpty()) {
            return new Outcome.NotEnrolled();
        }
        FileKeys keys = FileKeys.read(around.folder().resolve(Enroller.KEY_FILE));
        EnrolmentFile file = enrolled.get();
        Opening opening =
                Journal.open(
                        around.folder(),
                        file.enrolment().store(),
                        file.enrolment().workstation(),
                        file,
                        around.clock(),
                        around.entryIds(),
                        around.hook());
        return switch (opening) {
            case Opening.Intact(Journal journal) ->
                    new Outcome.Started(
                            new TillServices(
                                    file, keys, journal, Optional.empty(), around, atTheEnd));
            case Opening.Recovered(Journal journal, Damage damage) ->
                    new Outcome.Started(
                            new TillServices(
                                    file, keys, journal, Optional.of(damage), around, atTheEnd));
            case Opening.NoSpareEpoch(Path journal, var firstBreak) -> {
                LOG.error("The journal is damaged and no spare epoch is left: {}", firstBreak);
                yield new Outcome.NoSpareEpoch(journal);
            }
            case Opening.NewerVersion(Path journal, int version) -> {
                LOG.error("The journal {} has version {}", journal, version);
                yield new Outcome.NewerVersion(journal);
            }
        };
    }

    private static void letGo(WorkstationLock lock) {
        try {
            lock.close();
        } catch (IOException odd) {
            LOG.warn("The workstation's lock goes with the process", odd);
        }
    }
}
