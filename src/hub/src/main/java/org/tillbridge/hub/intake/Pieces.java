package org.tillbridge.hub.intake;

import org.tillbridge.hub.intake.PieceStore.Told;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.rules.PieceMove;
import org.tillbridge.sync.rules.PieceRules;

import java.sql.SQLException;
import java.util.Optional;

/// Notes what happened to pieces with a serial number, in the order in which it did, whenever it is
/// told. A piece is of the whole chain: it is locked until the end of the transaction, and two that
/// lock two pieces crosswise are done again, one after the other.
final class Pieces {
    private final PieceStore store;
    private final Conflicts conflicts;

    Pieces(HubTransaction transaction, Conflicts conflicts) {
        this.store = new PieceStore(transaction.statements());
        this.conflicts = conflicts;
    }

    /// The same again is noted once.
    void note(EntryHeader header, JournalEntry fact) throws SQLException {
        Optional<RetailTransaction> transaction = Booking.transactionIn(fact);
        if (transaction.isPresent()) {
            for (PieceMove move : PieceRules.of(transaction.get())) {
                note(Told.of(header, transaction.get(), move));
            }
        }
    }

    /// What happened to it next is looked at anew: now something stands before it.
    private void note(Told told) throws SQLException {
        store.lock(told.piece());
        if (store.add(told)) {
            conflicts.piece(told, store.before(told));
            Optional<Told> next = store.after(told);
            if (next.isPresent()) {
                conflicts.piece(next.get(), Optional.of(told));
            }
        }
    }
}
