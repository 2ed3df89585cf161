package org.tillbridge.sync.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.Customer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The personal parts that lie in a journal. One that is damaged is as if it had been erased.
final class PersonalPartStore {
    private static final Logger LOG = LoggerFactory.getLogger(PersonalPartStore.class);

    private PersonalPartStore() {}

    /// Within the caller's transaction, as what follows.
    static void add(Connection connection, PersonalPart part) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT OR IGNORE INTO personal_part (hash, salt, part) VALUES (?, ?,"
                                + " ?)")) {
            insert.setString(1, part.hash().hex());
            insert.setString(2, part.salt());
            insert.setString(3, part.text());
            insert.executeUpdate();
        }
    }

    static void erase(Connection connection, Set<Hash> hashes) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM personal_part WHERE hash = ?")) {
            for (Hash hash : hashes) {
                delete.setString(1, hash.hex());
                delete.executeUpdate();
            }
        }
    }

    static Optional<PersonalPart> find(JournalQueryStore journal, String hash) throws SQLException {
        return journal.first(
                        "SELECT hash, salt, part FROM personal_part WHERE hash = ?",
                        row ->
                                PersonalPart.read(
                                        row.getString(1), row.getString(2), row.getString(3)),
                        hash)
                .flatMap(part -> part);
    }

    /// The latest first. The parts of invoices say who bought; nobody became a customer by one.
    static List<Customer> customers(JournalQueryStore journal) throws SQLException {
        return journal
                .list(
                        """
                        SELECT part FROM personal_part WHERE part NOT GLOB '{"buyer":*'
                        ORDER BY rowid DESC\
                        """,
                        row -> row.getString(1))
                .stream()
                .flatMap(PersonalPartStore::customer)
                .toList();
    }

    private static Stream<Customer> customer(String part) {
        try {
            return Stream.of(CustomerCodec.person(part));
        } catch (UnreadableEntryException odd) {
            LOG.warn("A personal part cannot be read");
            return Stream.empty();
        }
    }
}
