package org.tillbridge.hub.intake;

import org.tillbridge.hub.intake.JournalStore.Standing;
import org.tillbridge.hub.intake.JournalStore.Stored;
import org.tillbridge.hub.intake.WaitingStore.Missed;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.rules.EntryRules;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.RowCodec;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Entries that came with a header that nobody could read, once it can be read: each is from then
/// on what it would have been if it had been read when it came, the one of its id among them. In a
/// transaction of their store.
final class LateNames {
    private final JournalStore journal;
    private final WaitingStore waiting;
    private final Conflicts conflicts;
    private final Days days;
    private final Instant now;
    private final List<FeedRow> rows = new ArrayList<>();
    private int settled;

    LateNames(HubTransaction transaction, Conflicts conflicts, Days days, Instant now) {
        this.journal = new JournalStore(transaction.statements());
        this.waiting = new WaitingStore(transaction.statements());
        this.conflicts = conflicts;
        this.days = days;
        this.now = now;
    }

    /// What tills hear of it.
    List<FeedRow> rows() {
        return rows;
    }

    int settled() {
        return settled;
    }

    /// Gives an entry its name.
    ///
    /// @param effects of it, all of which wait
    /// @return whether it is to be booked: false if one is booked under its id
    boolean give(Place place, ReadEntry entry, EntryHeader header, List<WaitingEffect> effects)
            throws SQLException {
        Optional<Stored> same = journal.booked(header.entryId());
        return switch (EntryRules.underId(entry.among(same))) {
            case SAME_ENTRY_AGAIN -> {
                journal.name(place, entry, Standing.REPEAT);
                becomes(effects, place, waiting.at(same.orElseThrow().place()));
                yield false;
            }
            case SAME_ID_OTHER_CONTENT -> {
                journal.name(place, entry, Standing.QUARANTINED);
                conflicts.otherContent(place, header, same.orElseThrow().place());
                ParkedEffect apart = Effects.sameIdOtherContent();
                waiting.change(place, apart, Missed.NOTHING, false);
                rows.add(RowCodec.row(row(place, apart)));
                yield false;
            }
            default -> {
                journal.name(place, entry, Standing.BOOKED);
                days.note(header);
                yield true;
            }
        };
    }

    /// What waits of the same entry elsewhere is said to wait here too, and nothing else is.
    private void becomes(List<WaitingEffect> effects, Place place, List<ParkedEffect> waits)
            throws SQLException {
        Set<String> keys = new HashSet<>();
        for (ParkedEffect effect : waits) {
            keys.add(row(place, effect).key());
            rows.add(RowCodec.row(row(place, effect)));
        }
        for (WaitingEffect effect : effects) {
            String key = row(place, effect.effect()).key();
            waiting.settle(effect, now);
            settled++;
            if (!keys.contains(key)) {
                rows.add(FeedRow.removed(ParkedRow.KIND, key));
            }
        }
    }

    static ParkedRow row(Place place, ParkedEffect effect) {
        return new ParkedRow(place.workstation(), place.epoch(), place.sequence(), effect);
    }
}
