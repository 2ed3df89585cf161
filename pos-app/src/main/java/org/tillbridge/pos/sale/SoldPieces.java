package org.tillbridge.pos.sale;

import org.tillbridge.pos.day.DayBook;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.rules.PieceMove;
import org.tillbridge.sync.rules.PieceRules;

import java.util.Optional;

/// Which pieces with a serial number went out at this till and have not come back, whether the hub
/// has heard of it or not. Belongs to the basket thread.
final class SoldPieces {
    private final DayBook dayBook;
    private final SuspendedSales suspended;
    private Optional<SoldPiece> agreed = Optional.empty();

    SoldPieces(DayBook dayBook, SuspendedSales suspended) {
        this.dayBook = dayBook;
        this.suspended = suspended;
    }

    /// Where a piece that is about to be sold went before; empty where it did not, or somebody
    /// agreed to sell it all the same.
    Optional<SoldPiece> before(Piece piece) {
        return sold(dayBook, piece)
                .or(() -> suspended.with(piece))
                .filter(known -> !agreed.equals(Optional.of(known)));
    }

    /// It is sold all the same, once what else is asked about it is answered.
    void agree(SoldPiece known) {
        agreed = Optional.of(known);
    }

    /// Something is rung anew: what was agreed is done, or over.
    void forgetAgreement() {
        agreed = Optional.empty();
    }

    /// Which sale that is completed has it.
    static Optional<SoldPiece> sold(DayBook dayBook, Piece piece) {
        return dayBook.reader().lastWith(piece).flatMap(last -> sold(piece, last));
    }

    private static Optional<SoldPiece> sold(Piece piece, Committed last) {
        return switch (last.fact()) {
            case SaleCompleted(RetailTransaction sale) -> sold(piece, last, sale);
            case ReturnCompleted(RetailTransaction back) -> sold(piece, last, back);
            default -> Optional.empty();
        };
    }

    private static Optional<SoldPiece> sold(Piece piece, Committed last, RetailTransaction in) {
        Optional<PieceMove.Kind> before =
                PieceRules.of(in).stream()
                        .filter(move -> move.piece().equals(piece))
                        .map(PieceMove::kind)
                        .reduce((_, later) -> later);
        return PieceRules.settle(before, PieceMove.Kind.SOLD).isConflict()
                ? Optional.of(
                        new SoldPiece(
                                piece,
                                last.entry().header().entryId(),
                                Optional.of(in.number()),
                                in.completedAt()))
                : Optional.empty();
    }
}
