package org.tillbridge.pos.returns;

import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.pricing.Bought;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.sync.wire.SoldSale;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A sale that something proves, with what can still come back of it.
///
/// @param atHub what the hub says of it; empty where it does not answer
public record Purchase(
        TransactionNumber number, Instant completedAt, List<Line> lines, Optional<SoldSale> atHub) {
    public Purchase {
        lines = List.copyOf(lines);
    }

    /// @param taxRate that was charged
    public record Line(Goods goods, TaxClass taxClass, TaxRate taxRate, Bought bought) {
        /// As many as one hand puts on the counter: a piece, or all that was weighed.
        Quantity one() {
            boolean pieces = bought.sold().thousandths() % Quantity.ONE.thousandths() == 0;
            return pieces && bought.left().compareTo(Quantity.ONE) > 0
                    ? Quantity.ONE
                    : bought.left();
        }

        /// What is rung where so much of it comes back.
        RungGoods goods(Quantity back, Terms terms) {
            return new RungGoods(
                    goods,
                    back,
                    bought.unitPrice(),
                    Optional.empty(),
                    Optional.empty(),
                    taxClass,
                    taxRate,
                    Optional.of(terms.comesBack(Optional.of(bought))));
        }

        int number() {
            return bought.line().line();
        }

        boolean isOf(ItemId item) {
            return goods instanceof Goods.OfItem known && known.item().equals(item);
        }
    }

    /// Whether the hub said what came back elsewhere.
    boolean everywhere() {
        return atHub.isPresent();
    }

    /// Whether a bank refused a card that is to have paid for it.
    boolean neverPaid() {
        return atHub.filter(SoldSale::wasNeverPaid).isPresent();
    }

    /// Whether a gift receipt is what proves it.
    public boolean isGift() {
        return lines.stream().anyMatch(line -> line.bought().gift());
    }

    /// Whether nothing of it can come back.
    public boolean isSpent() {
        return lines.stream().allMatch(line -> line.bought().left().signum() == 0);
    }

    /// What the goods of a line brought along: the first line of that item behind theirs of which
    /// some is left.
    Optional<Line> behind(Line goods, ItemId companion) {
        return lines.stream()
                .filter(line -> line.isOf(companion) && line.number() > goods.number())
                .filter(line -> line.bought().left().signum() > 0)
                .min(Comparator.comparingInt(Line::number));
    }

    /// The line of an item that is on the counter; of several one of which some is left.
    Optional<Line> of(ItemId item) {
        List<Line> its = lines.stream().filter(line -> line.isOf(item)).toList();
        return its.stream()
                .filter(line -> line.bought().left().signum() > 0)
                .findFirst()
                .or(() -> its.stream().findFirst());
    }
}
