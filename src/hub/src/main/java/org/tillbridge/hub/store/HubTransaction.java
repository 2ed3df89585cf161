package org.tillbridge.hub.store;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is being written: the statements to write with, and which scopes have news if it is
/// committed.
public final class HubTransaction {
    private final StatementStore statements;
    private final Map<Scope, Long> news = new LinkedHashMap<>();
    private long locked = -1;

    HubTransaction(StatementStore statements) {
        this.statements = statements;
    }

    public StatementStore statements() {
        return statements;
    }

    /// Says that a scope is about to be locked. All do it in one order (catalogue, price lists,
    /// stores, workstations; by number), so that no two ever wait for each other.
    ///
    /// @throws IllegalStateException if one that comes after it is locked already
    public void locks(Scope scope) {
        long rank = rank(scope);
        if (rank < locked) {
            throw new IllegalStateException(scope.text() + " has to be locked earlier");
        }
        locked = rank;
    }

    /// A part of a transaction that may be refused.
    @FunctionalInterface
    public interface Part {
        void write() throws SQLException;
    }

    /// Writes a part that is taken back alone where it goes against a rule of the tables, or a
    /// number becomes too large. Whatever else goes wrong ends the transaction.
    ///
    /// @return why it was refused; empty if it is written
    public Optional<Exception> attempt(Part part) throws SQLException {
        statements.update("SAVEPOINT part");
        try {
            part.write();
            statements.update("RELEASE part");
            return Optional.empty();
        } catch (SQLException | RuntimeException refused) {
            if (refused instanceof SQLException sql && !StorageException.breaksARule(sql)) {
                throw sql;
            }
            statements.update("ROLLBACK TO part");
            statements.update("RELEASE part");
            return Optional.of(refused);
        }
    }

    private static long rank(Scope scope) {
        return switch (scope) {
            case Scope.Catalogue _ -> 0;
            case Scope.Prices(int list) -> (1L << 32) + list;
            case Scope.Store(StoreId store) -> (2L << 32) + store.number();
            case Scope.Workstation(WorkstationId workstation) -> (3L << 32) + workstation.number();
        };
    }

    /// Says that a scope has come to a new position.
    public void moved(Scope scope, long position) {
        news.put(scope, position);
    }

    Map<Scope, Long> news() {
        return news;
    }
}
