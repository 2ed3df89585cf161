package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.hub.tsv.UnseenCharacters;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemId;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ReplicaRow.FavouriteRow;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `favourites.tsv`: all quick keys; those that are not in it go.
final class FavouritesStep implements ImportStep {
    private static final int LONGEST_CATEGORY = 40;

    private final FirstRows<List<String>> seen = new FirstRows<>();
    private final Map<Integer, FavouriteRow> byLine = new LinkedHashMap<>();

    @Override
    public String file() {
        return "favourites.tsv";
    }

    @Override
    public TsvColumns columns() {
        return new TsvColumns(List.of("category", "sku"), List.of());
    }

    /// They change together.
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
        String category = row.cell("category");
        Optional<Item> item = new ItemStore(transaction.statements()).bySku(row.cell("sku"));
        if (category.isEmpty()
                || category.length() > LONGEST_CATEGORY
                || UnseenCharacters.areIn(category)) {
            findings.notTaken(row, "badCategory", category);
        } else if (item.isEmpty()) {
            findings.notTaken(row, "unknownSku", row.cell("sku"));
        } else if (!seen.isFirst(List.of(category, row.cell("sku")), row)) {
            findings.add(
                    row,
                    "duplicateRow",
                    row.cell("sku"),
                    "The first row counts, this one is not taken.");
        } else {
            ItemId favourite = item.get().id();
            byLine.computeIfAbsent(
                    row.line(), _ -> new FavouriteRow(category, byLine.size() + 1, favourite));
            return true;
        }
        return false;
    }

    @Override
    public void finish(HubTransaction transaction, Changes changes, boolean isWhole)
            throws SQLException {
        FavouriteStore store = new FavouriteStore(transaction.statements());
        for (FavouriteRow before : store.all()) {
            changes.put(Scope.CATALOGUE, FeedRow.removed(FavouriteRow.KIND, before.key()));
        }
        for (FavouriteRow favourite : byLine.values()) {
            changes.put(Scope.CATALOGUE, favourite);
        }
        store.replaceAll(List.copyOf(byLine.values()));
    }
}
