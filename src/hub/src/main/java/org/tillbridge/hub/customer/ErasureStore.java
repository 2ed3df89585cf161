package org.tillbridge.hub.customer;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.sync.journal.Hash;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What is written of a person, and its end.
final class ErasureStore {
    private final StatementStore statements;

    ErasureStore(StatementStore statements) {
        this.statements = statements;
    }

    /// What a part says of a person, as it is kept under its hash.
    record Part(Hash hash, String text) {}

    /// Everyone who turned out to be the person that cards and addresses find, and all they are
    /// found by.
    Person person(Person asked) throws SQLException {
        Person person = asked;
        for (String card : asked.cards()) {
            person = person.and(foundBy(CustomerStore.Key.LOYALTY_CODE, card));
        }
        for (String email : asked.emails()) {
            person = person.and(foundBy(CustomerStore.Key.EMAIL, email));
        }
        return person;
    }

    private Person foundBy(CustomerStore.Key key, String value) throws SQLException {
        Optional<CustomerId> survivor =
                statements.first(
                        "SELECT customer FROM customer_key WHERE kind = ? AND value = ?",
                        ErasureStore::id,
                        key.text(),
                        value);
        return survivor.isEmpty()
                ? new Person(Set.of(), Set.of(), Set.of())
                : enrolled(survivor.get());
    }

    /// Whether it is written of any of them who they are.
    boolean isNamed(Person person) throws SQLException {
        for (CustomerId customer : person.customers()) {
            if (statements
                    .number(
                            """
                            SELECT 1 FROM customer
                            WHERE customer = ? AND (name <> '' OR email IS NOT NULL)\
                            """,
                            customer.id())
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Person enrolled(CustomerId survivor) throws SQLException {
        Set<CustomerId> customers = new HashSet<>();
        Set<String> cards = new HashSet<>();
        Set<String> emails = new HashSet<>();
        statements.each(
                "SELECT customer, loyalty_code, email FROM customer WHERE survivor = ?",
                row -> {
                    customers.add(id(row));
                    cards.add(row.getString(2));
                    Optional.ofNullable(row.getString(3)).ifPresent(emails::add);
                    return true;
                },
                survivor.id());
        return new Person(customers, cards, emails);
    }

    /// The same, and nobody finds or merges them before the end of the transaction.
    Person locked(Person asked) throws SQLException {
        Person person = person(asked);
        for (String card : person.cards().stream().sorted().toList()) {
            lock(CustomerStore.Key.LOYALTY_CODE, card);
        }
        for (String email : person.emails().stream().sorted().toList()) {
            lock(CustomerStore.Key.EMAIL, email);
        }
        for (CustomerId customer : person.customers()) {
            statements.update(
                    "UPDATE customer SET survivor = survivor WHERE customer = ?", customer.id());
        }
        return person(asked);
    }

    private void lock(CustomerStore.Key key, String value) throws SQLException {
        statements.update(
                "UPDATE customer_key SET customer = customer WHERE kind = ? AND value = ?",
                key.text(),
                value);
    }

    /// Some parts of customers, by hash; those of invoices have to be kept.
    List<Part> parts(String afterHash, int atMost) throws SQLException {
        return statements.list(
                """
                SELECT hash, part FROM personal_part
                WHERE hash > ? AND part NOT LIKE '{"buyer":%' ORDER BY hash LIMIT ?\
                """,
                row -> new Part(new Hash(row.getString(1)), row.getString(2)), afterHash, atMost);
    }

    void erase(Person person) throws SQLException {
        for (CustomerId customer : person.customers()) {
            statements.update(
                    "UPDATE customer SET name = '', email = NULL WHERE customer = ?",
                    customer.id());
        }
        for (String card : person.cards()) {
            forgetGroups(CustomerStore.Key.LOYALTY_CODE, card);
        }
        for (String email : person.emails()) {
            statements.update(
                    "DELETE FROM customer_key WHERE kind = ? AND value = ?",
                    CustomerStore.Key.EMAIL.text(),
                    email);
            forgetGroups(CustomerStore.Key.EMAIL, email);
        }
    }

    void erase(Set<Hash> parts) throws SQLException {
        for (Hash part : parts) {
            statements.update("DELETE FROM personal_part WHERE hash = ?", part.hex());
        }
    }

    private void forgetGroups(CustomerStore.Key key, String value) throws SQLException {
        statements.update(
                "DELETE FROM customer_group WHERE kind = ? AND value = ?", key.text(), value);
    }

    private static CustomerId id(ResultSet row) throws SQLException {
        ByteBuffer id = ByteBuffer.wrap(row.getBytes(1));
        return new CustomerId(new UUID(id.getLong(), id.getLong()));
    }
}
