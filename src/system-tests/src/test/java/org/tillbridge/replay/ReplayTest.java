package org.tillbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteDataSource;
import org.tillbridge.blackbox.BlackBox;
import org.tillbridge.blackbox.Order;
import org.tillbridge.demo.replay.Replay;
import org.tillbridge.demo.replay.ReplaySettings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Real processes, real files, real HTTP over a bad line, `kill -9`.
class ReplayTest {
    @TempDir static Path folder;

    private static final int INVOICES = 60;
    private static String printed = "";
    private static boolean agreed;

    @BeforeAll
    static void replayWithDeathsAnOutageAndABadLine() throws IOException {
        BlackBox.Outcome outcome =
                BlackBox.run("faulty-line", new Order(folder, Order.Engine.SQLITE, 1, true));
        agreed = outcome.agrees();
        printed = outcome.report() + outcome.account();
    }

    @Test
    void filesJournalsHubAndReplicasTellTheSame() {
        assertThat(agreed).as(printed).isTrue();
        assertThat(printed)
                .contains("ALL AGREE")
                .contains("6 kills of tills so far, of the hub 1")
                .contains("CUT_COMING=", "FLIP_GOING=", "DRIP=");
    }

    /// Were they not seen, agreement would mean nothing.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an entry lost|hub/hub.db|DELETE FROM journal_entry WHERE entry_id ="
                        + " (SELECT max(entry_id) FROM journal_entry WHERE kind = 'SaleCompleted')",
                "a sale lost from the books|hub/hub.db|DELETE FROM retail_transaction WHERE"
                        + " entry_id = (SELECT max(entry_id) FROM retail_transaction)",
                "a penny more|hub/hub.db|UPDATE retail_transaction SET total = total + 1 WHERE"
                        + " entry_id = (SELECT max(entry_id) FROM retail_transaction)",
                "a movement booked twice|hub/hub.db|INSERT INTO stock_movement SELECT store,"
                        + " source, line + 5000, item, quantity, from_account, to_account,"
                        + " workstation FROM stock_movement WHERE workstation IS NOT NULL LIMIT 1",
                "an entry changed|till-1/journal.db|UPDATE entry SET body = replace(body,"
                        + " '\"quantity\":1000', '\"quantity\":2000')"
            })
    void whatIsLostDoubledOrChangedIsSeen(String what, String file, String sql)
            throws IOException, SQLException {
        Path tampered = copy(folder.resolve("run"), folder.resolve(what));
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + tampered.resolve(file));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER IF EXISTS an_entry_is_never_changed");
            assertThat(statement.executeUpdate(sql)).isPositive();
        }

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean agree = new Replay(settings(tampered), new PrintStream(out, true, UTF_8)).compare();

        assertThat(agree).as(() -> out.toString(UTF_8)).isFalse();
    }

    private static ReplaySettings settings(Path replayed) {
        return new ReplaySettings(
                replayed, Optional.empty(), 3, INVOICES, 2, 1, true, 1, Duration.ofMinutes(20));
    }

    private static Path copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (var walk = Files.walk(from)) {
            files = walk.toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }
}
