package org.tillbridge.sync.wire;

import org.tillbridge.sync.disk.OwnerOnly;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.EpochSupply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `enrolment.json`: this machine's [Enrolment], on disk before any call that changes it returns.
/// Safe for use by any number of threads.
public final class EnrolmentFile implements EpochSupply {
    public static final String NAME = "enrolment.json";

    private static final int LONGEST_FILE = 1 << 20;

    private final Path file;
    private Enrolment enrolment;

    private EnrolmentFile(Path file, Enrolment enrolment) {
        this.file = file;
        this.enrolment = enrolment;
    }

    /// Writes down a new enrolment.
    public static EnrolmentFile create(Path folder, Enrolment enrolment) throws IOException {
        Path file = folder.resolve(NAME);
        OwnerOnly.replace(file, EnrolmentFileCodec.write(enrolment));
        return new EnrolmentFile(file, enrolment);
    }

    /// What is in the folder; empty if this machine was never enrolled.
    ///
    /// @throws UnreadableMessageException if the file is damaged
    public static Optional<EnrolmentFile> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > LONGEST_FILE) {
            throw new UnreadableMessageException("The enrolment is too long");
        }
        return Optional.of(
                new EnrolmentFile(file, EnrolmentFileCodec.read(Files.readAllBytes(file))));
    }

    public synchronized Enrolment enrolment() {
        return enrolment;
    }

    @Override
    public synchronized EpochGrant current() {
        return enrolment.current();
    }

    @Override
    public synchronized Optional<EpochGrant> nextSpare(Set<Epoch> taken) {
        return enrolment.nextSpare(taken);
    }

    @Override
    public synchronized void take(EpochGrant spare) throws IOException {
        write(enrolment.using(spare));
    }

    @Override
    public synchronized void addSpares(List<EpochGrant> spares) {
        Enrolment refilled = enrolment.withSpares(spares);
        if (!refilled.equals(enrolment)) {
            try {
                write(refilled);
            } catch (IOException failure) {
                throw new UncheckedIOException("The enrolment could not be written", failure);
            }
        }
    }

    private void write(Enrolment changed) throws IOException {
        OwnerOnly.replace(file, EnrolmentFileCodec.write(changed));
        enrolment = changed;
    }
}
