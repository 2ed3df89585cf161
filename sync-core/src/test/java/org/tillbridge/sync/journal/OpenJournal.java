package org.tillbridge.sync.journal;

import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.OWL_BAG;
import static org.tillbridge.sync.journal.Fixtures.STORE;
import static org.tillbridge.sync.journal.Fixtures.TEA_CUP;
import static org.tillbridge.sync.journal.Fixtures.WORKSTATION;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/// A journal in a test's folder, and what a test does with it.
public final class OpenJournal {
    static final Clock CLOCK = Clock.fixed(MORNING, ZoneOffset.UTC);
    private static final long SMALL_RESERVE = 1 << 16;

    private OpenJournal() {}

    /// Opens it, whatever its state.
    public static Opening in(Path folder, EpochSupply epochs) {
        return Journal.open(
                folder,
                new JournalOwner(STORE, WORKSTATION),
                epochs,
                CLOCK,
                ids(System.nanoTime()),
                SMALL_RESERVE);
    }

    /// Opens one that must be intact.
    public static Journal intactIn(Path folder, EpochSupply epochs) {
        return switch (in(folder, epochs)) {
            case Opening.Intact intact -> intact.journal();
            case Opening.Recovered recovered -> {
                recovered.journal().close();
                throw new AssertionError("Not intact: " + recovered.damage());
            }
            case Opening.NoSpareEpoch damaged -> throw new AssertionError(damaged.toString());
            case Opening.NewerVersion newer -> throw new AssertionError(newer.toString());
        };
    }

    /// Opens one that can be used, whose threads and steps a test has in its hand.
    static Journal with(Path folder, EpochSupply epochs, JournalThreads threads, WriteHook hook) {
        return usable(
                Journal.open(
                        folder,
                        STORE,
                        WORKSTATION,
                        epochs,
                        new Journal.Surroundings(CLOCK, ids(5), threads, hook, SMALL_RESERVE)));
    }

    /// UUIDs of version 7, the same for the same seed.
    public static Supplier<UUID> ids(long seed) {
        return new TimeOrderedIds(CLOCK, new Random(seed));
    }

    /// A sale of three lines.
    public static Draft sale(UUID transaction) {
        return Draft.document(
                OPERATOR,
                FIRST_OF_DECEMBER,
                number ->
                        new SaleCompleted(
                                aSale().known(transaction)
                                        .numbered(number)
                                        .of(2, CANDLE)
                                        .of(1, OWL_BAG)
                                        .of(6, TEA_CUP)
                                        .paidIn(Tender.CASH)));
    }

    public static Journal usable(Opening opening) {
        return switch (opening) {
            case Opening.Intact(Journal intact) -> intact;
            case Opening.Recovered(Journal salvaged, var _) -> salvaged;
            default -> throw new AssertionError(opening.toString());
        };
    }
}
