package org.tillbridge.hub.customer;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.PersonalPart;

import java.sql.SQLException;
import java.util.Optional;

/// What entries say of persons, apart from the entries.
public final class PersonalPartStore {
    private final StatementStore statements;

    public PersonalPartStore(StatementStore statements) {
        this.statements = statements;
    }

    /// The same once more is one.
    public void add(PersonalPart part) throws SQLException {
        statements.update(
                """
                INSERT INTO personal_part (hash, salt, part) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING\
                """,
                part.hash().hex(),
                part.salt(),
                part.text());
    }

    /// Empty where it never came, or was erased.
    public Optional<PersonalPart> find(Hash hash) throws SQLException {
        return statements.first(
                "SELECT salt, part FROM personal_part WHERE hash = ?",
                row -> new PersonalPart(row.getString(1), row.getString(2)),
                hash.hex());
    }
}
