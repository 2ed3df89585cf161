package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.EPOCH;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.STORE;
import static org.tillbridge.sync.journal.Fixtures.WORKSTATION;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.ChainWalk.Step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Whatever is changed in a chain is found where it was changed.
class ChainWalkProperties {
    private static final List<StoredEntry> CHAIN = chain();

    @Property
    void whatWasChangedIsFoundInItsPlace(
            @ForAll @IntRange(min = 0, max = 11) int place,
            @ForAll @IntRange(min = 0, max = 5000) int character,
            @ForAll("changes") Change change) {
        List<StoredEntry> changed = new ArrayList<>(CHAIN);
        changed.set(place, change.how().apply(CHAIN.get(place), character));
        assertThat(brokenAt(changed)).isEqualTo(place + 1);
    }

    @Property
    void whatWasTakenOutIsMissed(@ForAll @IntRange(min = 0, max = 10) int place) {
        List<StoredEntry> shorter = new ArrayList<>(CHAIN);
        shorter.remove(place);
        assertThat(brokenAt(shorter)).isEqualTo(place + 1);
    }

    @Property
    void whatChangedPlacesIsFound(
            @ForAll @IntRange(min = 0, max = 10) int one,
            @ForAll @IntRange(min = 1, max = 11) int other) {
        List<StoredEntry> swapped = new ArrayList<>(CHAIN);
        Collections.swap(swapped, Math.min(one, other), Math.max(one, other));
        if (one != other) {
            assertThat(brokenAt(swapped)).isEqualTo(Math.min(one, other) + 1);
        }
    }

    @Property(tries = 20)
    void anEntryThatIsThereTwiceIsFound(@ForAll @IntRange(min = 0, max = 11) int place) {
        List<StoredEntry> longer = new ArrayList<>(CHAIN);
        longer.add(place, CHAIN.get(place));
        assertThat(brokenAt(longer)).isEqualTo(place + 2);
    }

    @Property(tries = 1)
    void anUntouchedChainHolds() {
        assertThat(brokenAt(CHAIN)).isZero();
    }

    /// A way to change a row.
    record Change(String name, BiFunction<StoredEntry, Integer, StoredEntry> how) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Provide
    Arbitrary<Change> changes() {
        return Arbitraries.of(
                new Change("header", (row, at) -> with(row, other(row.header(), at), row.body())),
                new Change("body", (row, at) -> with(row, row.header(), other(row.body(), at))),
                new Change(
                        "epoch and all, anew",
                        (row, _) -> row(entry(4, Hash.of(Hash.utf8("elsewhere")), 4))),
                new Change(
                        "kind",
                        (row, _) ->
                                with(
                                        row,
                                        row.header().replace("SaleCompleted", "LineVoided"),
                                        row.body())),
                new Change(
                        "epoch",
                        (row, _) ->
                                with(
                                        row,
                                        row.header().replace(EPOCH.hex(), "f".repeat(16)),
                                        row.body())),
                new Change(
                        "place",
                        (row, _) ->
                                new StoredEntry(
                                        new Place(1, row.sequence() + 1),
                                        row.header(),
                                        row.body(),
                                        row.contentHash(),
                                        row.hash())),
                new Change(
                        "hash",
                        (row, at) ->
                                new StoredEntry(
                                        row.place(),
                                        row.header(),
                                        row.body(),
                                        row.contentHash(),
                                        other(row.hash(), at))));
    }

    private static String other(String text, int at) {
        char[] characters = text.toCharArray();
        characters[at % characters.length] ^= 1;
        return new String(characters);
    }

    private static StoredEntry with(StoredEntry row, String header, String body) {
        return new StoredEntry(row.place(), header, body, row.contentHash(), row.hash());
    }

    private static long brokenAt(List<StoredEntry> chain) {
        ChainWalk walk = new ChainWalk(Optional.of(WORKSTATION));
        for (int place = 0; place < chain.size(); place++) {
            if (walk.step(Optional.of(EPOCH), chain.get(place)) instanceof Step.Breaks) {
                return place + 1L;
            }
        }
        return 0;
    }

    private static List<StoredEntry> chain() {
        List<StoredEntry> rows = new ArrayList<>();
        Hash previous = RecordedEntry.firstPreviousHash(WORKSTATION, EPOCH);
        for (int sequence = 1; sequence <= 12; sequence++) {
            RecordedEntry entry = entry(sequence, previous, sequence);
            rows.add(row(entry));
            previous = entry.hash();
        }
        return List.copyOf(rows);
    }

    private static RecordedEntry entry(int sequence, Hash previous, int number) {
        JournalEntry sale =
                new JournalEntry.SaleCompleted(
                        Fixtures.aSale()
                                .numbered(Fixtures.number(number))
                                .of(sequence, Fixtures.CANDLE)
                                .paidIn(Tender.CASH));
        EntryMaker maker =
                new EntryMaker(
                        new JournalOwner(STORE, WORKSTATION),
                        OpenJournal.CLOCK,
                        OpenJournal.ids(sequence));
        ChainHead head =
                new ChainHead(new EpochGrant(EPOCH, 1), 1, sequence - 1L, previous, number - 1L);
        return maker.make(head, Optional.of(OPERATOR), FIRST_OF_DECEMBER, sale, Optional.empty())
                .entry();
    }

    private static StoredEntry row(RecordedEntry entry) {
        return new StoredEntry(
                new Place(1, entry.header().sequence()),
                entry.headerText(),
                entry.bodyText(),
                entry.contentHash().hex(),
                entry.hash().hex());
    }
}
