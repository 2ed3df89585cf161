package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.retail.Department;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// `non-goods.tsv`: what an exported list holds beside goods.
final class NonGoodsStep implements ImportStep {
    private final FirstRows<String> seen = new FirstRows<>();

    @Override
    public String file() {
        return "non-goods.tsv";
    }

    @Override
    public TsvColumns columns() {
        return new TsvColumns(List.of("sku", "department", "reason"), List.of());
    }

    @Override
    public int rowsAtOnce() {
        return 1000;
    }

    @Override
    public List<Scope> scopes(StatementStore statements) {
        return List.of(Scope.CATALOGUE);
    }

    @Override
    public boolean take(HubTransaction transaction, Changes changes, Findings findings, TsvRow row)
            throws SQLException {
        String sku = row.cell("sku");
        Optional<Department> department =
                Cells.department(new ShopStore(transaction.statements()), row);
        if (sku.isEmpty()) {
            findings.notTaken(row, "missingSku", "");
        } else if (Cells.isTooLongOrOdd(sku)) {
            findings.notTaken(row, "badSku", sku);
        } else if (department.isEmpty()) {
            findings.notTaken(row, "unknownDepartment", row.cell("department"));
        } else if (!seen.isFirst(sku, row)) {
            findings.add(row, "duplicateRow", sku, "The first row counts, this one is not taken.");
        } else {
            new ItemStore(transaction.statements())
                    .putNonGoods(sku, department.get().id(), row.cell("reason"));
            return true;
        }
        return false;
    }
}
