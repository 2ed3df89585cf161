package org.tillbridge.sync.rules;

import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What becomes of pieces that have a serial number. Who bought one has it until it is brought
/// back, so what happened to it last, by the time of the transaction, is all that counts. A sale is
/// a fact: it stands, also where another customer has the piece.
public final class PieceRules {
    private PieceRules() {}

    /// The pieces that a transaction moves, by line.
    public static List<PieceMove> of(RetailTransaction transaction) {
        List<PieceMove> moves = new ArrayList<>();
        for (GoodsLine line : transaction.goods()) {
            Optional<Piece> piece = Piece.of(line.goods());
            if (piece.isPresent()) {
                moves.add(new PieceMove(line.number(), piece.get(), kind(line)));
            }
        }
        return moves;
    }

    /// The piece that was sold on a line; empty where none was.
    public static Optional<Piece> soldOn(int line, RetailTransaction sale) {
        return of(sale).stream()
                .filter(move -> move.line() == line && move.kind() == PieceMove.Kind.SOLD)
                .findFirst()
                .map(PieceMove::piece);
    }

    private static PieceMove.Kind kind(GoodsLine line) {
        return line instanceof ReturnLine ? PieceMove.Kind.BROUGHT_BACK : PieceMove.Kind.SOLD;
    }

    /// @param before what happened to the piece before; empty where nothing did
    /// @param now what happens to it
    public static Rule settle(Optional<PieceMove.Kind> before, PieceMove.Kind now) {
        return switch (now) {
            case BROUGHT_BACK -> Rule.SERIAL_BROUGHT_BACK;
            case SOLD ->
                    before.equals(Optional.of(PieceMove.Kind.SOLD))
                            ? Rule.SERIAL_SOLD_TWICE
                            : Rule.SERIAL_SOLD_ONCE;
        };
    }
}
