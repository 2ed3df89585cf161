package org.tillbridge.hub.shop;

import org.joda.money.CurrencyUnit;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvFile;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.sync.wire.ReplicaRow.StoreRow;
import org.tillbridge.sync.wire.ReplicaRow.TaxRateRow;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the files of a set-up; the first odd row ends it.
final class SetupReader {
    private static final LocalDate EVER = LocalDate.EPOCH;

    private final Known known;
    private final List<PriceList> priceLists = new ArrayList<>();
    private final List<StoreRow> stores = new ArrayList<>();
    private final List<TaxRateRow> taxes = new ArrayList<>();
    private final List<Department> departments = new ArrayList<>();
    private final List<GivenOperator> operators = new ArrayList<>();

    private int filesRead;

    private SetupReader(Known known) {
        this.known = known;
    }

    /// An operator as a file gives it.
    record GivenOperator(OperatorId id, String name, Role role, String pin, Set<StoreId> stores) {
        @Override
        public String toString() {
            return "Operator " + id.number();
        }
    }

    static SetupReader read(Path folder, Known known) throws IOException, SetupException {
        SetupReader setup = new SetupReader(known);
        setup.each(folder, "price-lists.tsv", "priceList name currency", "", setup::priceList);
        setup.each(
                folder,
                "stores.tsv",
                "store name country timeZone priceList",
                "taxIncluded taxRounding",
                setup::store);
        setup.each(folder, "taxes.tsv", "taxClass percent", "from", setup::tax);
        setup.each(folder, "departments.tsv", "department name taxClass", "", setup::department);
        setup.each(folder, "operators.tsv", "operator name role pin", "stores", setup::operator);
        if (setup.filesRead == 0) {
            throw new NoSuchFileException(folder.toString(), null, "no file of a set-up is there");
        }
        return setup;
    }

    List<PriceList> priceLists() {
        return priceLists;
    }

    List<StoreRow> stores() {
        return stores;
    }

    List<TaxRateRow> taxes() {
        return taxes;
    }

    List<Department> departments() {
        return departments;
    }

    List<GivenOperator> operators() {
        return operators;
    }

    /// Takes a row and says what its key is.
    private interface Taker {
        Object take(SetupRow row) throws SetupException;
    }

    private void each(Path folder, String name, String required, String optional, Taker taker)
            throws IOException, SetupException {
        TsvColumns columns =
                new TsvColumns(
                        List.of(required.split(" ")),
                        optional.isEmpty() ? List.of() : List.of(optional.split(" ")));
        Optional<TsvFile> file = TsvFile.read(folder, name, columns);
        if (file.isEmpty()) {
            return;
        }
        filesRead++;
        if (!file.get().findings().isEmpty()) {
            throw new SetupException(file.get().findings().getFirst().done(SetupRow.NOTHING_TAKEN));
        }
        Set<Object> keys = new HashSet<>();
        for (TsvRow row : file.get().rows()) {
            SetupRow given = new SetupRow(row);
            if (!keys.add(taker.take(given))) {
                throw given.refused("duplicateRow", row.cell(columns.required().getFirst()));
            }
        }
    }

    private Object priceList(SetupRow row) throws SetupException {
        PriceList list =
                new PriceList(
                        row.number("priceList"),
                        row.text("name"),
                        row.parsed("currency", CurrencyUnit::of));
        known.priceLists().put(list.number(), list.currency());
        priceLists.add(list);
        return list.number();
    }

    private Object store(SetupRow row) throws SetupException {
        int priceList = row.number("priceList");
        CurrencyUnit currency = known.priceLists().get(priceList);
        if (currency == null) {
            throw row.refused("unknownPriceList", Integer.toString(priceList));
        }
        StoreRow store =
                new StoreRow(
                        new StoreId(row.number("store")),
                        row.text("name"),
                        currency,
                        row.checked("country", text -> text.matches("[A-Z]{2}")),
                        row.parsed("timeZone", ZoneId::of),
                        priceList,
                        !row.checked("taxIncluded", text -> text.matches("|yes|no")).equals("no"),
                        row.checked("taxRounding", text -> text.matches("|document|line"))
                                        .equals("line")
                                ? TaxRounding.LINE
                                : TaxRounding.DOCUMENT);
        known.stores().add(store.store());
        stores.add(store);
        return store.store();
    }

    private Object tax(SetupRow row) throws SetupException {
        TaxRateRow rate =
                new TaxRateRow(
                        taxClass(row),
                        row.parsed("from", text -> text.isEmpty() ? EVER : LocalDate.parse(text)),
                        row.parsed("percent", text -> TaxRate.ofPercent(new BigDecimal(text))));
        known.taxClasses().add(rate.taxClass());
        taxes.add(rate);
        return rate.key();
    }

    private Object department(SetupRow row) throws SetupException {
        TaxClass taxClass = taxClass(row);
        if (!known.taxClasses().contains(taxClass)) {
            throw row.refused("unknownTaxClass", taxClass.code());
        }
        Department department =
                new Department(
                        new DepartmentId(row.number("department")), row.text("name"), taxClass);
        departments.add(department);
        return department.id();
    }

    private Object operator(SetupRow row) throws SetupException {
        Role role = row.parsed("role", text -> CamelCase.parse(Role.class, text).orElseThrow());
        String digits = role == Role.CASHIER ? "[0-9]{4,8}" : "[0-9]{6,8}";
        Set<StoreId> where = new HashSet<>();
        for (String number :
                row.optional("stores").map(cell -> cell.split(" +", -1)).orElse(new String[0])) {
            StoreId store = row.parsed("stores", _ -> new StoreId(Integer.parseInt(number)));
            if (!known.stores().contains(store)) {
                throw row.refused("unknownStore", number);
            }
            where.add(store);
        }
        OperatorId id = new OperatorId(row.number("operator"));
        String name = row.text("name");
        if (!row.row().cell("pin").matches(digits)) {
            throw row.odd("pin", "");
        }
        operators.add(new GivenOperator(id, name, role, row.row().cell("pin"), where));
        return id;
    }

    private static TaxClass taxClass(SetupRow row) throws SetupException {
        return row.parsed("taxClass", TaxClass::new);
    }
}
