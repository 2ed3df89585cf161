package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.hub.tsv.UnseenCharacters;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.Trace;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ReplicaRow.RecallRow;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /// A row that was not taken may have been meant for what is called back already. So nothing is
    /// for sale again before all rows of a file are as they should be.
    @Override
    public void finish(HubTransaction transaction, Changes changes, boolean isWhole)
            throws SQLException {
        RecallStore store = new RecallStore(transaction.statements());
        Set<RecallRow> before = new HashSet<>(store.all());
        Set<String> named =
                byLine.values().stream().map(RecallRow::key).collect(Collectors.toSet());
        List<RecallRow> now = new ArrayList<>(byLine.values());
        for (RecallRow recall : before) {
            if (named.contains(recall.key())) {
                continue;
            }
            if (isWhole) {
                changes.put(Scope.CATALOGUE, FeedRow.removed(RecallRow.KIND, recall.key()));
            } else {
                now.add(recall);
            }
        }
        for (RecallRow recall : byLine.values()) {
            if (!before.contains(recall)) {
                changes.put(Scope.CATALOGUE, recall);
            }
        }
        store.replaceAll(now);
    }
}
