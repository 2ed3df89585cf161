package org.tillbridge.hub.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Remembers which push of each journal is being taken in, in files that outlive this process. A
/// file that is there at the start tells that the process died of that push, or by chance. Nothing
/// is forced to disk: a machine that loses its power forgets, and that is no entry's fault. Where
/// the files cannot be written, nothing is remembered.
public final class Underway {
    private static final Logger LOG = LoggerFactory.getLogger(Underway.class);

    /// As a file says it.
    private static final String UNDER_WAY = "underway";

    private static final String KNOWN = "known";

    /// Once may be chance.
    private static final int ONE_BY_ONE_AFTER = 2;

    private static final int UNREAD_AFTER = 3;

    private final Optional<Path> folder;
    private final Map<Journal, Died> died = new ConcurrentHashMap<>();

    private Underway(Optional<Path> folder) {
        this.folder = folder;
    }

    /// Remembers nothing over a restart.
    public static Underway forgetful() {
        return new Underway(Optional.empty());
    }

    /// @param folder of the files; made where it is not there
    public static Underway in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Underway underway = new Underway(Optional.of(folder));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                underway.load(file);
            }
        }
        return underway;
    }

    /// How the next entries are to be taken in.
    enum Care {
        /// Together.
        NONE,
        /// The process died twice of some of them: one by one.
        ONE_BY_ONE,
        /// The process died of this one once more, alone: it is kept, and not even read.
        UNREAD
    }

    /// Two machines may work under one number: what one of them sends says nothing of the other's.
    private record Journal(WorkstationId workstation, Epoch epoch) {
        static Journal of(Place place) {
            return new Journal(place.workstation(), place.epoch());
        }

        Path in(Path folder) {
            return folder.resolve(workstation.number() + "-" + epoch.hex());
        }
    }

    /// Where in a journal the process died.
    ///
    /// @param entries that were being taken in together
    /// @param times how often
    private record Died(long first, long entries, int times) {
        boolean holds(Place place) {
            return first <= place.sequence() && place.sequence() < first + entries;
        }
    }

    /// How to take in what begins at a place.
    Care care(Place first) {
        Died before = died.get(Journal.of(first));
        if (before == null || !before.holds(first) || before.times() < ONE_BY_ONE_AFTER) {
            return Care.NONE;
        }
        return before.entries() == 1 && before.times() >= UNREAD_AFTER
                ? Care.UNREAD
                : Care.ONE_BY_ONE;
    }

    /// The process fell over these entries and lives.
    void died(Place first, int entries) {
        int times = timesBefore(first, entries) + 1;
        died.put(Journal.of(first), new Died(first.sequence(), entries, times));
    }

    /// Some entries are about to be taken in.
    void begin(Place first, int entries) {
        write(
                Journal.of(first),
                new Died(first.sequence(), entries, timesBefore(first, entries)),
                UNDER_WAY);
    }

    /// They are taken in.
    ///
    /// @param through all up to there
    void end(Place first, long through) {
        died.computeIfPresent(
                Journal.of(first),
                (_, before) -> before.first() + before.entries() - 1 <= through ? null : before);
        giveUp(first);
    }

    /// They are not taken in, and the process lives: that says nothing of them.
    void giveUp(Place first) {
        Journal journal = Journal.of(first);
        Died left = died.get(journal);
        if (left != null) {
            write(journal, left, KNOWN);
        } else {
            folder.ifPresent(in -> delete(journal.in(in)));
        }
    }

    /// One that was begun as a part of more has their deaths to its name: if it does it again, it
    /// was the one.
    private int timesBefore(Place first, int entries) {
        Died before = died.get(Journal.of(first));
        if (before == null || !before.holds(first)) {
            return 0;
        }
        return before.first() == first.sequence() || entries == 1 ? before.times() : 0;
    }

    private void load(Path file) {
        try {
            List<String> words = List.of(Files.readString(file).strip().split(" "));
            String workstation = String.valueOf(file.getFileName()).split("-", 2)[0];
            Journal journal =
                    new Journal(
                            new WorkstationId(Integer.parseInt(workstation)),
                            new Epoch(words.get(0)));
            Died one =
                    new Died(
                            Long.parseLong(words.get(1)),
                            Long.parseLong(words.get(2)),
                            Integer.parseInt(words.get(3))
                                    + (words.get(4).equals(UNDER_WAY) ? 1 : 0));
            died.put(journal, one);
            delete(file);
            write(journal, one, KNOWN);
            LOG.warn("This hub died while it took in entries of {}: {}", journal, one);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException cutOff) {
            LOG.warn("What was under way cannot be read: {}", file, cutOff);
        }
    }

    private void write(Journal journal, Died one, String state) {
        folder.ifPresent(
                in -> {
                    try {
                        Files.writeString(
                                journal.in(in),
                                "%s %d %d %d %s"
                                        .formatted(
                                                journal.epoch().hex(),
                                                one.first(),
                                                one.entries(),
                                                one.times(),
                                                state));
                    } catch (IOException full) {
                        LOG.debug("What is under way is not remembered", full);
                    }
                });
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            LOG.debug("What was under way is still remembered", stays);
        }
    }
}
