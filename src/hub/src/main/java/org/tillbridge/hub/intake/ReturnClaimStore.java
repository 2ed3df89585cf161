package org.tillbridge.hub.intake;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.rules.LineClaim;
import org.tillbridge.sync.wire.LineClaims;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Who is about to take which lines back. Each is in the store that sold the line; whoever writes
/// here holds the lock of that store's scope.
final class ReturnClaimStore {
    private final StatementStore statements;

    ReturnClaimStore(StatementStore statements) {
        this.statements = statements;
    }

    /// A claim, and how a person calls whoever made it.
    ///
    /// @param name of the workstation
    /// @param store the name of its store
    record Held(LineClaim claim, String name, String store) {}

    /// However old it is. A revoked workstation keeps nobody off.
    Optional<Held> held(StoreId store, UUID sale, int line) throws SQLException {
        return statements.first(
                """
                SELECT c.workstation, c.first_at, c.claimed_at, w.name, s.name
                FROM return_claim c
                JOIN workstation w ON w.workstation = c.workstation
                JOIN store s ON s.store = w.store
                WHERE c.store = ? AND c.transaction_id = ? AND c.line = ?
                  AND c.workstation NOT IN (SELECT workstation FROM workstation_revocation)\
                """,
                row ->
                        new Held(
                                new LineClaim(
                                        new WorkstationId(row.getInt(1)),
                                        Instant.ofEpochMilli(row.getLong(2)),
                                        Instant.ofEpochMilli(row.getLong(3))),
                                row.getString(4),
                                row.getString(5)),
                store.number(),
                sale,
                line);
    }

    /// In place of whatever claim was on the line.
    ///
    /// @param back the return
    void claim(StoreId store, OriginalLine line, UUID back, LineClaim claim) throws SQLException {
        statements.update(
                """
                INSERT INTO return_claim
                  (store, transaction_id, line, workstation, return_id, first_at, claimed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (store, transaction_id, line) DO UPDATE SET
                  workstation = excluded.workstation, return_id = excluded.return_id,
                  first_at = excluded.first_at, claimed_at = excluded.claimed_at\
                """,
                store.number(),
                line.transaction(),
                line.line(),
                claim.by().number(),
                back,
                claim.first().toEpochMilli(),
                claim.at().toEpochMilli());
    }

    /// A claim for another return stays.
    void letGo(StoreId store, LineClaims wanted, WorkstationId workstation) throws SQLException {
        for (LineClaims.Line line : wanted.lines()) {
            statements.update(
                    """
                    DELETE FROM return_claim
                    WHERE store = ? AND transaction_id = ? AND line = ? AND return_id = ?
                      AND workstation = ?\
                    """,
                    store.number(),
                    wanted.sale(),
                    line.number(),
                    wanted.back(),
                    workstation.number());
        }
    }

    /// Ends what was claimed for the return that an entry says was completed.
    void booked(StoreId store, OriginalLine line, UUID entryId) throws SQLException {
        statements.update(
                """
                DELETE FROM return_claim
                WHERE store = ? AND transaction_id = ? AND line = ?
                  AND EXISTS (SELECT 1 FROM retail_transaction back
                    WHERE back.transaction_id = return_claim.return_id AND back.again = 0
                      AND back.entry_id = ?)\
                """,
                store.number(),
                line.transaction(),
                line.line(),
                entryId);
    }

    /// Forgets all claims of a store that stand no more.
    void forgetLapsed(StoreId store, Instant now) throws SQLException {
        statements.update(
                "DELETE FROM return_claim WHERE store = ? AND (claimed_at <= ? OR claimed_at >= ?)",
                store.number(),
                now.minus(LineClaim.LASTS).toEpochMilli(),
                now.plus(LineClaim.LASTS).toEpochMilli());
    }
}
