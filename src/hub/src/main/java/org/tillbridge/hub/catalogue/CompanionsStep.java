package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.retail.Item;
import org.tillbridge.sync.wire.ReplicaRow.CompanionRow;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `companions.tsv`: all that items bring along; what is not in it any more stays away.
final class CompanionsStep implements ImportStep {
    private static final String LEVY = "levy";

    private final FirstRows<List<String>> seen = new FirstRows<>();
    private final Map<Integer, CompanionRow> byLine = new LinkedHashMap<>();

    @Override
    public String file() {
        return "companions.tsv";
    }

    @Override
    public TsvColumns columns() {
        return new TsvColumns(List.of("sku", "companion"), List.of("pieces", "kind"));
    }

    /// They change together: a bottle is never sold without its deposit in between.
    @Override
    public int rowsAtOnce() {
        return Integer.MAX_VALUE;
    }

    @Override
    public List<Scope> scopes(StatementStore statements) {
        return List.of(Scope.CATALOGUE);
    }

    @Override
    public boolean take(HubTransaction transaction, Changes changes, Findings findings, TsvRow row)
            throws SQLException {
        ItemStore items = new ItemStore(transaction.statements());
        String sku = row.cell("sku");
        String companion = row.cell("companion");
        Optional<Item> item = items.bySku(sku);
        Optional<Item> along = items.bySku(companion);
        String pieces = row.cell("pieces").isEmpty() ? "1" : row.cell("pieces");
        String kind = row.cell("kind");
        if (item.isEmpty()) {
            findings.notTaken(row, "unknownSku", sku);
        } else if (along.isEmpty() || sku.equals(companion)) {
            findings.notTaken(row, "unknownSku", companion);
        } else if (!pieces.matches("[1-9][0-9]{0,2}")) {
            findings.notTaken(row, "badQuantity", pieces);
        } else if (!kind.isEmpty() && !kind.equals("deposit") && !kind.equals(LEVY)) {
            findings.notTaken(row, "badKind", kind);
        } else if (!seen.isFirst(List.of(sku, companion), row)) {
            findings.add(row, "duplicateRow", sku, "The first row counts, this one is not taken.");
        } else {
            byLine.put(
                    row.line(),
                    new CompanionRow(
                            item.get().id(),
                            along.get().id(),
                            Integer.parseInt(pieces),
                            kind.equals(LEVY)));
            return true;
        }
        return false;
    }

    @Override
    public void finish(HubTransaction transaction, Changes changes, boolean isWhole)
            throws SQLException {
        CompanionStore store = new CompanionStore(transaction.statements());
        store.replaceAll(WholeSet.put(changes, byLine.values(), store.all(), isWhole));
    }
}
