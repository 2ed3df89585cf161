package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.retail.pricing.promotion.Promotion;
import org.tillbridge.sync.wire.ReplicaRow.PromotionRow;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.util.List;

/// `promotions.tsv`: what costs less, now or to come. One that is known is replaced.
final class PromotionsStep implements ImportStep {
    private final FirstRows<String> seen = new FirstRows<>();

    @Override
    public String file() {
        return "promotions.tsv";
    }

    @Override
    public TsvColumns columns() {
        return new TsvColumns(
                List.of("promotion", "name", "kind"),
                List.of(
                        "items",
                        "percent",
                        "amount",
                        "buy",
                        "get",
                        "threshold",
                        "combination",
                        "priority",
                        "onOverrides",
                        "coupon",
                        "customerGroup",
                        "from",
                        "until",
                        "stores",
                        "currency"));
    }

    /// A promotion may name thousands of items, and a transaction of the feed is bounded.
    @Override
    public int rowsAtOnce() {
        return 20;
    }

    @Override
    public List<Scope> scopes(StatementStore statements) {
        return List.of(Scope.CATALOGUE);
    }

    @Override
    public boolean take(HubTransaction transaction, Changes changes, Findings findings, TsvRow row)
            throws SQLException {
        try {
            Promotion promotion = new PromotionCells(transaction.statements(), row).promotion();
            if (!seen.isFirst(promotion.id().text(), row)) {
                findings.add(
                        row,
                        "duplicateRow",
                        promotion.id().text(),
                        "The first row counts, this one is not taken.");
                return false;
            }
            changes.put(Scope.CATALOGUE, new PromotionRow(promotion));
            return true;
        } catch (PromotionCells.OddCellException odd) {
            findings.notTaken(row, odd.kind(), odd.value());
            return false;
        }
    }
}
