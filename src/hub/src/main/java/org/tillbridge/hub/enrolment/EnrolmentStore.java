package org.tillbridge.hub.enrolment;

import org.tillbridge.hub.page.Cursor;
import org.tillbridge.hub.page.ListOrder;
import org.tillbridge.hub.page.ListOrder.Column;
import org.tillbridge.hub.page.ListPage;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.VerifyingKey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Codes, workstations, and the epochs given to them.
public final class EnrolmentStore {
    /// By number.
    public static final ListOrder ORDER = ListOrder.of("workstations", Column.NUMBER);

    private static final byte[] CODE_TAG = Hash.utf8("tillbridge/enrolment-code/v1");

    private final StatementStore statements;

    public EnrolmentStore(StatementStore statements) {
        this.statements = statements;
    }

    /// A code that was given out.
    ///
    /// @param name for the workstation, if the manager chose one
    /// @param replaces the dead workstation whose place it takes
    /// @param usedBy the workstation that came with it
    record GivenCode(
            StoreId store,
            Optional<String> name,
            Optional<WorkstationId> replaces,
            Instant expiresAt,
            Optional<WorkstationId> usedBy) {}

    void add(EnrolmentCode code, GivenCode given) throws SQLException {
        statements.update(
                """
                INSERT INTO enrolment_code (code_hash, store, name, replaces, expires_at)
                VALUES (?, ?, ?, ?, ?)\
                """,
                hashOf(code),
                given.store().number(),
                given.name(),
                given.replaces().map(WorkstationId::number),
                given.expiresAt().toEpochMilli());
    }

    Optional<GivenCode> find(EnrolmentCode code) throws SQLException {
        return statements.first(
                """
                SELECT store, name, replaces, expires_at, workstation FROM enrolment_code
                WHERE code_hash = ?\
                """,
                row ->
                        new GivenCode(
                                new StoreId(row.getInt(1)),
                                Optional.ofNullable(row.getString(2)),
                                workstation(row, 3),
                                Instant.ofEpochMilli(row.getLong(4)),
                                workstation(row, 5)),
                hashOf(code));
    }

    /// The stores that a code was given out for which has not expired and is not used yet.
    public List<StoreId> storesWithACode(Instant now) throws SQLException {
        return statements.list(
                """
                SELECT DISTINCT store FROM enrolment_code
                WHERE expires_at >= ? AND workstation IS NULL ORDER BY store\
                """,
                row -> new StoreId(row.getInt(1)),
                now.toEpochMilli());
    }

    void use(EnrolmentCode code, WorkstationId by) throws SQLException {
        statements.update(
                "UPDATE enrolment_code SET workstation = ? WHERE code_hash = ?",
                by.number(),
                hashOf(code));
    }

    WorkstationId nextNumber() throws SQLException {
        long last = statements.number("SELECT max(workstation) FROM workstation").orElse(0);
        long from = statements.number("SELECT max(workstation_from) FROM healing").orElse(1);
        return new WorkstationId(Math.toIntExact(Math.max(last + 1, from)));
    }

    /// Does not give it any series that it may have been given before this.
    void skipSeries(WorkstationId workstation, int skipped) throws SQLException {
        statements.update(
                "UPDATE workstation SET series_from = ? WHERE workstation = ?",
                skipped,
                workstation.number());
    }

    void add(EnrolledWorkstation workstation, Instant at) throws SQLException {
        statements.update(
                """
                INSERT INTO workstation
                  (workstation, store, name, public_key, certificate, replaces, enrolled_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)\
                """,
                workstation.id().number(),
                workstation.store().number(),
                workstation.name(),
                workstation.key().base64(),
                workstation.certificate(),
                workstation.replaces().map(WorkstationId::number),
                at.toEpochMilli());
    }

    public Optional<EnrolledWorkstation> workstation(WorkstationId id) throws SQLException {
        return statements.first(
                """
                SELECT workstation, store, name, public_key, certificate, replaces FROM workstation
                WHERE workstation = ?\
                """,
                EnrolmentStore::workstation,
                id.number());
    }

    public List<EnrolledWorkstation> workstations() throws SQLException {
        return statements.list(
                """
                SELECT workstation, store, name, public_key, certificate, replaces FROM workstation
                ORDER BY workstation\
                """,
                EnrolmentStore::workstation);
    }

    /// The first workstation of whose key no till was told.
    Optional<WorkstationId> firstUntold() throws SQLException {
        return statements.first(
                """
                SELECT workstation FROM workstation WHERE NOT EXISTS (
                  SELECT 1 FROM replica_row WHERE scope = ? AND kind = ?
                    AND key = CAST(workstation AS TEXT))
                ORDER BY workstation LIMIT 1\
                """,
                row -> new WorkstationId(row.getInt(1)),
                Scope.CATALOGUE.text(),
                SigningKeyRow.KIND);
    }

    void grant(WorkstationId workstation, EpochGrant grant) throws SQLException {
        statements.update(
                """
                INSERT INTO workstation_epoch (workstation, epoch, series, watermark, head_hash)
                VALUES (?, ?, ?, 0, ?)\
                """,
                workstation.number(),
                grant.epoch().hex(),
                grant.series(),
                RecordedEntry.firstPreviousHash(workstation, grant.epoch()).hex());
    }

    /// In the order in which they were given.
    List<EpochGrant> grants(WorkstationId workstation) throws SQLException {
        return statements.list(
                """
                SELECT epoch, series FROM workstation_epoch
                WHERE workstation = ? AND series IS NOT NULL ORDER BY series\
                """,
                row -> new EpochGrant(new Epoch(row.getString(1)), row.getInt(2)),
                workstation.number());
    }

    int nextSeries(WorkstationId workstation) throws SQLException {
        long last =
                statements
                        .number(
                                "SELECT max(series) FROM workstation_epoch WHERE workstation = ?",
                                workstation.number())
                        .orElse(0);
        long from =
                statements
                        .number(
                                "SELECT series_from FROM workstation WHERE workstation = ?",
                                workstation.number())
                        .orElse(1);
        return Math.toIntExact(Math.max(last + 1, from));
    }

    /// How many epochs were given after the last of which anything has come.
    long countSpares(WorkstationId workstation) throws SQLException {
        return statements
                .number(
                        """
                        SELECT count(*) FROM workstation_epoch
                        WHERE workstation = ? AND series > (
                          SELECT coalesce(max(series), 0) FROM workstation_epoch
                          WHERE workstation = ? AND watermark > 0)\
                        """,
                        workstation.number(),
                        workstation.number())
                .orElse(0);
    }

    /// @return whether this is new
    boolean doubt(WorkstationId workstation, Instant since, Instant enrolBy) throws SQLException {
        return statements.update(
                        """
                        INSERT INTO workstation_doubt (workstation, since, enrol_by)
                        VALUES (?, ?, ?) ON CONFLICT (workstation) DO NOTHING\
                        """,
                        workstation.number(),
                        since.toEpochMilli(),
                        enrolBy.toEpochMilli())
                > 0;
    }

    /// @return whether this is new
    boolean revoke(WorkstationId workstation, Instant since, String reason) throws SQLException {
        return statements.update(
                        """
                        INSERT INTO workstation_revocation (workstation, since, reason)
                        VALUES (?, ?, ?) ON CONFLICT (workstation) DO NOTHING\
                        """,
                        workstation.number(),
                        since.toEpochMilli(),
                        reason)
                > 0;
    }

    /// How far a workstation is trusted.
    public TrustIn trust(WorkstationId workstation) throws SQLException {
        return statements
                .first(
                        """
                        SELECT d.enrol_by, r.since, r.reason FROM workstation w
                        LEFT JOIN workstation_doubt d ON d.workstation = w.workstation
                        LEFT JOIN workstation_revocation r ON r.workstation = w.workstation
                        WHERE w.workstation = ?\
                        """,
                        row -> trust(row, 1),
                        workstation.number())
                .orElse(TrustIn.WHOLE);
    }

    /// A workstation, and how far it is trusted.
    public record Listed(EnrolledWorkstation workstation, TrustIn trust) {}

    /// A page of the workstations by [#ORDER].
    public ListPage<Listed> page(PageRequest wanted) throws SQLException {
        return wanted.page(
                statements.list(
                        """
                        SELECT w.workstation, w.store, w.name, w.public_key, w.certificate,
                               w.replaces, d.enrol_by, r.since, r.reason
                        FROM workstation w
                        LEFT JOIN workstation_doubt d ON d.workstation = w.workstation
                        LEFT JOIN workstation_revocation r ON r.workstation = w.workstation
                        WHERE %s ORDER BY w.workstation LIMIT ?\
                        """
                                .formatted(wanted.behind("w.workstation > ?")),
                        row -> new Listed(workstation(row), trust(row, 7)),
                        wanted.arguments()),
                one -> new Cursor(List.of((long) one.workstation().id().number())));
    }

    /// @param from the first of its three columns
    private static TrustIn trust(ResultSet row, int from) throws SQLException {
        return new TrustIn(
                instant(row, from),
                instant(row, from + 1),
                Optional.ofNullable(row.getString(from + 2)));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static EnrolledWorkstation workstation(ResultSet row) throws SQLException {
        return new EnrolledWorkstation(
                new WorkstationId(row.getInt(1)),
                new StoreId(row.getInt(2)),
                row.getString(3),
                new VerifyingKey(row.getString(4)),
                row.getString(5),
                workstation(row, 6));
    }

    private static Optional<WorkstationId> workstation(ResultSet row, int column)
            throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(new WorkstationId(number));
    }

    private static String hashOf(EnrolmentCode code) {
        return Hash.of(CODE_TAG, Hash.utf8(code.text())).hex();
    }
}
