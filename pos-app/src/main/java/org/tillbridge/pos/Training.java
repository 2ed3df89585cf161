package org.tillbridge.pos;

import org.tillbridge.pos.device.SimulatedTerminal;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.WorkstationLock;
import org.tillbridge.sync.replica.ReplicaCopy;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.Enrolment.GivenEpoch;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.Keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// A till to learn on, in a folder of its own within the workstation's: with a copy of what the hub
/// was known to say, a journal and numbers of its own, a key that nobody knows, no hub, no devices,
/// and a terminal that is not there. Nothing in it is the shop's; it is deleted before the next
/// training.
final class Training {
    /// Far above all that a hub gives, so that its numbers are told from real ones at sight.
    static final int SERIES = 9_999;

    private static final String FOLDER = "training";

    private Training() {}

    /// What came of making the folder.
    sealed interface Prepared {
        /// @param around what the till to learn on runs on
        record Ready(Surroundings around) implements Prepared {}

        /// This machine is no workstation, or knows nothing to sell yet.
        record NothingToSell() implements Prepared {}

        /// Somebody learns in it, or has just ended and it is not closed yet.
        record InUse() implements Prepared {}
    }

    /// Makes the folder anew, unless it is in use.
    ///
    /// @param real of the workstation; it may be at work
    static Prepared prepare(Surroundings real) throws IOException {
        Path folder = real.folder().resolve(FOLDER);
        return switch (WorkstationLock.acquire(folder)) {
            case WorkstationLock.Outcome.HeldByAnother _ -> new Prepared.InUse();
            case WorkstationLock.Outcome.Held(WorkstationLock lock) -> {
                try (lock) {
                    yield prepare(real, folder);
                }
            }
        };
    }

    private static Prepared prepare(Surroundings real, Path folder) throws IOException {
        empty(folder);
        Optional<EnrolmentFile> enrolled = EnrolmentFile.read(real.folder());
        if (enrolled.isEmpty() || !ReplicaCopy.into(folder, real.folder())) {
            return new Prepared.NothingToSell();
        }
        FileKeys keys = FileKeys.read(real.folder().resolve(Enroller.KEY_FILE));
        FileKeys.generate(folder.resolve(Enroller.KEY_FILE), keys.pinKey().orElseThrow());
        EnrolmentFile.create(folder, apart(enrolled.get().enrolment(), real.chance()));
        return new Prepared.Ready(real.forTraining(folder, SimulatedTerminal.atOnce()));
    }

    /// What signs receipts: nothing, where they are none.
    static Optional<Keys> signs(Surroundings around, Keys own) {
        return around.training() ? Optional.empty() : Optional.of(own);
    }

    private static Enrolment apart(Enrolment real, RandomGenerator chance) {
        Epoch epoch = new Epoch("%016x".formatted(chance.nextLong()));
        return new Enrolment(
                real.hub(),
                real.store(),
                real.workstation(),
                real.name(),
                real.certificate(),
                real.hubKey(),
                List.of(new GivenEpoch(new EpochGrant(epoch, SERIES), true)));
    }

    /// The lock on it stays. The till before lets go of its room on the disk by itself.
    private static void empty(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder) && !WorkstationLock.isIn(folder, file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
