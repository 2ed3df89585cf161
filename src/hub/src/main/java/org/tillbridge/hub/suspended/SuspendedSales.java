package org.tillbridge.hub.suspended;

import org.tillbridge.hub.enrolment.EnrolledWorkstation;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.UnreadableEntryException;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SuspendedAtStore;
import org.tillbridge.sync.wire.SuspensionClaim;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/// Gives sales that are set aside to the workstations of their store, each to one only. It stays
/// that one's until it gives it back or is revoked: who rings it may be out of reach for days.
///
/// Safe for use by any number of threads.
public final class SuspendedSales {
    private final HubDatabase database;
    private final InstantSource clock;

    public SuspendedSales(HubDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public SuspendedAtStore list(EnrolledWorkstation workstation) {
        return database.read(
                sql -> {
                    SuspendedSaleStore sales = new SuspendedSaleStore(sql);
                    return new SuspendedAtStore(
                            sales.waitingFor(workstation.store(), workstation.id()).reversed(),
                            sales.goneFrom(workstation.store(), workstation.id()));
                });
    }

    public TakeOverOutcome claim(EnrolledWorkstation workstation, SuspensionClaim wanted) {
        return database.write(transaction -> claim(transaction, workstation, wanted));
    }

    /// What its store books meanwhile comes before or after it, not in between.
    private TakeOverOutcome claim(
            HubTransaction transaction, EnrolledWorkstation workstation, SuspensionClaim wanted)
            throws SQLException {
        new FeedStore(transaction.statements())
                .lock(transaction, new Scope.Store(workstation.store()), clock.instant());
        SuspendedSaleStore sales = new SuspendedSaleStore(transaction.statements());
        UUID suspension = wanted.suspension();
        if (!wanted.take()) {
            sales.giveBack(workstation.store(), suspension, workstation.id());
            return new TakeOverOutcome.NotSuspended();
        }
        Instant now = clock.instant();
        if (sales.take(workstation.store(), suspension, workstation.id(), now)) {
            return given(sales.entry(suspension));
        }
        return sales.rungAgain(workstation.store(), suspension)
                .orElseGet(TakeOverOutcome.NotSuspended::new);
    }

    private static TakeOverOutcome given(PushedEntry texts) {
        try {
            EntryHeader header = EntryCodec.header(texts.header());
            if (header.kind().equals("Carried")
                    && EntryCodec.entry(header.kind(), header.version(), texts.body())
                            instanceof Carried carried) {
                return given(new PushedEntry(carried.header(), carried.body()));
            }
            return new TakeOverOutcome.Given(header.version(), texts.body());
        } catch (UnreadableEntryException neverBooked) {
            throw new IllegalStateException("What was booked cannot be read", neverBooked);
        }
    }
}
