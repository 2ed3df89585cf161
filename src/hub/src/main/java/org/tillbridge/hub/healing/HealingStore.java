package org.tillbridge.hub.healing;

import org.tillbridge.hub.enrolment.Skipped;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.WorkstationId;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Healings, and when workstations were heard.
final class HealingStore {
    /// Seven, and that on which a backup is put back.
    private static final int DAYS_OF_LATE = 8;

    private final StatementStore statements;

    HealingStore(StatementStore statements) {
        this.statements = statements;
    }

    Optional<Instant> since() throws SQLException {
        return instant("SELECT max(began_at) FROM healing WHERE ended_at IS NULL");
    }

    /// When one began last, whether or not it has ended.
    Optional<Instant> lastBegan() throws SQLException {
        return instant("SELECT max(began_at) FROM healing");
    }

    private Optional<Instant> instant(String sql) throws SQLException {
        OptionalLong millis = statements.number(sql);
        return millis.isPresent()
                ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
                : Optional.empty();
    }

    /// What a healing before this one may have given out is passed over too. What anybody had sent
    /// before counts for nothing, also where a clock that was put back since says that it was
    /// later.
    ///
    /// @param at later than any that began before
    void begin(Instant at, String evidence) throws SQLException {
        int skipped = Skipped.since(lastEnrolment().orElse(at), at);
        statements.update(
                """
                INSERT INTO healing (began_at, evidence, workstation_from, heard_from)
                SELECT ?, ?, coalesce(max(number), 0) + ?, ?
                FROM (
                  SELECT workstation AS number FROM workstation
                  UNION ALL SELECT workstation_from FROM healing) given\
                """,
                at.toEpochMilli(),
                evidence,
                skipped,
                ofLate(at).toEpochMilli());
        statements.update("UPDATE workstation_heard SET drained_at = NULL");
        statements.update(
                """
                UPDATE workstation SET series_from = ? + (
                  SELECT coalesce(
                    max(CASE WHEN e.series >= workstation.series_from THEN e.series
                             ELSE workstation.series_from - 1 END), 0)
                  FROM workstation_epoch e WHERE e.workstation = workstation.workstation)\
                """,
                skipped);
    }

    private Optional<Instant> lastEnrolment() throws SQLException {
        return instant("SELECT max(enrolled_at) FROM workstation");
    }

    /// The beginning of the last days on which any workstation was heard; days on which the hub was
    /// not there, or its clock was wrong, are none.
    private Instant ofLate(Instant now) throws SQLException {
        OptionalLong day =
                statements.number(
                        """
                        SELECT min(day) FROM (
                          SELECT day FROM heard_day WHERE day <= ? ORDER BY day DESC LIMIT ?) late\
                        """,
                        day(now),
                        DAYS_OF_LATE);
        return day.isPresent() ? Instant.EPOCH.plus(Duration.ofDays(day.getAsLong())) : now;
    }

    private static long day(Instant at) {
        return Duration.between(Instant.EPOCH, at).toDays();
    }

    boolean end(Instant at, String because) throws SQLException {
        return statements.update(
                        """
                        UPDATE healing SET ended_at = ?, ended_because = ?
                        WHERE ended_at IS NULL\
                        """,
                        at.toEpochMilli(),
                        because)
                > 0;
    }

    /// Whether a workstation was heard since, and was drained since.
    ///
    /// @param drainedSince empty if that does not matter
    boolean isNoted(WorkstationId workstation, Instant since, Optional<Instant> drainedSince)
            throws SQLException {
        return statements
                .number(
                        """
                        SELECT 1 FROM workstation_heard
                        WHERE workstation = ? AND at >= ? AND coalesce(drained_at, 0) >= ?\
                        """,
                        workstation.number(),
                        since.toEpochMilli(),
                        drainedSince.map(Instant::toEpochMilli).orElse(0L))
                .isPresent();
    }

    void note(WorkstationId workstation, Instant at, boolean drained) throws SQLException {
        statements.update(
                """
                INSERT INTO workstation_heard (workstation, at, drained_at) VALUES (?, ?, ?)
                ON CONFLICT (workstation) DO UPDATE SET
                  at = excluded.at,
                  drained_at = coalesce(excluded.drained_at, workstation_heard.drained_at)\
                """,
                workstation.number(),
                at.toEpochMilli(),
                drained ? Optional.of(at.toEpochMilli()) : Optional.empty());
        statements.update("INSERT INTO heard_day (day) VALUES (?) ON CONFLICT DO NOTHING", day(at));
    }

    /// Whether a workstation that was heard of late before the beginning, or since, has not been
    /// drained since.
    boolean waits(Instant began) throws SQLException {
        return statements
                .number(
                        """
                        SELECT 1 FROM workstation_heard
                        WHERE at >= (SELECT heard_from FROM healing WHERE began_at = ?)
                          AND coalesce(drained_at, 0) < ?
                          AND workstation NOT IN (
                            SELECT workstation FROM workstation_revocation)
                        LIMIT 1\
                        """,
                        began.toEpochMilli(),
                        began.toEpochMilli())
                .isPresent();
    }
}
