package org.tillbridge.sync.rules;

import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.SaleLine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What facts do to stock, the same at till and hub. Movements commute: in whatever order facts
/// arrive, the sums are the same.
public final class StockMovements {
    private StockMovements() {}

    /// What a transaction moves, by line. Goods without an item and lines that were voided move
    /// nothing.
    public static List<StockMovement> of(RetailTransaction transaction) {
        List<StockMovement> movements = new ArrayList<>();
        for (GoodsLine line : transaction.goods()) {
            of(line).ifPresent(movements::add);
        }
        return movements;
    }

    /// What a stock adjustment moves; nothing if it changes nothing.
    public static Optional<StockMovement> ofAdjustment(int line, ItemId item, Quantity change) {
        return switch (change.signum()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(move(line, item, change, Account.ADJUSTED, Account.ON_HAND));
            default -> Optional.of(move(line, item, change, Account.ON_HAND, Account.ADJUSTED));
        };
    }

    private static Optional<StockMovement> of(GoodsLine line) {
        return switch (line.goods()) {
            case Goods.OfDepartment _, Goods.OfGiftCard _ -> Optional.empty();
            case Goods.OfItem goods -> Optional.of(of(line, goods.item()));
        };
    }

    private static StockMovement of(GoodsLine line, ItemId item) {
        return switch (line) {
            case SaleLine sale ->
                    move(sale.number(), item, sale.quantity(), Account.ON_HAND, Account.SOLD);
            case ReturnLine back ->
                    move(back.number(), item, back.quantity(), Account.SOLD, destination(back));
        };
    }

    private static Account destination(ReturnLine line) {
        return switch (line.disposition()) {
            case BACK_TO_STOCK -> Account.ON_HAND;
            case DAMAGED -> Account.UNAVAILABLE;
            case RETURN_TO_VENDOR -> Account.VENDOR;
        };
    }

    private static StockMovement move(
            int line, ItemId item, Quantity quantity, Account from, Account to) {
        Quantity moved = quantity.signum() < 0 ? quantity.negated() : quantity;
        return new StockMovement(line, item, moved, from, to);
    }
}
