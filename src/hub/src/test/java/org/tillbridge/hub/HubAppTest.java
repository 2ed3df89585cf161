package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ShopFixture.aShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.hub.shop.SetupException;
import org.tillbridge.hub.tsv.Finding;
import org.tillbridge.hub.tsv.OddWords;
import org.tillbridge.sync.wire.LastingPort;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.regex.Pattern;

/// What the command line does for a person, and what it tells.
class HubAppTest {
    private static final Path IMPORT_MD = Path.of("../docs/import.md");
    private static final Pattern KIND =
            Pattern.compile("(?m)^\\| (`[^|]+`) \\| [^|]+ \\| [^|]+ \\|$");

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    @Timeout(600)
    void whereThereIsNoHubNothingIsMade() {
        Path nowhere = folder.resolve("nowhere");

        assertThat(hub("price", "--folder", nowhere.toString(), "--sku", "S1", "--price", "1.95"))
                .isEqualTo(1);
        assertThat(hub("import", "--folder", nowhere.toString(), folder.toString())).isEqualTo(1);
        assertThat(hub("code", "--folder", nowhere.toString(), "--store", "1")).isEqualTo(1);
        assertThat(hub("figures", "--folder", nowhere.toString())).isEqualTo(1);
        assertThat(hub("serve", "--folder", nowhere.toString(), "--port", "0")).isEqualTo(1);

        assertThat(err.toString().lines().distinct())
                .containsExactly("There is no hub in " + nowhere + "; init makes one.");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void aRefusedSetUpSaysAllThatIsOddAndLeavesNothingBehind() throws IOException {
        Path shop =
                aShop().with("taxes.tsv", "taxClass\tpercent\nstandard\tmuch\n")
                        .with("operators.tsv", "operator\tname\trole\tpin\n0\t\tcashier\t1\n")
                        .in(folder.resolve("shop"));

        assertThat(hub("init", "--folder", hubFolder(), shop.toString())).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly(
                        "taxes.tsv, line 2: \"much\" is no percentage: a number with at most four"
                                + " decimals, such as 17.5.",
                        "operators.tsv, line 2: \"0\" is no number of an operator: whole, from 1.",
                        "operators.tsv, line 2: \"\" is no name: 1 to 120 characters that are"
                                + " seen.",
                        "operators.tsv, line 2: The PIN is not 4 to 8 digits, or not at least 6 for"
                                + " one who approves.",
                        "Nothing of this set-up was taken.");
        assertThat(Path.of(hubFolder())).doesNotExist();
    }

    @Test
    void whatIsOddAboutARowIsASentence() throws IOException, SetupException {
        init();

        assertThat(hub("price", "--folder", hubFolder(), "--sku", "S1", "--price", "1", "--list=7"))
                .isEqualTo(1);

        assertThat(err).hasToString("There is no price list 7. Row not taken.\n");
    }

    @Test
    void everyKindOfFindingHasItsSentence() throws IOException {
        var kinds =
                KIND.matcher(Files.readString(IMPORT_MD).split("## The report", 2)[1])
                        .results()
                        .flatMap(row -> Pattern.compile("\\w+").matcher(row.group(1)).results())
                        .map(kind -> kind.group())
                        .toList();

        assertThat(kinds).hasSizeGreaterThan(25);
        assertThat(kinds)
                .allSatisfy(
                        kind ->
                                assertThat(OddWords.of(new Finding("f", 2, kind, "X", "Done.")))
                                        .endsWith(". Done.")
                                        .doesNotContain("{", "''"));
    }

    @Test
    void anImportOfNothingIsAMistake() throws IOException, SetupException {
        init();
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertThat(hub("import", "--folder", hubFolder(), empty.toString())).isEqualTo(1);
        assertThat(hub("import", "--folder", hubFolder(), "/nowhere")).isEqualTo(1);

        assertThat(err.toString())
                .contains("no import file, such as items.tsv, is in " + empty + ".")
                .contains("is in /nowhere.");
    }

    @Test
    void theReportNamesTheFolderOfEachFileAndLiesWithTheHub() throws IOException, SetupException {
        init();
        Path first = items("first", "S1\tA candle\t1\t1.95\nS2\tA candle\t99\t1.95\n");
        Path second = items("second", "S3\tA candle\t98\t1.95\n");

        assertThat(hub("import", "--folder", hubFolder(), first.toString(), second.toString()))
                .isZero();

        assertThat(Path.of(hubFolder(), "import-report.tsv"))
                .content()
                .contains(first.resolve("items.tsv") + "\t3\tunknownDepartment\t99")
                .contains(second.resolve("items.tsv") + "\t2\tunknownDepartment\t98");
        assertThat(out.toString()).contains(first.resolve("items.tsv") + ": 1 of 2 rows taken.");
    }

    @Test
    void aFileThatIsRefusedWholeIsToldAndTheOthersAreTaken() throws IOException, SetupException {
        init();
        Path good = items("good", "S1\tA candle\t1\t1.95\n");
        Path bytes = Files.createDirectories(folder.resolve("bytes"));
        Files.write(bytes.resolve("items.tsv"), new byte[] {(byte) 0xff, 'x', '\n', 'y', '\n'});
        Path header = Files.createDirectories(folder.resolve("header"));
        Files.writeString(header.resolve("items.tsv"), "sku\tname\tgroup\nS2\tA candle\t1\n");

        assertThat(
                        hub(
                                "import",
                                "--folder",
                                hubFolder(),
                                bytes.toString(),
                                header.toString(),
                                good.toString()))
                .isEqualTo(HubApp.NOT_TAKEN);

        assertThat(err.toString().lines())
                .containsExactly(
                        bytes.resolve("items.tsv")
                                + ", line 1: Some of it is no UTF-8. File not taken.",
                        header.resolve("items.tsv")
                                + ", line 1: department is missing. File not taken.");
        assertThat(out.toString())
                .contains(header.resolve("items.tsv") + ": 0 of 1 rows taken.")
                .contains(good.resolve("items.tsv") + ": 1 of 1 rows taken.");
    }

    @Test
    void aReportThatCannotBeWrittenStopsTheImportBeforeItBegins()
            throws IOException, SetupException {
        init();
        Path first = items("first", "S1\tA candle\t1\t1.95\n");
        String nowhere = folder.resolve("nowhere/report.tsv").toString();

        assertThat(hub("import", "--folder", hubFolder(), "--report", nowhere, first.toString()))
                .isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "Nothing was imported, because the report cannot be written to %s (There is no %s.)\n"
                                .formatted(nowhere, folder.resolve("nowhere")));
        assertThat(hub("price", "--folder", hubFolder(), "--sku", "S1", "--price", "1.95"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536"})
    void aPortThatThereIsNotIsRefusedInOneSentence(String port) {
        assertThat(hub("serve", "--folder", hubFolder(), "--port", port)).isEqualTo(2);

        assertThat(err.toString()).startsWith("--port is 0 to 65535.");
        assertThat(Path.of(hubFolder())).doesNotExist();
    }

    @Test
    void aPortThatIsTakenIsToldInOneSentence() throws IOException, SetupException {
        init();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());

            assertThat(hub("serve", "--folder", hubFolder(), "--port", port)).isEqualTo(1);

            assertThat(err)
                    .hasToString(
                            "The hub cannot listen at 127.0.0.1:%s (Address already in use)\n"
                                    .formatted(port));
        }
    }

    @Test
    void aFolderThatIsServedAlreadyIsToldInOneSentence() throws IOException, SetupException {
        init();
        try (Hub _ = Hub.start(HubSettings.of(Path.of(hubFolder())))) {
            assertThat(hub("serve", "--folder", hubFolder(), "--port", "0")).isEqualTo(1);
            assertThat(hub("figures", "--folder", hubFolder())).isZero();
        }

        assertThat(err)
                .hasToString(
                        "Another hub (process %d) serves %s already. Stop it first; one hub per folder.\n"
                                .formatted(ProcessHandle.current().pid(), hubFolder()));
    }

    @Test
    void aDatabaseThatIsNoneIsToldInOneSentence() throws IOException {
        Path database = Files.createDirectories(Path.of(hubFolder())).resolve("hub.db");
        Files.writeString(database, "This was a database once. ".repeat(1000));

        assertThat(hub("serve", "--folder", hubFolder(), "--port", "0")).isEqualTo(1);
        assertThat(hub("figures", "--folder", hubFolder())).isEqualTo(1);

        assertThat(err.toString().lines().distinct())
                .containsExactly(
                        database
                                + " is damaged or no database. Put a backup in its place, and run"
                                + " healing --begin before serve.");
    }

    @Test
    @Timeout(600)
    void aDatabaseThatWasEmptiedIsNotTakenForANewOne() throws IOException, SetupException {
        init();
        Path database = Path.of(hubFolder(), "hub.db");
        Files.write(database, new byte[0]);
        Files.write(Path.of(hubFolder(), "hub.db-wal"), new byte[99]);

        assertThat(hub("figures", "--folder", hubFolder())).isEqualTo(1);
        assertThat(hub("init", "--folder", hubFolder(), folder.resolve("shop").toString()))
                .isEqualTo(1);
        assertThat(hub("serve", "--folder", hubFolder(), "--port", "0")).isEqualTo(1);

        assertThat(err.toString().lines().distinct())
                .containsExactly(
                        database
                                + " is empty, as a full disk or a copy that broke off leaves it."
                                + " Put a backup in its place, and run healing --begin before"
                                + " serve; if there was no hub yet, delete it and run init.");
        assertThat(database).isEmptyFile();
        assertThat(Path.of(hubFolder(), "hub.db-wal")).hasSize(99);
    }

    @Test
    void aDatabaseThatIsNoAddressIsToldBeforeAnythingIsMade() {
        Path nowhere = folder.resolve("nowhere");

        assertThat(hub("serve", "--folder", nowhere.toString(), "--database", "hub.db"))
                .isEqualTo(2);

        assertThat(err.toString())
                .startsWith("--database is like postgresql://user@host/database.");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void aServerThatIsNotThereIsToldInOneSentence() throws IOException {
        String[] where = {"--folder", hubFolder(), "--database"};
        String database = "postgresql://x@127.0.0.1:" + LastingPort.find() + "/x";
        Path shop = aShop().in(folder.resolve("shop"));

        assertThat(hub("init", where[0], where[1], where[2], database, shop.toString()))
                .isEqualTo(1);
        assertThat(hub("serve", where[0], where[1], where[2], database)).isEqualTo(1);

        assertThat(err.toString().lines().distinct())
                .singleElement()
                .asString()
                .startsWith("The database cannot be used now: Connection to 127.0.0.1:");
    }

    @Test
    void allCommandsOfOneHubAreOneSettingAwayFromAnotherDatabase() throws IOException {
        Path shop = aShop().in(folder.resolve("shop"));
        String database = PostgresServer.running().urlOf(folder);
        String[] where = {"--folder", hubFolder(), "--database", database};

        assertThat(hub("figures", where[0], where[1], where[2], where[3])).isEqualTo(1);
        assertThat(hub("init", where[0], where[1], where[2], where[3], shop.toString())).isZero();
        assertThat(hub("figures", where[0], where[1], where[2], where[3])).isZero();

        assertThat(Path.of(hubFolder(), "hub.key")).exists();
        assertThat(Path.of(hubFolder(), "hub.db")).doesNotExist();
    }

    private void init() throws IOException, SetupException {
        HubSettings settings = TestDatabase.SQLITE.settings(Path.of(hubFolder()));
        try (BackOffice office = BackOffice.open(settings, Clock.systemUTC(), new SecureRandom())) {
            office.init(aShop().in(folder.resolve("shop")));
        }
    }

    private Path items(String name, String rows) throws IOException {
        Path catalogue = Files.createDirectories(folder.resolve(name));
        Files.writeString(catalogue.resolve("items.tsv"), "sku\tname\tdepartment\tprice\n" + rows);
        return catalogue;
    }

    private String hubFolder() {
        return folder.resolve("hub").toString();
    }

    private int hub(String... arguments) {
        CommandLine hub = HubApp.commandLine();
        hub.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return hub.execute(arguments);
    }
}
