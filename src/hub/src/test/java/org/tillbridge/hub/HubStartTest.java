package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.hub.store.StorageException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;

/// When a hub starts, and when it had better not.
class HubStartTest {
    @TempDir Path folder;

    @Test
    void aSecondHubOnTheFolderIsRefusedAndTouchesNothing() throws IOException {
        try (Hub _ = Hub.start(settings())) {
            Path snapshot = Files.createFile(folder.resolve("snapshots/of-the-first.zst"));

            assertThatThrownBy(() -> Hub.start(settings())).isInstanceOf(HubStartException.class);
            assertThatThrownBy(() -> Hub.start(settings())).isInstanceOf(HubStartException.class);

            assertThat(snapshot).exists();
        }
        Hub.start(settings()).close();
    }

    @Test
    void aHubThatCouldNotStartLeavesTheFolderToOthers() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HubSettings taken = settings().withPort(other.getLocalPort());
            assertThatThrownBy(() -> Hub.start(taken)).isInstanceOf(UncheckedIOException.class);
        }
        Hub.start(settings()).close();
    }

    @Test
    void headOfficeWorksBesideAHubThatServes() {
        try (Hub hub = Hub.start(settings());
                BackOffice office =
                        BackOffice.open(settings(), Clock.systemUTC(), new SecureRandom())) {
            assertThat(office.figures()).isEqualTo(hub.office().figures());
        }
    }

    @Test
    void aDatabaseThatIsOnlyReadIsNotServed() throws IOException {
        Hub.start(settings()).close();
        Path database = folder.resolve("hub.db");
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("r--------"));
        assumeFalse(Files.isWritable(database), "root may write everywhere");

        assertThatThrownBy(() -> Hub.start(settings()))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("Nothing can be written into " + database + ".");
    }

    @Test
    void aServerThatIsOnlyReadIsNotServed() throws SQLException {
        HubSettings settings = TestDatabase.POSTGRES.settings(folder);
        Hub.start(settings).close();
        String name = settings.database().name();
        String onlyRead =
                "ALTER DATABASE %s SET default_transaction_read_only = on"
                        .formatted(name.substring(name.lastIndexOf('/') + 1));
        try (Connection server = PostgresServer.running().administration().getConnection();
                Statement statement = server.createStatement()) {
            statement.execute(onlyRead);
        }

        assertThatThrownBy(() -> Hub.start(settings))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("Nothing can be written into " + name + ".");
    }

    @Test
    void aDatabaseOfALaterVersionIsNotServed() throws SQLException {
        Hub.start(settings()).close();
        Path database = folder.resolve("hub.db");
        try (Connection later = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = later.createStatement()) {
            statement.execute(
                    "INSERT INTO flyway_schema_history SELECT installed_rank + 1000, '999',"
                            + " 'of_later', type, 'V999__of_later.sql', checksum, installed_by,"
                            + " installed_on, execution_time, success FROM flyway_schema_history"
                            + " LIMIT 1");
        }

        assertThatThrownBy(() -> Hub.start(settings()))
                .isInstanceOf(StorageException.Unusable.class)
                .hasMessageStartingWith(database + " is not of this version of the hub");
    }

    /// Whatever stands in it, and wherever the key then is: no key is repeated.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | s3cret",
                "1 | x\\ts3cret\\tfigures",
                "1 | name\\tkey",
                "2 | name\\tkey\\tscopes\\nx\\ts3cret",
                "2 | name\\tkey\\tscopes\\nx\\t\\tfigures",
                "2 | name\\tkey\\tscopes\\n\\ts3cret\\tfigures",
                "2 | name\\tkey\\tscopes\\nx\\tfigures\\ts3cret",
                "2 | name\\tkey\\tscopes\\nx\\tfigures\\tfigures\\ts3cret",
                "3 | name\\tkey\\tscopes\\nx\\ts3cret\\tfigures figures\\n\\377\\ts3cret\\tfigures",
            })
    void anOddLineOfTheApiKeysIsNamedAndNotRepeated(int line, String content) throws IOException {
        Path keys = folder.resolve("api-keys.tsv");
        Files.writeString(keys, content.translateEscapes(), StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Hub.start(settings()).close())
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .message()
                .startsWith(keys + ", line " + line + ": ")
                .contains("Mend or delete the line")
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "publicKey=.* | publicKey=AAAA | Line 2 of the key file is no publicKey",
                "privateKey=.... | privateKey=AAAA | Line 1 of the key file is no privateKey",
                "pinKey=.... | pinKey= | Line 3 of the key file is no pinKey",
                "pinKey=.* | '' | The key file has no pinKey",
                "privateKey | \\0\\377 | The key file has no privateKey",
                "(?s).* | '' | The key file has no privateKey",
            })
    void aKeyFileThatIsOddIsToldWithTheLineAndWithoutTheKey(
            String what, String becomes, String sentence) throws IOException {
        Hub.start(settings()).close();
        Path key = folder.resolve("hub.key");
        String good = Files.readString(key);
        Files.writeString(
                key,
                good.replaceFirst(what, becomes.translateEscapes()),
                StandardCharsets.ISO_8859_1);
        byte[] odd = Files.readAllBytes(key);

        assertThatThrownBy(() -> Hub.start(settings()).close())
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .message()
                .startsWith(key + " is not as the hub made it: " + sentence + ". Put the copy")
                .doesNotContain(good.substring(40, 60));
        assertThat(key).hasBinaryContent(odd);
    }

    private HubSettings settings() {
        return TestDatabase.SQLITE.settings(folder);
    }
}
