package org.tillbridge.sync.journal;

import org.tillbridge.retail.Piece;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// What follows from entries and lies beside their rows from the first moment, because few have any
/// of it: the sales and tenders that returns name, and the pieces that are sold or brought back.
final class BesideStore {
    private static final String RETURNS = "return_of";
    private static final String PIECES = "piece_moved";

    static final List<String> TABLES = List.of(RETURNS, PIECES);

    static final String LAST_WITH =
            JournalReaderStore.ENTRY
                    + """
                    JOIN piece_moved USING (place) WHERE item = ? AND serial = ?
                    ORDER BY %s DESC LIMIT 1
                    """
                            .formatted(Occurrence.of("entry.place"));

    static final String RETURNS_NAMING =
            JournalReaderStore.ENTRY
                    + "JOIN return_of USING (place) WHERE given = ? ORDER BY place";

    private final Connection connection;
    private final List<String> present = new ArrayList<>(TABLES);

    /// Checks what is there.
    BesideStore(Connection connection) {
        this.connection = connection;
    }

    /// Within the caller's transaction.
    static void add(Connection connection, Place place, DerivedRows rows) throws SQLException {
        for (UUID given : rows.given()) {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "INSERT INTO return_of (given, place) VALUES (?, ?)")) {
                insert.setBytes(1, JournalWriteStore.bytes(given));
                insert.setLong(2, place.number());
                insert.executeUpdate();
            }
        }
        for (Piece piece : rows.pieces()) {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "INSERT INTO piece_moved (item, serial, place) VALUES (?, ?, ?)")) {
                insert.setInt(1, piece.item().number());
                insert.setString(2, piece.serial());
                insert.setLong(3, place.number());
                insert.executeUpdate();
            }
        }
    }

    static List<RecordedEntry> returnsNaming(JournalQueryStore journal, UUID given)
            throws SQLException {
        return journal.list(
                RETURNS_NAMING, JournalReaderStore::recorded, JournalWriteStore.bytes(given));
    }

    static Optional<RecordedEntry> lastWith(JournalQueryStore journal, Piece piece)
            throws SQLException {
        return journal.first(
                LAST_WITH, JournalReaderStore::recorded, piece.item().number(), piece.serial());
    }

    /// Which of the tables the file has: earlier versions had not all of them.
    void look() throws SQLException {
        present.clear();
        for (String table : TABLES) {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT 1 FROM sqlite_schema WHERE name = ?")) {
                query.setString(1, table);
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        present.add(table);
                    }
                }
            }
        }
    }

    /// A piece of SQL for each of them.
    String each(String sql) {
        return present.stream().map(sql::formatted).collect(Collectors.joining());
    }

    /// How many rows follow from an entry that the file has no table for.
    int missing(DerivedRows rows) {
        return (present.contains(RETURNS) ? 0 : rows.given().size())
                + (present.contains(PIECES) ? 0 : rows.pieces().size());
    }

    /// Whether the rows that follow from an entry are there, as far as the file has tables for
    /// them.
    boolean holds(Place place, DerivedRows rows) throws SQLException {
        if (present.contains(RETURNS)) {
            for (UUID given : rows.given()) {
                if (!holds(place, given)) {
                    return false;
                }
            }
        }
        if (present.contains(PIECES)) {
            for (Piece piece : rows.pieces()) {
                if (!holds(place, piece)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean holds(Place place, UUID given) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT 1 FROM return_of WHERE given = ? AND place = ?")) {
            query.setBytes(1, JournalWriteStore.bytes(given));
            query.setLong(2, place.number());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private boolean holds(Place place, Piece piece) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT 1 FROM piece_moved WHERE item = ? AND serial = ? AND place = ?")) {
            query.setInt(1, piece.item().number());
            query.setString(2, piece.serial());
            query.setLong(3, place.number());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }
}
