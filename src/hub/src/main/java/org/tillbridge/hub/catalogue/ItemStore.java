package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.sync.replica.SearchText;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Items, the codes they are found by, and what is no goods.
final class ItemStore {
    private final StatementStore statements;

    ItemStore(StatementStore statements) {
        this.statements = statements;
    }

    /// @param sku letter for letter
    Optional<Item> bySku(String sku) throws SQLException {
        return statements.first(
                """
                SELECT item, sku, name, department, tax_class, discontinued, minimum_age
                FROM item WHERE sku = ?\
                """,
                ItemStore::item,
                sku);
    }

    /// An item with a lower number whose sku differs in letter case only.
    Optional<Item> elderTwin(Item item) throws SQLException {
        return statements.first(
                """
                SELECT item, sku, name, department, tax_class, discontinued, minimum_age
                FROM item WHERE sku_folded = ? AND item < ? ORDER BY item LIMIT 1\
                """,
                ItemStore::item,
                folded(item.sku()),
                item.id().number());
    }

    /// The number after the highest that was ever given: items are never deleted.
    ItemId nextNumber() throws SQLException {
        long last = statements.number("SELECT max(item) FROM item").orElse(0);
        return new ItemId(Math.toIntExact(last + 1));
    }

    /// @param codes none of them another item's
    void put(Item item, List<ItemCode> codes) throws SQLException {
        statements.update(
                """
                INSERT INTO item (
                  item, sku, sku_folded, name, department, tax_class, discontinued, minimum_age,
                  has_terms)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
                ON CONFLICT (item) DO UPDATE SET
                  name = excluded.name, department = excluded.department,
                  tax_class = excluded.tax_class, discontinued = excluded.discontinued,
                  minimum_age = excluded.minimum_age, has_terms = 1\
                """,
                item.id().number(),
                item.sku(),
                folded(item.sku()),
                item.name(),
                item.department().number(),
                item.taxClass().code(),
                item.discontinued(),
                item.minimumAge().stream().boxed().findFirst());
        setCodes(item.id(), codes);
        setTerms(item.id(), SearchText.terms(item, codes));
    }

    private void setTerms(ItemId item, Set<String> terms) throws SQLException {
        Set<String> before =
                Set.copyOf(
                        statements.list(
                                "SELECT term FROM item_term WHERE item = ?",
                                row -> row.getString(1),
                                item.number()));
        if (before.equals(terms)) {
            return;
        }
        statements.update("DELETE FROM item_term WHERE item = ?", item.number());
        statements.insertAll(
                "INSERT INTO item_term (item, term) VALUES",
                terms.stream().map(term -> new Object[] {item.number(), term}).toList());
    }

    /// Some items that were written by a version that knew no terms.
    List<Item> withoutTerms(int atMost) throws SQLException {
        return statements.list(
                """
                SELECT item, sku, name, department, tax_class, discontinued, minimum_age
                FROM item WHERE has_terms = 0 ORDER BY item LIMIT ?\
                """,
                ItemStore::item,
                atMost);
    }

    Optional<ItemId> ownerOf(ItemCode code) throws SQLException {
        return statements.first(
                "SELECT item FROM item_code WHERE code = ?",
                row -> new ItemId(row.getInt(1)),
                code.normalForm());
    }

    /// In the order in which they were given.
    List<ItemCode> codesOf(ItemId item) throws SQLException {
        return statements.list(
                "SELECT code FROM item_code WHERE item = ? ORDER BY position",
                row -> new ItemCode(row.getString(1)),
                item.number());
    }

    private void setCodes(ItemId item, List<ItemCode> codes) throws SQLException {
        if (codesOf(item).equals(codes)) {
            return;
        }
        statements.update("DELETE FROM item_code WHERE item = ?", item.number());
        for (int position = 0; position < codes.size(); position++) {
            statements.update(
                    "INSERT INTO item_code (code, item, position) VALUES (?, ?, ?)",
                    codes.get(position).normalForm(),
                    item.number(),
                    position);
        }
    }

    boolean isNonGoods(String sku) throws SQLException {
        return statements.number("SELECT 1 FROM non_goods WHERE sku = ?", sku).isPresent();
    }

    void putNonGoods(String sku, DepartmentId department, String reason) throws SQLException {
        statements.update(
                """
                INSERT INTO non_goods (sku, department, reason) VALUES (?, ?, ?)
                ON CONFLICT (sku) DO UPDATE
                  SET department = excluded.department, reason = excluded.reason\
                """,
                sku,
                department.number(),
                reason);
    }

    private static String folded(String sku) {
        return sku.toLowerCase(Locale.ROOT);
    }

    /// @param row item, sku, name, department, tax class, discontinued, minimum age
    static Item item(ResultSet row) throws SQLException {
        int age = row.getInt(7);
        OptionalInt minimumAge = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(age);
        return new Item(
                new ItemId(row.getInt(1)),
                row.getString(2),
                row.getString(3),
                new DepartmentId(row.getInt(4)),
                new TaxClass(row.getString(5)),
                row.getBoolean(6),
                minimumAge);
    }
}
