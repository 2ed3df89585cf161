package org.tillbridge.sync.replica;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.CardTerms;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Permission;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.Seller;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.codes.InStoreRule;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.CardDigest;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.PinDigest;
import org.tillbridge.sync.wire.ReplicaRow.OperatorRow;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;
import org.tillbridge.sync.wire.ReplicaRow.RightRow;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.StoreRow;
import org.tillbridge.sync.wire.VerifyingKey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What this workstation is told of itself, its store and its people: small tables, read whole.
final class SettingStore {
    private final SqlStore sql;
    private final ReplicaScopes scopes;

    SettingStore(SqlStore sql, ReplicaScopes scopes) {
        this.sql = sql;
        this.scopes = scopes;
    }

    List<Department> departments() {
        return sql.list(
                "SELECT department, name, tax_class FROM department ORDER BY department",
                row ->
                        new Department(
                                new DepartmentId(row.getInt(1)),
                                row.getString(2),
                                new TaxClass(row.getString(3))));
    }

    List<OperatorRow> operators() {
        return sql.list(
                """
                SELECT operator, name, role, salt, iterations, verifier FROM operator
                ORDER BY operator\
                """,
                row ->
                        new OperatorRow(
                                new OperatorId(row.getInt(1)),
                                row.getString(2),
                                constant(Role.class, row.getString(3)),
                                new PinDigest(row.getString(4), row.getInt(5), row.getString(6))));
    }

    Optional<StoreRow> store() {
        return sql.first(
                """
                SELECT store, name, currency, country, time_zone, price_list, tax_included,
                    tax_rounding, in_store_rules, stored_value_offline_limit,
                    credit_without_proof, approval_hours, points_rate,
                    card_floor_limit, card_forward_hours, address, tax_id
                FROM store WHERE store = ?\
                """,
                row ->
                        new StoreRow(
                                new StoreId(row.getInt(1)),
                                row.getString(2),
                                CurrencyUnit.of(row.getString(3)),
                                row.getString(4),
                                ZoneId.of(row.getString(5)),
                                row.getInt(6),
                                row.getInt(7) == 1,
                                constant(TaxRounding.class, row.getString(8)),
                                InStoreRule.parseAll(row.getString(9)),
                                row.getLong(10),
                                row.getInt(11) == 1,
                                Duration.ofHours(row.getLong(12)),
                                new PointsRate(row.getInt(13)),
                                CardTerms.of(limit(row, 14), row.getLong(15)),
                                Seller.of(row.getString(16), row.getString(17))),
                scopes.store().number());
    }

    Optional<Instant> asOf() {
        return sql.first(
                "SELECT max(time) FROM cursor HAVING count(*) > 0",
                row -> Instant.ofEpochMilli(row.getLong(1)));
    }

    private static OptionalLong limit(ResultSet row, int column) throws SQLException {
        long limit = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    List<RightRow> rights() {
        return sql.list(
                """
                SELECT role, right_name, allowance, free_up_to FROM role_right
                ORDER BY role, right_name\
                """,
                row ->
                        new RightRow(
                                constant(Role.class, row.getString(1)),
                                constant(Right.class, row.getString(2)),
                                permission(row)));
    }

    private static Permission permission(ResultSet row) throws SQLException {
        Allowance allowance = constant(Allowance.class, row.getString(3));
        return new Permission(allowance, limit(row, 4));
    }

    Optional<WorkstationRow> workstation() {
        return sql.first(
                """
                SELECT workstation, store, name, enrol_by, revoked_at FROM workstation
                WHERE workstation = ?\
                """,
                row ->
                        new WorkstationRow(
                                new WorkstationId(row.getInt(1)),
                                new StoreId(row.getInt(2)),
                                row.getString(3),
                                instant(row, 4),
                                instant(row, 5)),
                scopes.workstation().number());
    }

    Optional<SigningKeyRow> signingKey(WorkstationId workstation) {
        return sql.first(
                """
                SELECT workstation, store, public_key, revoked_at FROM signing_key
                WHERE workstation = ?\
                """,
                row ->
                        new SigningKeyRow(
                                new WorkstationId(row.getInt(1)),
                                new StoreId(row.getInt(2)),
                                new VerifyingKey(row.getString(3)),
                                instant(row, 4)),
                workstation.number());
    }

    boolean isBlocked(CardDigest card) {
        return sql.first(
                        "SELECT 1 FROM blocked_card WHERE card = ?",
                        row -> row.getInt(1),
                        card.hex())
                .isPresent();
    }

    Set<Hash> erasedParts() {
        return Set.copyOf(
                sql.list("SELECT part FROM erased_part", row -> new Hash(row.getString(1))));
    }

    List<ParkedRow> parked() {
        return sql.list(
                """
                SELECT workstation, epoch, sequence, effect, code, text FROM parked
                WHERE workstation = ? ORDER BY epoch, sequence, effect\
                """,
                row ->
                        new ParkedRow(
                                new WorkstationId(row.getInt(1)),
                                new Epoch(row.getString(2)),
                                row.getLong(3),
                                new ParkedEffect(
                                        row.getString(4), row.getString(5), row.getString(6))),
                scopes.workstation().number());
    }

    List<ReflectedRow> reflected() {
        return sql.list(
                """
                SELECT workstation, epoch, sequence FROM reflected
                WHERE workstation = ? ORDER BY epoch\
                """,
                row ->
                        new ReflectedRow(
                                new WorkstationId(row.getInt(1)),
                                new Epoch(row.getString(2)),
                                row.getLong(3)),
                scopes.workstation().number());
    }

    List<EpochGrant> spareEpochs() {
        return sql.list(
                "SELECT epoch, series FROM spare_epoch ORDER BY series",
                row -> new EpochGrant(new Epoch(row.getString(1)), row.getInt(2)));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    static <E extends Enum<E>> E constant(Class<E> type, String written) {
        return CamelCase.parse(type, written)
                .orElseThrow(() -> new IllegalArgumentException(written));
    }
}
