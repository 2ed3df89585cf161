package org.tillbridge.hub.shop;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.hub.tsv.Finding;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvFile;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.CardTerms;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Permission;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Rights;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.Seller;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxId;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.codes.InStoreRule;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.sync.wire.ReplicaRow.TaxRateRow;
import org.tillbridge.sync.wire.StoreRow;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Reads the files of a set-up, to the end: whoever wrote them hears of all that is odd at once.
final class SetupReader {
    private static final String PRICE_LISTS = "price-lists.tsv";
    private static final String STORES = "stores.tsv";
    private static final String TAXES = "taxes.tsv";
    private static final String PRESET = "preset";
    private static final LocalDate EVER = LocalDate.EPOCH;
    private static final CurrencyUnit NO_CURRENCY = CurrencyUnit.ofNumericCode(999);

    private final Known known;
    private final List<Finding> found = new ArrayList<>();
    private final List<PriceList> priceLists = new ArrayList<>();
    private final List<StoreRow> stores = new ArrayList<>();
    private final Map<GivenTax, TaxRate> taxes = new LinkedHashMap<>();
    private final List<Department> departments = new ArrayList<>();
    private final List<GivenOperator> operators = new ArrayList<>();
    private final List<GivenRight> rights = new ArrayList<>();

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

    /// What a role may do in a store.
    ///
    /// @param permission empty where the preset is to hold again
    record GivenRight(StoreId store, Role role, Right right, Optional<Permission> permission) {}

    /// What a tax rate is of; several rows are its parts.
    private record GivenTax(Optional<StoreId> store, TaxClass taxClass, LocalDate from) {}

    /// @throws SetupException if anything is odd
    static SetupReader read(Path folder, Known known) throws IOException, SetupException {
        SetupReader setup = new SetupReader(known);
        setup.each(folder, PRICE_LISTS, "priceList name currency", "", setup::priceList);
        setup.each(
                folder,
                STORES,
                "store name country timeZone priceList",
                "taxIncluded taxRounding inStoreRules storedValueOfflineLimit creditWithoutProof"
                        + " approvalHours pointsPercent cardFloorLimit cardForwardHours"
                        + " address taxId",
                setup::store);
        setup.each(folder, TAXES, "taxClass percent", "from jurisdiction store", setup::tax);
        setup.each(folder, "departments.tsv", "department name taxClass", "", setup::department);
        setup.each(folder, "operators.tsv", "operator name role pin", "stores", setup::operator);
        setup.each(folder, "rights.tsv", "store role right allowance", "freeUpTo", setup::right);
        if (setup.filesRead == 0) {
            throw new NoSuchFileException(folder.toString(), null, "no file of a set-up is there");
        }
        if (!setup.found.isEmpty()) {
            throw new SetupException(setup.found);
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
        return taxes.entrySet().stream()
                .map(
                        each ->
                                new TaxRateRow(
                                        each.getKey().store(),
                                        each.getKey().taxClass(),
                                        each.getKey().from(),
                                        each.getValue()))
                .toList();
    }

    List<Department> departments() {
        return departments;
    }

    List<GivenOperator> operators() {
        return operators;
    }

    List<GivenRight> rights() {
        return rights;
    }

    /// Takes a row and says what its key is.
    private interface Taker {
        Object take(SetupRow row);
    }

    private void each(Path folder, String name, String required, String optional, Taker taker)
            throws IOException {
        TsvColumns columns =
                new TsvColumns(
                        List.of(required.split(" ")),
                        optional.isEmpty() ? List.of() : List.of(optional.split(" ")));
        Optional<TsvFile> file = TsvFile.read(folder, name, columns);
        if (file.isEmpty()) {
            return;
        }
        filesRead++;
        found.addAll(file.get().findings());
        Set<Object> keys = new HashSet<>();
        for (TsvRow row : file.get().rows()) {
            SetupRow given = new SetupRow(row, found);
            Object key = taker.take(given);
            if (!given.isOdd() && !keys.add(key)) {
                given.found("duplicateRow", row.cell(columns.required().getFirst()));
            }
        }
    }

    /// Notes down what a row refers to and nobody knows; called before the other cells of the row
    /// are read. What a file of which something is odd was to make known is not missed.
    private void refer(SetupRow row, boolean isKnown, String file, String kind, String cell) {
        if (!isKnown && !row.isOdd() && found.stream().noneMatch(odd -> odd.file().equals(file))) {
            row.found(kind, cell);
        }
    }

    private Object priceList(SetupRow row) {
        PriceList list =
                new PriceList(
                        row.number("priceList"),
                        row.text("name"),
                        row.parsed("currency", CurrencyUnit::of, NO_CURRENCY));
        known.priceLists().put(list.number(), list.currency());
        priceLists.add(list);
        return list.number();
    }

    private Object store(SetupRow row) {
        int priceList = row.number("priceList");
        refer(
                row,
                known.priceLists().containsKey(priceList),
                PRICE_LISTS,
                "unknownPriceList",
                Integer.toString(priceList));
        CurrencyUnit currency = known.priceLists().getOrDefault(priceList, NO_CURRENCY);
        StoreRow store =
                new StoreRow(
                        new StoreId(row.number("store")),
                        row.text("name"),
                        currency,
                        row.checked("country", text -> text.matches("[A-Z]{2}"), "ZZ"),
                        row.parsed("timeZone", ZoneId::of, ZoneOffset.UTC),
                        priceList,
                        !row.checked("taxIncluded", text -> text.matches("|yes|no"), "")
                                .equals("no"),
                        row.checked("taxRounding", text -> text.matches("|document|line"), "")
                                        .equals("line")
                                ? TaxRounding.LINE
                                : TaxRounding.DOCUMENT,
                        row.parsed("inStoreRules", InStoreRule::parseAll, List.of()),
                        row.parsed(
                                        "storedValueOfflineLimit",
                                        text -> minor(text, currency),
                                        OptionalLong.empty())
                                .orElse(0),
                        row.checked("creditWithoutProof", text -> text.matches("|yes|no"), "")
                                .equals("yes"),
                        Duration.ofHours(
                                row.parsed(
                                        "approvalHours",
                                        SetupReader::approvalHours,
                                        Rights.APPROVAL_LAPSE.toHours())),
                        row.parsed(
                                "pointsPercent",
                                text ->
                                        text.isEmpty()
                                                ? PointsRate.NOTHING
                                                : PointsRate.ofPercent(new BigDecimal(text)),
                                PointsRate.NOTHING),
                        new CardTerms(
                                row.parsed(
                                        "cardFloorLimit",
                                        text -> minor(text, currency),
                                        OptionalLong.empty()),
                                row.parsed(
                                        "cardForwardHours",
                                        SetupReader::forwardWithin,
                                        CardTerms.USUAL.forwardWithin())),
                        new Seller(
                                row.parsed("address", Seller::lines, List.of()),
                                row.parsed("taxId", TaxId::optional, Optional.empty())));
        known.stores().put(store.store(), store.currency());
        stores.add(store);
        return store.store();
    }

    private static long approvalHours(String text) {
        if (text.isEmpty()) {
            return Rights.APPROVAL_LAPSE.toHours();
        }
        int hours = Integer.parseInt(text);
        if (hours < 1 || hours > Rights.MOST_APPROVAL_HOURS) {
            throw new IllegalArgumentException("From 1 to " + Rights.MOST_APPROVAL_HOURS);
        }
        return hours;
    }

    private Object tax(SetupRow row) {
        Optional<StoreId> store =
                row.parsed(
                        "store",
                        text ->
                                text.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(new StoreId(Integer.parseInt(text))),
                        Optional.empty());
        boolean isKnown = store.isEmpty() || known.stores().containsKey(store.get());
        refer(row, isKnown, STORES, "unknownStore", row.cell("store"));
        GivenTax tax =
                new GivenTax(
                        store,
                        taxClass(row),
                        row.parsed(
                                "from",
                                text -> text.isEmpty() ? EVER : LocalDate.parse(text),
                                EVER));
        TaxRate rate =
                row.parsed(
                        "percent", text -> TaxRate.ofPercent(new BigDecimal(text)), TaxRate.ZERO);
        TaxRate together =
                row.parsed(
                        "jurisdiction",
                        name -> together(Optional.ofNullable(taxes.get(tax)), rate, name),
                        rate);
        known.taxClasses().add(tax.taxClass());
        if (!row.isOdd()) {
            taxes.put(tax, together);
        }
        return List.of(tax, row.cell("jurisdiction"));
    }

    /// @param before what the rows above come to
    /// @param jurisdiction empty where the rate has no parts
    private static TaxRate together(Optional<TaxRate> before, TaxRate rate, String jurisdiction) {
        if (jurisdiction.isEmpty() && before.filter(other -> !other.parts().isEmpty()).isEmpty()) {
            return rate;
        }
        List<TaxRate.Part> parts = new ArrayList<>(before.map(TaxRate::parts).orElse(List.of()));
        parts.add(new TaxRate.Part(jurisdiction, rate.partsPerMillion()));
        if (before.filter(other -> other.parts().isEmpty()).isPresent()) {
            throw new IllegalArgumentException("A rate has parts, or none");
        }
        return TaxRate.of(parts);
    }

    private Object department(SetupRow row) {
        TaxClass taxClass = taxClass(row);
        refer(
                row,
                known.taxClasses().contains(taxClass),
                TAXES,
                "unknownTaxClass",
                taxClass.code());
        Department department =
                new Department(
                        new DepartmentId(row.number("department")), row.text("name"), taxClass);
        departments.add(department);
        return department.id();
    }

    private Object operator(SetupRow row) {
        Set<StoreId> where = new HashSet<>();
        for (String number :
                row.optional("stores").map(cell -> cell.split(" +", -1)).orElse(new String[0])) {
            StoreId store =
                    row.parsed(
                            "stores", _ -> new StoreId(Integer.parseInt(number)), new StoreId(1));
            refer(row, known.stores().containsKey(store), STORES, "unknownStore", number);
            where.add(store);
        }
        OperatorId id = new OperatorId(row.number("operator"));
        String name = row.text("name");
        Role role =
                row.parsed(
                        "role",
                        text -> CamelCase.parse(Role.class, text).orElseThrow(),
                        Role.CASHIER);
        String pin = row.cell("pin");
        if (!pin.matches(role == Role.CASHIER ? "[0-9]{4,8}" : "[0-9]{6,8}")) {
            row.odd("pin", "");
        }
        operators.add(new GivenOperator(id, name, role, pin, where));
        return id;
    }

    private Object right(SetupRow row) {
        StoreId store = new StoreId(row.number("store"));
        refer(
                row,
                known.stores().containsKey(store),
                STORES,
                "unknownStore",
                Integer.toString(store.number()));
        Role role =
                row.parsed(
                        "role",
                        text -> CamelCase.parse(Role.class, text).orElseThrow(),
                        Role.CASHIER);
        Right right =
                row.parsed(
                        "right",
                        text -> CamelCase.parse(Right.class, text).orElseThrow(),
                        Right.NO_SALE);
        String allowance = row.checked("allowance", SetupReader::isAllowance, PRESET);
        CurrencyUnit currency = known.stores().getOrDefault(store, NO_CURRENCY);
        OptionalLong freeUpTo =
                row.parsed("freeUpTo", text -> minor(text, currency), OptionalLong.empty());
        Optional<Permission> permission =
                CamelCase.parse(Allowance.class, allowance)
                        .map(beyond -> new Permission(beyond, freeUpTo));
        rights.add(new GivenRight(store, role, right, permission));
        return store.number() + "/" + role + "/" + right;
    }

    private static boolean isAllowance(String text) {
        return text.equals(PRESET) || CamelCase.parse(Allowance.class, text).isPresent();
    }

    private static Duration forwardWithin(String text) {
        return text.isEmpty()
                ? CardTerms.USUAL.forwardWithin()
                : CardTerms.of(OptionalLong.empty(), Long.parseLong(text)).forwardWithin();
    }

    private static OptionalLong minor(String text, CurrencyUnit currency) {
        return text.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        Money.of(currency, new BigDecimal(text).abs()).getAmountMinorLong());
    }

    private static TaxClass taxClass(SetupRow row) {
        return row.parsed("taxClass", TaxClass::new, new TaxClass("?"));
    }
}
