package org.tillbridge.hub.customer;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.sync.wire.CustomerAnswer;
import org.tillbridge.sync.wire.CustomerQuestion;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Who belongs to which group. It is kept by card or address, so that it may be said of someone
/// before they are enrolled, and holds of whoever stands for them.
public final class CustomerGroupStore {
    private final StatementStore statements;

    public CustomerGroupStore(StatementStore statements) {
        this.statements = statements;
    }

    /// That someone belongs to a group.
    ///
    /// @param kind by what they are found, and `value` what that is, as [CustomerStore] has them
    public record Member(String kind, String value, String group) {
        public static Member of(CustomerQuestion found, String group) {
            CustomerStore.Key key = CustomerStore.Key.of(found);
            return new Member(key.text(), CustomerStore.Key.value(found), group);
        }
    }

    public List<Member> all() throws SQLException {
        return statements.list(
                "SELECT kind, value, customer_group FROM customer_group",
                row -> new Member(row.getString(1), row.getString(2), row.getString(3)));
    }

    /// The same once more is one.
    public void add(Member member) throws SQLException {
        statements.update(
                """
                INSERT INTO customer_group (kind, value, customer_group) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING\
                """,
                member.kind(),
                member.value(),
                member.group());
    }

    public void remove(Member member) throws SQLException {
        statements.update(
                """
                DELETE FROM customer_group WHERE kind = ? AND value = ? AND customer_group = ?\
                """,
                member.kind(),
                member.value(),
                member.group());
    }

    /// Of all that is said of those for whom the customer stands, as many as an answer holds.
    public Set<String> of(CustomerId customer) throws SQLException {
        return new LinkedHashSet<>(
                statements.list(
                        """
                        SELECT DISTINCT g.customer_group
                        FROM customer_key k
                          JOIN customer_group g ON g.kind = k.kind AND g.value = k.value
                        WHERE k.customer = ?
                        ORDER BY g.customer_group LIMIT ?\
                        """,
                        row -> row.getString(1),
                        customer.id(),
                        CustomerAnswer.MOST_GROUPS));
    }
}
