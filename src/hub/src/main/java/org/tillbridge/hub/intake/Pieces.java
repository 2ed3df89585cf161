package org.tillbridge.hub.intake;

import org.tillbridge.hub.intake.PieceStore.Told;
import org.tillbridge.hub.intake.ReturnStore.Original;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.rules.PieceMove;
import org.tillbridge.sync.rules.PieceMove.Kind;
import org.tillbridge.sync.rules.PieceRules;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Notes what happened to pieces with a serial number, in the order in which it did, whenever it is
/// told. A piece is of the whole chain: it is locked until the end of the transaction, and two that
/// lock two pieces crosswise are done again, one after the other.
final class Pieces {
    private final PieceStore store;
    private final ReturnStore returns;
    private final JournalStore journal;
    private final Conflicts conflicts;

    Pieces(HubTransaction transaction, Conflicts conflicts) {
        this.store = new PieceStore(transaction.statements());
        this.returns = new ReturnStore(transaction.statements());
        this.journal = new JournalStore(transaction.statements());
        this.conflicts = conflicts;
    }

    /// After its links to sales, and again where one was missing: what comes back by its receipt is
    /// the piece that was sold. The same again is noted once.
    void note(EntryHeader header, JournalEntry fact) throws SQLException {
        Optional<RetailTransaction> transaction = Booking.transactionIn(fact);
        if (transaction.isPresent()) {
            for (PieceMove move : PieceRules.of(transaction.get())) {
                note(Told.of(header, transaction.get(), move));
            }
            for (PieceMove move : byReceipt(transaction.get())) {
                note(Told.of(header, transaction.get(), move));
            }
        }
    }

    private List<PieceMove> byReceipt(RetailTransaction back) throws SQLException {
        Map<UUID, Optional<RetailTransaction>> sales = new HashMap<>();
        List<PieceMove> moves = new ArrayList<>();
        for (GoodsLine goods : back.goods()) {
            if (goods instanceof ReturnLine line
                    && Piece.of(line.goods()).isEmpty()
                    && line.original().isPresent()) {
                OriginalLine original = line.original().get();
                Optional<RetailTransaction> sale = sales.get(original.transaction());
                if (sale == null) {
                    sale = sale(original.transaction());
                    sales.put(original.transaction(), sale);
                }
                sale.flatMap(known -> PieceRules.soldOn(original.line(), known))
                        .map(piece -> new PieceMove(line.number(), piece, Kind.BROUGHT_BACK))
                        .ifPresent(moves::add);
            }
        }
        return moves;
    }

    private Optional<RetailTransaction> sale(UUID transaction) throws SQLException {
        Optional<Original> known = returns.original(transaction);
        return known.isPresent()
                ? SoldSales.read(journal, known.get().entryId())
                : Optional.empty();
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
