package org.tillbridge.hub.customer;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.EmailAddress;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.PersonalPart;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Who was erased of late, as salted hashes of what they were known by: what a till that was dark
/// said of them before does not bring them back. It is a trace of a person all the same, so it goes
/// in time.
public final class ErasedPersonStore {
    /// Few tills are dark for longer.
    private static final Duration REMEMBERED = Duration.ofDays(35);

    /// Those of nodes, at most, unless one is wrong.
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final StatementStore statements;

    public ErasedPersonStore(StatementStore statements) {
        this.statements = statements;
    }

    /// @param now by this node's clock
    /// @param random that nobody can foretell
    void add(Person person, Instant now, RandomGenerator random) throws SQLException {
        List<String> known =
                Stream.concat(person.cards().stream(), person.emails().stream()).toList();
        for (String one : known) {
            PersonalPart salted = PersonalPart.of(one, random);
            statements.update(
                    "INSERT INTO erased_person (hash, salt, at) VALUES (?, ?, ?)",
                    salted.hash().hex(),
                    salted.salt(),
                    now.toEpochMilli());
        }
    }

    /// Whether somebody was erased after they were enrolled.
    public boolean isErasedAfter(Instant enrolled, Customer who) throws SQLException {
        List<String> known =
                Stream.concat(
                                Stream.of(who.loyaltyCode().digits()),
                                who.email().map(EmailAddress::normalForm).stream())
                        .toList();
        return statements
                .list(
                        "SELECT hash, salt FROM erased_person WHERE at > ?",
                        row -> new Erased(new Hash(row.getString(1)), row.getString(2)),
                        enrolled.toEpochMilli())
                .stream()
                .anyMatch(erased -> known.stream().anyMatch(erased::is));
    }

    /// Forgets also what is of later than now, by a clock that was wrong.
    ///
    /// @param now by this node's clock
    int forgetOld(Instant now) throws SQLException {
        return statements.update(
                "DELETE FROM erased_person WHERE at NOT BETWEEN ? AND ?",
                now.minus(REMEMBERED).toEpochMilli(),
                now.plus(CLOCKS_DIFFER).toEpochMilli());
    }

    private record Erased(Hash hash, String salt) {
        boolean is(String known) {
            return new PersonalPart(salt, known).hash().equals(hash);
        }
    }
}
