package org.tillbridge.benchmarks;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.benchmarks.CashSale.Piece;
import org.tillbridge.demo.replay.Invoice;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.sync.replica.ItemMatch;
import org.tillbridge.sync.replica.ReplicaReader;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/// What a till finds under a code.
///
/// @param price of the list; empty if it says none
public record ListedGoods(Goods goods, Optional<UnitPrice> price) {
    /// @return empty for what is no item
    public static Optional<ListedGoods> find(ItemCode code, ReplicaReader reader) {
        return reader.find(code) instanceof ItemMatch.Found(var item)
                ? Optional.of(
                        new ListedGoods(
                                new Goods.OfItem(item.id(), item.name(), code),
                                reader.price(item.id(), Instant.now())))
                : Optional.empty();
    }

    /// What an invoice says of them.
    public Piece piece(Invoice.Line line) {
        Money each = Money.of(CurrencyUnit.GBP, line.unitPrice(), RoundingMode.HALF_UP);
        return new Piece(goods, line.quantity(), each, price);
    }
}
