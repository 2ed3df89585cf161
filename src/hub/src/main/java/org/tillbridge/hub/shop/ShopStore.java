package org.tillbridge.hub.shop;

import org.joda.money.CurrencyUnit;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.CardTerms;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.Seller;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.codes.InStoreRule;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.sync.wire.ReplicaRow.TaxRateRow;
import org.tillbridge.sync.wire.StoreRow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// What a set-up says: stores, price lists, taxes, departments, operators.
public final class ShopStore {
    /// In place of a floor limit, where the store says nothing.
    private static final long TERMINALS_OWN = -1;

    private final StatementStore statements;

    public ShopStore(StatementStore statements) {
        this.statements = statements;
    }

    public List<PriceList> priceLists() throws SQLException {
        return statements.list(
                "SELECT price_list, name, currency FROM price_list ORDER BY price_list",
                row ->
                        new PriceList(
                                row.getInt(1),
                                row.getString(2),
                                CurrencyUnit.of(row.getString(3))));
    }

    void put(PriceList list) throws SQLException {
        statements.update(
                """
                INSERT INTO price_list (price_list, name, currency) VALUES (?, ?, ?)
                ON CONFLICT (price_list) DO UPDATE
                  SET name = excluded.name, currency = excluded.currency\
                """,
                list.number(),
                list.name(),
                list.currency().getCode());
    }

    public List<StoreRow> stores() throws SQLException {
        return statements.list(
                """
                SELECT store, store.name, currency, country, time_zone, price_list, tax_included,
                       tax_rounding, in_store_rules, stored_value_offline_limit,
                       credit_without_proof, approval_hours, points_rate,
                       card_floor_limit, card_forward_hours, address, tax_id
                FROM store JOIN price_list USING (price_list) ORDER BY store\
                """,
                ShopStore::store);
    }

    public Optional<StoreRow> store(StoreId store) throws SQLException {
        return statements.first(
                """
                SELECT store, store.name, currency, country, time_zone, price_list, tax_included,
                       tax_rounding, in_store_rules, stored_value_offline_limit,
                       credit_without_proof, approval_hours, points_rate,
                       card_floor_limit, card_forward_hours, address, tax_id
                FROM store JOIN price_list USING (price_list) WHERE store = ?\
                """,
                ShopStore::store,
                store.number());
    }

    void put(StoreRow store) throws SQLException {
        statements.update(
                """
                INSERT INTO store
                  (store, name, country, time_zone, price_list, tax_included, tax_rounding,
                   in_store_rules, stored_value_offline_limit, credit_without_proof,
                   approval_hours, points_rate, card_floor_limit, card_forward_hours, address,
                   tax_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (store) DO UPDATE SET
                  name = excluded.name, country = excluded.country,
                  time_zone = excluded.time_zone, price_list = excluded.price_list,
                  tax_included = excluded.tax_included, tax_rounding = excluded.tax_rounding,
                  in_store_rules = excluded.in_store_rules,
                  stored_value_offline_limit = excluded.stored_value_offline_limit,
                  credit_without_proof = excluded.credit_without_proof,
                  approval_hours = excluded.approval_hours,
                  points_rate = excluded.points_rate,
                  card_floor_limit = excluded.card_floor_limit,
                  card_forward_hours = excluded.card_forward_hours,
                  address = excluded.address,
                  tax_id = excluded.tax_id\
                """,
                store.store().number(),
                store.name(),
                store.country(),
                store.timeZone().getId(),
                store.priceList(),
                store.taxIncluded(),
                CamelCase.of(store.taxRounding()),
                store.inStoreRules().stream()
                        .map(InStoreRule::toString)
                        .collect(Collectors.joining(" ")),
                store.storedValueOfflineLimit(),
                store.creditWithoutProof(),
                store.approvalsLapseAfter().toHours(),
                store.pointsRate().partsPerMillion(),
                store.cards().floorLimit().orElse(TERMINALS_OWN),
                store.cards().forwardHours(),
                store.seller().inOneLine(),
                store.seller().taxIdText());
    }

    public Set<TaxClass> taxClasses() throws SQLException {
        return statements
                .list(
                        "SELECT DISTINCT tax_class FROM tax_rate",
                        row -> new TaxClass(row.getString(1)))
                .stream()
                .collect(Collectors.toSet());
    }

    /// Those of a store, and those of all stores.
    public TaxRates taxRates(StoreId store) throws SQLException {
        List<TaxRateRow> rows = new ArrayList<>();
        for (TaxRateRow each :
                statements.list(
                        """
                        SELECT store, tax_class, valid_from, jurisdiction, rate FROM tax_rate
                        WHERE store = 0 OR store = ?
                        ORDER BY valid_from, store, tax_class, jurisdiction\
                        """,
                        ShopStore::taxRate,
                        store.number())) {
            if (!rows.isEmpty() && isOfSame(rows.getLast(), each)) {
                rows.add(together(rows.removeLast(), each));
            } else {
                rows.add(each);
            }
        }
        return new TaxRates(store, rows);
    }

    private static boolean isOfSame(TaxRateRow one, TaxRateRow other) {
        return one.store().equals(other.store())
                && one.taxClass().equals(other.taxClass())
                && one.from().equals(other.from());
    }

    private static TaxRateRow together(TaxRateRow some, TaxRateRow one) {
        List<TaxRate.Part> parts = new ArrayList<>(some.rate().parts());
        parts.addAll(one.rate().parts());
        return new TaxRateRow(some.store(), some.taxClass(), some.from(), TaxRate.of(parts));
    }

    /// What one jurisdiction takes, or, where none is named, all.
    private static TaxRateRow taxRate(ResultSet row) throws SQLException {
        String jurisdiction = row.getString(4);
        int rate = row.getInt(5);
        return new TaxRateRow(
                Optional.of(row.getInt(1)).filter(store -> store > 0).map(StoreId::new),
                new TaxClass(row.getString(2)),
                LocalDate.parse(row.getString(3)),
                jurisdiction.isEmpty()
                        ? new TaxRate(rate)
                        : TaxRate.of(List.of(new TaxRate.Part(jurisdiction, rate))));
    }

    void put(TaxRateRow rate) throws SQLException {
        int store = rate.store().map(StoreId::number).orElse(0);
        statements.update(
                "DELETE FROM tax_rate WHERE store = ? AND tax_class = ? AND valid_from = ?",
                store,
                rate.taxClass().code(),
                rate.from().toString());
        for (TaxRate each : rate.rate().each()) {
            statements.update(
                    """
                    INSERT INTO tax_rate (store, tax_class, valid_from, jurisdiction, rate)
                    VALUES (?, ?, ?, ?, ?)\
                    """,
                    store,
                    rate.taxClass().code(),
                    rate.from().toString(),
                    each.jurisdiction().orElse(""),
                    each.partsPerMillion());
        }
    }

    public Optional<Department> department(DepartmentId department) throws SQLException {
        return statements.first(
                "SELECT department, name, tax_class FROM department WHERE department = ?",
                row ->
                        new Department(
                                new DepartmentId(row.getInt(1)),
                                row.getString(2),
                                new TaxClass(row.getString(3))),
                department.number());
    }

    void put(Department department) throws SQLException {
        statements.update(
                """
                INSERT INTO department (department, name, tax_class) VALUES (?, ?, ?)
                ON CONFLICT (department) DO UPDATE
                  SET name = excluded.name, tax_class = excluded.tax_class\
                """,
                department.id().number(),
                department.name(),
                department.taxClass().code());
    }

    public List<Operator> operators() throws SQLException {
        List<Operator> operators = new ArrayList<>();
        for (Operator operator :
                statements.list(
                        """
                        SELECT operator, name, role, salt, iterations, stretched
                        FROM operator ORDER BY operator\
                        """,
                        ShopStore::operator)) {
            operators.add(
                    new Operator(
                            operator.id(),
                            operator.name(),
                            operator.role(),
                            operator.secret(),
                            storesOf(operator.id())));
        }
        return operators;
    }

    void put(Operator operator) throws SQLException {
        statements.update(
                """
                INSERT INTO operator (operator, name, role, salt, iterations, stretched)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (operator) DO UPDATE SET
                  name = excluded.name, role = excluded.role, salt = excluded.salt,
                  iterations = excluded.iterations, stretched = excluded.stretched\
                """,
                operator.id().number(),
                operator.name(),
                CamelCase.of(operator.role()),
                operator.secret().salt(),
                operator.secret().iterations(),
                operator.secret().stretched());
        statements.update("DELETE FROM operator_store WHERE operator = ?", operator.id().number());
        for (StoreId store : operator.stores()) {
            statements.update(
                    "INSERT INTO operator_store (operator, store) VALUES (?, ?)",
                    operator.id().number(),
                    store.number());
        }
    }

    private Set<StoreId> storesOf(OperatorId operator) throws SQLException {
        return Set.copyOf(
                statements.list(
                        "SELECT store FROM operator_store WHERE operator = ?",
                        row -> new StoreId(row.getInt(1)),
                        operator.number()));
    }

    private static Operator operator(ResultSet row) throws SQLException {
        return new Operator(
                new OperatorId(row.getInt(1)),
                row.getString(2),
                CamelCase.parse(Role.class, row.getString(3)).orElseThrow(),
                new OperatorSecret(row.getBytes(4), row.getInt(5), row.getBytes(6)),
                Set.of());
    }

    private static StoreRow store(ResultSet row) throws SQLException {
        return new StoreRow(
                new StoreId(row.getInt(1)),
                row.getString(2),
                CurrencyUnit.of(row.getString(3)),
                row.getString(4),
                ZoneId.of(row.getString(5)),
                row.getInt(6),
                row.getBoolean(7),
                CamelCase.parse(TaxRounding.class, row.getString(8)).orElseThrow(),
                InStoreRule.parseAll(row.getString(9)),
                row.getLong(10),
                row.getBoolean(11),
                Duration.ofHours(row.getLong(12)),
                new PointsRate(row.getInt(13)),
                CardTerms.of(
                        row.getLong(14) == TERMINALS_OWN
                                ? OptionalLong.empty()
                                : OptionalLong.of(row.getLong(14)),
                        row.getLong(15)),
                Seller.of(row.getString(16), row.getString(17)));
    }
}
