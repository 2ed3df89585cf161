package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.hub.tsv.UnseenCharacters;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.Trace;
import org.tillbridge.sync.wire.ReplicaRow.RecallRow;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `recalls.tsv`: all that is called back; what is not in it any more may be sold again.
final class RecallsStep implements ImportStep {
    private static final int LONGEST_REASON = 120;

    private final FirstRows<List<String>> seen = new FirstRows<>();
    private final Map<Integer, RecallRow> byLine = new LinkedHashMap<>();

    @Override
    public String file() {
        return "recalls.tsv";
    }

    @Override
    public TsvColumns columns() {
        return new TsvColumns(List.of("sku", "reason"), List.of("lot"));
    }

    /// They change together: goods that are called back are never for sale in between.
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
        String lot = row.cell("lot");
        String reason = row.cell("reason");
        Optional<Item> item = new ItemStore(transaction.statements()).bySku(row.cell("sku"));
        if (item.isEmpty()) {
            findings.notTaken(row, "unknownSku", row.cell("sku"));
        } else if (lot.length() > Trace.MAX_LENGTH || UnseenCharacters.areIn(lot)) {
            findings.notTaken(row, "badLot", lot);
        } else if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || UnseenCharacters.areIn(reason)) {
            findings.notTaken(row, "badReason", reason);
        } else if (!seen.isFirst(List.of(row.cell("sku"), lot), row)) {
            findings.add(
                    row,
                    "duplicateRow",
                    row.cell("sku"),
                    "The first row counts, this one is not taken.");
        } else {
            byLine.put(row.line(), new RecallRow(item.get().id(), lot, reason));
            return true;
        }
        return false;
    }

    @Override
    public void finish(HubTransaction transaction, Changes changes, boolean isWhole)
            throws SQLException {
        RecallStore store = new RecallStore(transaction.statements());
        store.replaceAll(WholeSet.put(changes, byLine.values(), store.all(), isWhole));
    }
}
