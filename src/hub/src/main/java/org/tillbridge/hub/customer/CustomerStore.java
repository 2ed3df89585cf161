package org.tillbridge.hub.customer;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.EmailAddress;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.rules.CustomerRules.Known;
import org.tillbridge.sync.wire.CustomerQuestion;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Customers, by what they are found, and who stands for whom.
public final class CustomerStore {
    private final StatementStore statements;

    public CustomerStore(StatementStore statements) {
        this.statements = statements;
    }

    /// By what a customer is found. What is written of it is its name, so it never changes.
    enum Key {
        LOYALTY_CODE("loyaltyCode"),
        EMAIL("email");

        private final String text;

        Key(String text) {
            this.text = text;
        }

        static Key of(CustomerQuestion question) {
            return switch (question) {
                case CustomerQuestion.ByCard _ -> LOYALTY_CODE;
                case CustomerQuestion.ByEmail _ -> EMAIL;
            };
        }

        static String value(CustomerQuestion question) {
            return switch (question) {
                case CustomerQuestion.ByCard(StoredValueCode card) -> card.digits();
                case CustomerQuestion.ByEmail(EmailAddress email) -> email.normalForm();
            };
        }

        String text() {
            return text;
        }
    }

    /// Whether a customer is here by their id.
    public boolean isKnown(CustomerId customer) throws SQLException {
        return statements
                .number("SELECT 1 FROM customer WHERE customer = ?", customer.id())
                .isPresent();
    }

    /// Adds someone who stands for themselves.
    ///
    /// @param enrolledBy the entry that says so
    public void add(Customer customer, UUID enrolledBy, Instant now) throws SQLException {
        statements.update(
                """
                INSERT INTO customer
                  (customer, loyalty_code, name, email, enrolled_by, known_since, survivor)
                VALUES (?, ?, ?, ?, ?, ?, ?)\
                """,
                customer.id().id(),
                customer.loyaltyCode().digits(),
                customer.name(),
                customer.email().map(EmailAddress::normalForm),
                enrolledBy,
                now.toEpochMilli(),
                customer.id().id());
    }

    /// The entry that enrolled a customer.
    public UUID enrolledBy(CustomerId customer) throws SQLException {
        return statements
                .first(
                        "SELECT enrolled_by FROM customer WHERE customer = ?",
                        CustomerStore::uuid,
                        customer.id())
                .orElseThrow();
    }

    /// Has a customer found by a card, unless somebody is already. Others who are enrolled with it
    /// wait until the end of the transaction.
    ///
    /// @return who is found by it
    public Known find(StoredValueCode card, CustomerId orElse) throws SQLException {
        return find(Key.LOYALTY_CODE, card.digits(), orElse);
    }

    /// The same by an e-mail address.
    public Known find(EmailAddress email, CustomerId orElse) throws SQLException {
        return find(Key.EMAIL, email.normalForm(), orElse);
    }

    private Known find(Key key, String value, CustomerId orElse) throws SQLException {
        CustomerId found =
                statements
                        .first(
                                """
                                INSERT INTO customer_key (kind, value, customer) VALUES (?, ?, ?)
                                ON CONFLICT (kind, value) DO UPDATE
                                  SET customer = customer_key.customer
                                RETURNING customer\
                                """,
                                CustomerStore::id,
                                key.text,
                                value,
                                orElse.id())
                        .orElseThrow();
        return lock(found);
    }

    /// Whoever stands for a customer. Nobody makes them one with another before the end of the
    /// transaction, and who did meanwhile is waited for.
    private Known lock(CustomerId customer) throws SQLException {
        record Row(CustomerId survivor, Instant since) {}
        Row row =
                statements
                        .first(
                                """
                                UPDATE customer SET survivor = survivor WHERE customer = ?
                                RETURNING survivor, known_since\
                                """,
                                one -> new Row(id(one), Instant.ofEpochMilli(one.getLong(2))),
                                customer.id())
                        .orElseThrow();
        return row.survivor().equals(customer)
                ? new Known(customer, row.since())
                : lock(row.survivor());
    }

    /// Has one stand for another, and for all whom that one stood for. A name that the survivor
    /// lacks is theirs from then on.
    public void merge(CustomerId other, CustomerId survivor) throws SQLException {
        statements.update(
                """
                UPDATE customer SET name = (SELECT o.name FROM customer o WHERE o.customer = ?)
                WHERE customer = ? AND name = ''\
                """,
                other.id(),
                survivor.id());
        statements.update(
                "UPDATE customer SET survivor = ? WHERE survivor = ?", survivor.id(), other.id());
        statements.update(
                "UPDATE customer_key SET customer = ? WHERE customer = ?",
                survivor.id(),
                other.id());
    }

    /// The card on which the points of a card's owner are kept; empty where nobody is known to own
    /// it. Nobody merges them before the end of the transaction.
    public Optional<StoredValueCode> account(StoredValueCode card) throws SQLException {
        Optional<CustomerId> owner =
                statements.first(
                        """
                        UPDATE customer_key SET customer = customer WHERE kind = ? AND value = ?
                        RETURNING customer\
                        """,
                        CustomerStore::id,
                        Key.LOYALTY_CODE.text,
                        card.digits());
        return owner.isEmpty() ? Optional.empty() : Optional.of(cardOf(owner.get()));
    }

    /// The same as [#account], for whoever books on the card itself where nobody is known to own
    /// it: whoever is enrolling somebody with it is waited for, and nobody does so before the end
    /// of the transaction.
    public Optional<StoredValueCode> accountOrLock(StoredValueCode card) throws SQLException {
        Optional<StoredValueCode> known = account(card);
        if (known.isPresent()) {
            return known;
        }
        lock(card);
        return account(card);
    }

    /// For whoever enrols somebody with a card, before they look whose it is. Others who lock it
    /// wait until the end of the transaction.
    public void lock(StoredValueCode card) throws SQLException {
        statements.update(
                """
                INSERT INTO loyalty_card (code) VALUES (?)
                ON CONFLICT (code) DO UPDATE SET code = excluded.code\
                """,
                card.digits());
    }

    /// The card that a customer was enrolled with.
    public StoredValueCode cardOf(CustomerId customer) throws SQLException {
        return statements
                .first(
                        "SELECT loyalty_code FROM customer WHERE customer = ?",
                        row -> new StoredValueCode(row.getString(1)),
                        customer.id())
                .orElseThrow();
    }

    /// The same as [#account], for whoever writes nothing.
    public Optional<StoredValueCode> accountNow(StoredValueCode card) throws SQLException {
        return by(Key.LOYALTY_CODE, card.digits()).map(Found::card);
    }

    /// Whom a workstation asks for.
    public Optional<Found> find(CustomerQuestion question) throws SQLException {
        return by(Key.of(question), Key.value(question));
    }

    private Optional<Found> by(Key key, String value) throws SQLException {
        return statements.first(
                """
                SELECT c.customer, c.loyalty_code, c.name
                FROM customer_key k JOIN customer c ON c.customer = k.customer
                WHERE k.kind = ? AND k.value = ?\
                """,
                row -> new Found(id(row), new StoredValueCode(row.getString(2)), row.getString(3)),
                key.text,
                value);
    }

    /// Who was found, and the card that their points are on.
    public record Found(CustomerId customer, StoredValueCode card, String name) {}

    private static CustomerId id(ResultSet row) throws SQLException {
        return new CustomerId(uuid(row));
    }

    private static UUID uuid(ResultSet row) throws SQLException {
        ByteBuffer id = ByteBuffer.wrap(row.getBytes(1));
        return new UUID(id.getLong(), id.getLong());
    }
}
