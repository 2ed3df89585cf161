package org.tillbridge.sync.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.ChainWalk.Link;
import org.tillbridge.sync.journal.ChainWalk.Step;
import org.tillbridge.sync.journal.JournalCheckStore.EpochRow;
import org.tillbridge.sync.journal.JournalCheckStore.KeptSale;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Copies from a damaged journal what still verifies: of each epoch the entries before its first
/// break. What was derived from them is derived anew. Whatever cannot be read counts as a break.
final class Salvage {
    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
    private static final int CHUNK = 500;

    private final JournalWriteStore target;
    private final WorkstationId workstation;
    private final ChainWalk walk;
    private final Set<Epoch> epochs = new LinkedHashSet<>();
    private final Map<Epoch, Integer> listedSeries = new HashMap<>();
    private boolean listWasRead;
    private Optional<String> openSale = Optional.empty();
    private Optional<LocalDate> lastBusinessDate = Optional.empty();
    private long saved;

    /// @param target is being filled
    Salvage(JournalWriteStore target, WorkstationId workstation) {
        this.target = target;
        this.workstation = workstation;
        this.walk = new ChainWalk(Optional.of(workstation));
    }

    /// @throws JournalWriteException if the target cannot be written
    void copyFrom(Path damaged) {
        if (Files.notExists(damaged)) {
            return;
        }
        try (JournalCheckStore source = new JournalCheckStore(damaged)) {
            attempt(() -> readList(source));
            attempt(() -> source.eachAsWritten(this::take));
            for (Epoch epoch : List.copyOf(listedSeries.keySet())) {
                attempt(() -> takeTheRest(source, epoch));
            }
            attempt(() -> openSale = readOpenSale(source));
        } catch (SQLException unreadable) {
            LOG.warn("Nothing can be read of {}: {}", damaged, unreadable.toString());
        }
    }

    long saved() {
        return saved;
    }

    Optional<String> openSale() {
        return openSale;
    }

    Optional<LocalDate> lastBusinessDate() {
        return lastBusinessDate;
    }

    /// Whether entries may have been written in an epoch, as far as the damaged file can tell.
    boolean mayHaveBeenUsed(Epoch epoch) {
        return !listWasRead || listedSeries.containsKey(epoch) || epochs.contains(epoch);
    }

    /// Where the last epoch that was found ends.
    Optional<ChainHead> end() {
        return epochs.stream()
                .reduce((_, later) -> later)
                .map(
                        epoch ->
                                new ChainHead(
                                        new EpochGrant(epoch, 1),
                                        epochs.size(),
                                        walk.link(epoch).map(Link::sequence).orElse(0L),
                                        walk.link(epoch)
                                                .map(Link::hash)
                                                .orElseGet(() -> first(epoch)),
                                        0));
    }

    private Hash first(Epoch epoch) {
        return RecordedEntry.firstPreviousHash(workstation, epoch);
    }

    /// An epoch that was in use, whether or not an entry of it was found.
    void add(EpochGrant used) {
        epochs.add(used.epoch());
        listedSeries.put(used.epoch(), used.series());
    }

    /// The epochs that were found, in order. Their series are as their documents say, else as the
    /// list of epochs says; no document will be numbered in them again.
    List<EpochGrant> grants(EpochGrant next) {
        Set<Integer> given = new HashSet<>(Set.of(next.series()));
        List<EpochGrant> grants = new ArrayList<>();
        for (Epoch epoch : epochs) {
            OptionalInt printed = walk.link(epoch).map(Link::series).orElse(OptionalInt.empty());
            int series = printed.orElse(Math.max(1, listedSeries.getOrDefault(epoch, 1)));
            while (!given.add(series)) {
                series++;
            }
            grants.add(new EpochGrant(epoch, series));
        }
        return grants;
    }

    private void readList(JournalCheckStore source) throws SQLException {
        for (EpochRow row : source.epochs()) {
            if (Epoch.isOne(row.epoch())) {
                listedSeries.put(new Epoch(row.epoch()), row.series());
            }
        }
        listWasRead = true;
    }

    private void take(StoredEntry row) {
        switch (walk.step(row)) {
            case Step.Breaks _ -> {}
            case Step.Follows follows -> {
                keep(follows);
                saved++;
                epochs.add(follows.entry().header().epoch());
                lastBusinessDate = Optional.of(follows.entry().header().businessDate());
            }
        }
    }

    private void keep(Step.Follows follows) {
        RecordedEntry entry = follows.entry();
        DerivedRows derived =
                follows.fact()
                        .map(fact -> DerivedRows.of(entry.header().businessDate(), fact))
                        .orElse(DerivedRows.NONE);
        try {
            target.add(entry, derived);
        } catch (SQLException failed) {
            throw JournalFileStore.failure(failed);
        }
    }

    /// What the walk through the table did not reach may be reachable through its index.
    private void takeTheRest(JournalCheckStore source, Epoch epoch) throws SQLException {
        long before;
        do {
            before = saved;
            long last = walk.link(epoch).map(Link::sequence).orElse(0L);
            source.entriesAfter(epoch.hex(), last, CHUNK).forEach(this::take);
        } while (saved > before);
    }

    private static Optional<String> readOpenSale(JournalCheckStore source) throws SQLException {
        return source.openSale().filter(KeptSale::isWhole).map(KeptSale::content);
    }

    private static void attempt(Reading reading) {
        try {
            reading.read();
        } catch (SQLException unreadable) {
            LOG.warn("Part of a damaged journal cannot be read: {}", unreadable.toString());
        }
    }

    /// A part of the damaged file being read.
    private interface Reading {
        void read() throws SQLException;
    }
}
