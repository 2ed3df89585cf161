package org.tillbridge.sync.replica;

import static java.util.Objects.requireNonNull;

import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.Journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// The tables of a journal, and in them only what a replica's readers look at.
final class JournalOnDisk implements AutoCloseable {
    private final Connection connection;
    private int epochs;

    JournalOnDisk(Path file) {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            run("PRAGMA journal_mode = WAL");
            run("PRAGMA synchronous = FULL");
            run(tables());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String tables() {
        try (InputStream script =
                requireNonNull(Journal.class.getResourceAsStream("V001__journal.sql"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    JournalOnDisk open(Epoch epoch) {
        epochs++;
        update(
                "INSERT INTO epoch(ordinal, epoch, series) VALUES (?, ?, ?)",
                epochs,
                epoch.hex(),
                epochs);
        return this;
    }

    /// One entry with one line that sells so many units.
    JournalOnDisk sale(Epoch epoch, long sequence, int item, long units) {
        return movement(epoch, sequence, 1, item, -units);
    }

    JournalOnDisk movement(Epoch epoch, long sequence, int line, int item, long units) {
        update(
                """
                INSERT INTO filed_stock_movement(place, line, item, quantity)
                SELECT (ordinal << 40) + ?, ?, ?, ? FROM epoch WHERE epoch = ?\
                """,
                sequence,
                line,
                item,
                1000 * units,
                epoch.hex());
        return this;
    }

    /// The entry at a place says that it carries what stood at another.
    JournalOnDisk carries(Epoch epoch, long sequence, Epoch before, long sequenceBefore) {
        return carries(epoch, sequence, before, sequenceBefore, "");
    }

    /// The same of what was carried at a third place meanwhile.
    JournalOnDisk carriesAgain(
            Epoch epoch,
            long sequence,
            Epoch first,
            long firstSequence,
            Epoch before,
            long sequenceBefore) {
        return carries(
                epoch,
                sequence,
                first,
                firstSequence,
                """
                ,"carriedBefore":[{"epoch":"%s","sequence":%d}]\
                """
                        .formatted(before.hex(), sequenceBefore));
    }

    private JournalOnDisk carries(
            Epoch epoch, long sequence, Epoch before, long sequenceBefore, String since) {
        return entry(
                epoch,
                sequence,
                "Carried",
                """
                {"header":{"epoch":"%s","sequence":%d},"body":{}%s}\
                """
                        .formatted(before.hex(), sequenceBefore, since));
    }

    /// An epoch begins because another machine went on in an earlier one after an entry.
    JournalOnDisk forks(Epoch epoch, Epoch before, long lastCommon) {
        return entry(
                epoch,
                1,
                "EpochOpened",
                """
                {"previousEpoch":"%s","lastCommonSequence":%d,"fork":true}\
                """
                        .formatted(before.hex(), lastCommon));
    }

    private JournalOnDisk entry(Epoch epoch, long sequence, String kind, String body) {
        update(
                """
                INSERT INTO entry(place, content_hash, hash, header, body)
                SELECT (ordinal << 40) + ?, ?, ?, ?, ? FROM epoch WHERE epoch = ?\
                """,
                sequence,
                "0".repeat(64),
                "0".repeat(64),
                "{\"kind\":\"%s\"}".formatted(kind),
                body,
                epoch.hex());
        return this;
    }

    private void update(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
