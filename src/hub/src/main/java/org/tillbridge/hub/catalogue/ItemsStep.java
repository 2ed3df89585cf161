package org.tillbridge.hub.catalogue;

import static org.tillbridge.hub.catalogue.Findings.ROW_NOT_TAKEN;

import org.tillbridge.hub.shop.PriceList;
import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.hub.tsv.UnseenCharacters;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.Gtin;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// `items.tsv`: items, the codes they are found by, and their price on the first price list.
final class ItemsStep implements ImportStep {
    private static final int LONGEST_NAME = 120;
    private static final String WITHOUT_CODE = "Item taken, without this code.";

    private final FirstRows<String> seen = new FirstRows<>();

    @Override
    public String file() {
        return "items.tsv";
    }

    @Override
    public TsvColumns columns() {
        return new TsvColumns(
                List.of("sku", "name", "department"),
                List.of("taxClass", "codes", "price", "status", "minimumAge"));
    }

    @Override
    public int rowsAtOnce() {
        return 500;
    }

    @Override
    public List<Scope> scopes(StatementStore statements) throws SQLException {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(Scope.CATALOGUE);
        firstList(statements).ifPresent(list -> scopes.add(new Scope.Prices(list)));
        return scopes;
    }

    @Override
    public boolean take(HubTransaction transaction, Changes changes, Findings findings, TsvRow row)
            throws SQLException {
        ItemStore items = new ItemStore(transaction.statements());
        String sku = row.cell("sku");
        if (!isSkuOfGoods(items, findings, row, sku)) {
            return false;
        }
        ShopStore shop = new ShopStore(transaction.statements());
        Optional<Department> department = Cells.department(shop, row);
        if (department.isEmpty()) {
            findings.notTaken(row, "unknownDepartment", row.cell("department"));
            return false;
        }
        Optional<TaxClass> taxClass = taxClass(shop, row, department.get());
        if (taxClass.isEmpty()) {
            findings.notTaken(row, "unknownTaxClass", row.cell("taxClass"));
            return false;
        }
        Optional<Item> before = items.bySku(sku);
        if (!isAge(row.cell("minimumAge"))) {
            findings.notTaken(row, "badAge", row.cell("minimumAge"));
            return false;
        }
        Item item =
                new Item(
                        before.isPresent() ? before.get().id() : items.nextNumber(),
                        sku,
                        name(findings, row, sku),
                        department.get().id(),
                        taxClass.get(),
                        isDiscontinued(findings, row),
                        minimumAge(row, before));
        if (items.elderTwin(item).isPresent()) {
            findings.add(row, "letterCaseTwin", sku, "Both are items.");
        }
        List<ItemCode> codes = codes(items, findings, row, item);
        items.put(item, codes);
        changes.put(Scope.CATALOGUE, new ItemRow(item, codes));
        takePrice(transaction.statements(), changes, findings, row, item.id());
        return true;
    }

    private boolean isSkuOfGoods(ItemStore items, Findings findings, TsvRow row, String sku)
            throws SQLException {
        if (sku.isEmpty()) {
            findings.notTaken(row, "missingSku", "");
        } else if (Cells.isTooLongOrOdd(sku)) {
            findings.notTaken(row, "badSku", sku);
        } else if (items.isNonGoods(sku)) {
            findings.add(row, "nonGoods", sku, ROW_NOT_TAKEN + " No item is made.");
        } else if (!seen.isFirst(sku, row)) {
            findings.add(row, "duplicateSku", sku, "The first row counts, this one is not taken.");
        } else {
            return true;
        }
        return false;
    }

    private static Optional<TaxClass> taxClass(ShopStore shop, TsvRow row, Department department)
            throws SQLException {
        String cell = row.cell("taxClass");
        if (cell.isEmpty()) {
            return Optional.of(department.taxClass());
        }
        return shop.taxClasses().stream().filter(known -> known.code().equals(cell)).findFirst();
    }

    private static String name(Findings findings, TsvRow row, String sku) {
        String given = row.cell("name");
        String seen = UnseenCharacters.leftOut(given).strip();
        String name = seen.substring(0, Math.min(LONGEST_NAME, seen.length())).strip();
        if (!name.equals(given)) {
            findings.add(
                    row,
                    "badName",
                    given,
                    "Taken; characters that are not seen were left out, the rest was cut.");
        }
        if (name.isEmpty()) {
            findings.add(row, "missingName", sku, "Taken; the sku stands for the name.");
            return sku;
        }
        return name;
    }

    private static boolean isAge(String cell) {
        return cell.isEmpty() || cell.matches("[0-9]{1,2}");
    }

    /// A list that does not know ages takes none away: the law does not change by it.
    private static OptionalInt minimumAge(TsvRow row, Optional<Item> before) {
        String cell = row.cell("minimumAge");
        if (cell.isEmpty()) {
            return before.isPresent() ? before.get().minimumAge() : OptionalInt.empty();
        }
        int age = Integer.parseInt(cell);
        return age == 0 ? OptionalInt.empty() : OptionalInt.of(age);
    }

    private static boolean isDiscontinued(Findings findings, TsvRow row) {
        String status = row.cell("status");
        if (!status.isEmpty() && !status.equals("active") && !status.equals("discontinued")) {
            findings.add(row, "unknownStatus", status, "Taken as active.");
        }
        return status.equals("discontinued");
    }

    /// The sku and the codes of the row, without those that are another item's or no codes at all.
    private static List<ItemCode> codes(ItemStore items, Findings findings, TsvRow row, Item item)
            throws SQLException {
        List<ItemCode> codes = new ArrayList<>();
        Optional<ItemCode> sku = ItemCode.parse(item.sku());
        if (sku.isPresent()) {
            takeCode(items, findings, row, item.id(), item.sku(), sku.get(), codes);
        }
        for (String cell : row.cell("codes").split(" +", -1)) {
            Optional<ItemCode> code =
                    cell.isEmpty() || Cells.isTooLongOrOdd(cell)
                            ? Optional.empty()
                            : ItemCode.parse(cell);
            if (cell.isEmpty() || code.equals(sku)) {
                continue;
            }
            if (code.isEmpty()) {
                findings.add(row, "badCode", cell, WITHOUT_CODE);
            } else if (Gtin.hasLengthOfOne(cell) && Gtin.parse(cell).isEmpty()) {
                findings.add(row, "badCheckDigit", cell, WITHOUT_CODE);
            } else {
                takeCode(items, findings, row, item.id(), cell, code.get(), codes);
            }
        }
        return codes;
    }

    private static void takeCode(
            ItemStore items,
            Findings findings,
            TsvRow row,
            ItemId item,
            String cell,
            ItemCode code,
            List<ItemCode> codes)
            throws SQLException {
        boolean another = items.ownerOf(code).filter(owner -> !owner.equals(item)).isPresent();
        if (another || codes.contains(code)) {
            findings.add(
                    row,
                    "duplicateCode",
                    cell,
                    "Who had it first keeps it; item taken, without this code.");
        } else {
            codes.add(code);
        }
    }

    private static void takePrice(
            StatementStore statements, Changes changes, Findings findings, TsvRow row, ItemId item)
            throws SQLException {
        Optional<Integer> list = firstList(statements);
        if (list.isEmpty()) {
            return;
        }
        PriceChange prices = new PriceChange(list.get(), statements, changes);
        String cell = row.cell("price");
        OptionalLong price = Cells.price(cell);
        if (cell.isEmpty()) {
            if (!prices.isKnown(item)) {
                findings.add(row, "missingPrice", row.cell("sku"), "Item taken, without a price.");
            }
        } else if (price.isEmpty()) {
            findings.add(row, "badPrice", cell, "Item taken, without a new price.");
        } else {
            if (price.getAsLong() == 0) {
                findings.add(row, "zeroPrice", cell, "Taken: the item is free.");
            }
            prices.atOnce(item, price.getAsLong());
        }
    }

    private static Optional<Integer> firstList(StatementStore statements) throws SQLException {
        return new ShopStore(statements).priceLists().stream().map(PriceList::number).findFirst();
    }
}
