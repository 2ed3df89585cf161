package org.tillbridge.pos.sale;

import org.tillbridge.retail.Goods;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Trace;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Step;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungLine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which piece a line is about. One piece is in one sale once.
final class SerialNumbers {
    private SerialNumbers() {}

    /// Gives the piece on a line its serial number.
    static LineOutcome give(OpenSale sale, int line, String typed) {
        return sale.basket()
                .flatMap(
                        basket ->
                                basket.transaction()
                                        .line(line)
                                        .map(rung -> given(basket, rung, typed)))
                .map(
                        given ->
                                switch (given) {
                                    case Given.To(RungGoods goods) -> sale.replace(line, goods);
                                    case Given.Refused(Refusal why) -> new LineOutcome.Refused(why);
                                })
                .orElseGet(() -> new LineOutcome.Refused(Refusal.NO_SUCH_LINE));
    }

    private sealed interface Given {
        record To(RungGoods goods) implements Given {}

        record Refused(Refusal why) implements Given {}
    }

    private static Given given(Basket basket, RungLine line, String typed) {
        RungGoods goods = line.goods();
        if (!(goods.goods() instanceof Goods.OfItem item)
                || !goods.quantity().equals(Quantity.ONE)) {
            return new Given.Refused(Refusal.SERIAL_OF_ONE_PIECE);
        }
        Optional<Piece> piece = piece(line, typed);
        if (piece.isEmpty()) {
            return new Given.Refused(Refusal.SERIAL_NOT_ONE);
        }
        if (isIn(basket, piece.get(), line.number())) {
            return new Given.Refused(Refusal.SERIAL_RUNG_ALREADY);
        }
        return new Given.To(traced(goods, item, item.trace().withSerial(piece.get().serial())));
    }

    private static RungGoods traced(RungGoods goods, Goods.OfItem item, Trace trace) {
        return goods.withGoods(
                new Goods.OfItem(item.item(), item.name(), item.code(), trace, item.note()));
    }

    /// The pieces that lines which stand are about.
    static Stream<Piece> in(Basket basket) {
        return basket.transaction().standing().stream()
                .flatMap(line -> Piece.of(line.goods().goods()).stream());
    }

    /// The same basket, of whose goods nobody says that they are those pieces.
    static Basket without(Basket basket, List<Piece> pieces) {
        OpenTransaction open = basket.transaction();
        for (RungLine line : open.standing()) {
            if (line.goods().goods() instanceof Goods.OfItem item
                    && Piece.of(item).filter(pieces::contains).isPresent()) {
                RungGoods goods = traced(line.goods(), item, item.trace().withoutSerial());
                open =
                        open.replace(line.number(), goods)
                                        instanceof Step.Done(OpenTransaction next, int _)
                                ? next
                                : open;
            }
        }
        return basket.with(open);
    }

    /// The piece that a line is with that serial number; empty where that is none, or the item is
    /// not known.
    static Optional<Piece> piece(RungLine line, String typed) {
        String serial = typed.strip();
        boolean isOne =
                !serial.isEmpty()
                        && serial.length() <= Trace.MAX_LENGTH
                        && serial.chars().noneMatch(Character::isISOControl);
        return isOne && line.goods().goods() instanceof Goods.OfItem item
                ? Optional.of(new Piece(item.item(), serial))
                : Optional.empty();
    }

    /// Whether a line that stands is that very piece.
    ///
    /// @param butFor the number of a line that does not count; 0 for none
    static boolean isIn(Basket basket, Piece piece, int butFor) {
        return basket.transaction().standing().stream()
                .filter(line -> line.number() != butFor)
                .anyMatch(line -> Piece.of(line.goods().goods()).equals(Optional.of(piece)));
    }
}
