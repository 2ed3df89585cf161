package org.tillbridge.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ShopFixture.aShop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.OnEachDatabase;
import org.tillbridge.hub.TestDatabase;
import org.tillbridge.hub.shop.ShopSetup;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.tsv.Finding;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.FeedCodec;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.Scope;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@OnEachDatabase
class CatalogueImportTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2010-11-30T12:00:00Z"), ZoneOffset.UTC);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private HubDatabase database;
    private CatalogueImport catalogue;
    private boolean everySecondCommitCrosses;
    private int commits;

    @BeforeEach
    void open() throws Exception {
        database = HubDatabase.open(on.settings(folder).database(), this::cross);
        new ShopSetup(database, CLOCK, new Random(1), 1000, (_, _, _) -> {})
                .take(aShop().in(folder.resolve("shop")));
        catalogue = new CatalogueImport(database, CLOCK, () -> {});
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsOddIsReportedRowByRow() throws IOException {
        copy("odd-items.tsv", "items.tsv");
        copy("odd-items-non-goods.tsv", "non-goods.tsv");

        ImportReport report = catalogue.take(folder);

        assertThat(report.findings())
                .extracting(
                        finding -> finding.line() + "\t" + finding.kind() + "\t" + finding.value())
                .containsExactlyElementsOf(expected());
    }

    @Test
    void rowsThatAreNotWellFormedCountAsRowsToo() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(
                "sku\tname\tdepartment\tprice\nS1\tOne\t1\t1\n\nS2\tTwo\t1\t2\tmore\nS3\t"
                        .getBytes(StandardCharsets.UTF_8));
        file.write(0xff);
        file.writeBytes("\t1\t1\n".getBytes(StandardCharsets.UTF_8));

        ImportReport report = catalogue.take("items.tsv", file.toByteArray()).orElseThrow();

        assertThat(report.files()).containsExactly(new ImportReport.FileTaken("items.tsv", 3, 1));
        assertThat(report.findings())
                .extracting(finding -> finding.line() + " " + finding.kind())
                .containsExactly("4 tooManyCells", "5 notUtf8");
    }

    /// A right-to-left override lets a name read as another one; what turns it back is as unseen.
    @Test
    void charactersThatNobodySeesAreLeftOutOfANameAndWrittenOutInTheReport() throws SQLException {
        String rows =
                "sku\tname\tdepartment\tprice\n"
                        + "S1\tCandle \u202Eevil\u202C gift\t1\t1\n"
                        + "S2\tA\u0007 be\u0085l\u2028l\t1\t1\n"
                        + "S3\t\u200F\u2066\u2069\t1\t1\n"
                        + "S4\tشمعة می\u200Cخواهم\t1\t1\n"
                        + "S5\u202E\tCandle\t1\t1\n"
                        + "S6\tCandle\t\u202E9\t1\n";

        ImportReport report =
                catalogue.take("items.tsv", rows.getBytes(StandardCharsets.UTF_8)).orElseThrow();

        String done = "Taken; characters that are not seen were left out, the rest was cut.";
        assertThat(report.tsv().lines().skip(1))
                .containsExactly(
                        "items.tsv\t2\tbadName\tCandle \\u202Eevil\\u202C gift\t" + done,
                        "items.tsv\t3\tbadName\tA\\u0007 be\\u0085l\\u2028l\t" + done,
                        "items.tsv\t4\tbadName\t\\u200F\\u2066\\u2069\t" + done,
                        "items.tsv\t4\tmissingName\tS3\tTaken; the sku stands for the name.",
                        "items.tsv\t6\tbadSku\tS5\\u202E\tRow not taken.",
                        "items.tsv\t7\tunknownDepartment\t\\u202E9\tRow not taken.");
        assertThat(report.findings())
                .allSatisfy(odd -> assertThat(odd.sentence()).doesNotContain("\u202E", "\u0007"));
        assertThat(names())
                .containsExactly("Candle evil gift", "A bell", "S3", "شمعة می\u200Cخواهم");
    }

    @Test
    void whatIsDoneOnceMoreBecauseItCrossedWithAnotherIsReportedOnce() throws IOException {
        everySecondCommitCrosses = true;
        whatIsOddIsReportedRowByRow();

        take("items.tsv", "sku\tname\tdepartment\tprice\nQ1\tOne\t1\t1\nQ2\tTwo\t1\t2\n");
        take("stock.tsv", "store\tsku\tonHand\n1\tQ1\t5\n2\tQ1\t5\n");
        take("prices.tsv", "priceList\tsku\tprice\n1\tQ1\t3\n2\tQ1\t4\n");
        take("favourites.tsv", "category\tsku\nBest\tQ2\nBest\tQ1\n");

        assertThat(commits).isGreaterThan(10);
        List<Integer> positions =
                database.read(
                        sql ->
                                sql.list(
                                        "SELECT position FROM favourite ORDER BY position",
                                        row -> row.getInt(1)));
        assertThat(positions).containsExactly(1, 2);
    }

    @Test
    void whatIsCalledBackIsToldAndWhatIsNotAnyMoreIsTakenBack() {
        take("items.tsv", "sku\tname\tdepartment\tprice\nQ1\tOne\t1\t1\nQ2\tTwo\t1\t2\n");
        take("recalls.tsv", "sku\tlot\treason\nQ1\tL7\tglass in it\nQ2\t\tits handle breaks\n");
        take("recalls.tsv", "sku\tlot\treason\nQ1\tL7\tglass in it\nQ1\tL8\tglass in it\n");

        assertThat(recallsTold()).containsExactly("1/L7", "1/L8");
    }

    @Test
    void aBadRowEndsNoRecall() throws IOException {
        take("items.tsv", "sku\tname\tdepartment\tprice\nQ1\tOne\t1\t1\nQ2\tTwo\t1\t2\n");
        take("recalls.tsv", "sku\tlot\treason\nQ1\tL7\tglass in it\nQ1\tL9\tglass in it\n");

        catalogue.take(
                "recalls.tsv", bytes("sku\tlot\treason\nQ1\tL7\t\nQ2\t\tits handle breaks\n"));
        assertThat(recallsTold()).containsExactly("1/L7", "1/L9", "2/");

        take("recalls.tsv", "sku\tlot\treason\nQ2\t\tits handle breaks\nQ2\tL1\tand more\n");
        assertThat(recallsTold()).as("once the file is clean").containsExactly("2/", "2/L1");
    }

    @Test
    void aRecallThatIsOddIsReported() throws IOException {
        catalogue.take("items.tsv", bytes("sku\tname\tdepartment\tprice\nQ1\tOne\t1\t1\n"));
        ImportReport report =
                catalogue
                        .take(
                                "recalls.tsv",
                                bytes(
                                        "sku\tlot\treason\n"
                                                + "Q9\tL7\tglass\n"
                                                + "Q1\tL7\t\n"
                                                + "Q1\tL\u202E7\tglass\n"
                                                + "Q1\tL7\tglass\n"
                                                + "Q1\tL7\tagain\n"))
                        .orElseThrow();

        assertThat(report.findings())
                .extracting(Finding::kind)
                .containsExactly("unknownSku", "badReason", "badLot", "duplicateRow");
    }

    @Test
    void whatItemsBringAlongIsToldAndWhatIsNotInTheFileStaysAway() {
        take("items.tsv", "sku\tname\tdepartment\tprice\nW\tWater\t1\t1\nD\tDeposit\t1\t1\n");
        catalogue.take("companions.tsv", bytes("sku\tcompanion\tpieces\nW\tD\t6\n"));
        assertThat(told("companion")).containsExactly("1/2");

        catalogue.take("companions.tsv", bytes("sku\tcompanion\n"));
        assertThat(told("companion")).isEmpty();
    }

    /// A till takes no transaction of the feed with more than 10,000 rows.
    @Test
    void aWholeFileIsToldInTransactionsThatATillTakesAndNoneLeavesOutAPartOfWhatAnItemBrings() {
        List<String> skus = IntStream.rangeClosed(1, 150).mapToObj("S%03d"::formatted).toList();
        String items =
                skus.stream().map(sku -> sku + "\tOne\t1\t1\n").collect(Collectors.joining());
        catalogue.take("items.tsv", bytes("sku\tname\tdepartment\tprice\n" + items));
        String all =
                skus.stream()
                        .limit(70)
                        .flatMap(
                                sku ->
                                        skus.stream()
                                                .filter(other -> !other.equals(sku))
                                                .map(other -> sku + "\t" + other + "\n"))
                        .collect(Collectors.joining());

        catalogue.take("companions.tsv", bytes("sku\tcompanion\n" + all)).orElseThrow();

        assertThat(told("companion")).hasSize(70 * 149);
        List<Set<String>> told =
                feed().stream()
                        .map(
                                rows ->
                                        rows.stream()
                                                .filter(row -> row.kind().equals("companion"))
                                                .map(row -> row.key().split("/", 2)[0])
                                                .collect(Collectors.toSet()))
                        .filter(some -> !some.isEmpty())
                        .toList();
        assertThat(feed()).allMatch(rows -> rows.size() < 1_000 + 149);
        assertThat(told.stream().mapToInt(Set::size).sum()).isEqualTo(70);
    }

    private List<List<FeedRow>> feed() {
        return database.read(
                sql ->
                        sql.list(
                                "SELECT content, h FROM feed_transaction WHERE scope = ?",
                                row ->
                                        FeedCodec.transaction(
                                                        new FeedCodec.Logged(
                                                                row.getString(1),
                                                                new Hash(row.getString(2))))
                                                .rows(),
                                Scope.CATALOGUE.text()));
    }

    @Test
    void aRowThatBringsNothingAlongIsReportedAndTakesNothingAway() {
        take("items.tsv", "sku\tname\tdepartment\tprice\nW\tWater\t1\t1\nD\tDeposit\t1\t1\n");
        catalogue.take("companions.tsv", bytes("sku\tcompanion\nW\tD\n"));
        ImportReport report =
                catalogue
                        .take(
                                "companions.tsv",
                                bytes(
                                        "sku\tcompanion\tpieces\tkind\n"
                                                + "W\tW\t1\t\n"
                                                + "W\tX\t1\t\n"
                                                + "D\tW\t0\t\n"
                                                + "D\tW\t1\ttax\n"))
                        .orElseThrow();

        assertThat(report.findings())
                .extracting(Finding::kind)
                .containsExactly("unknownSku", "unknownSku", "badQuantity", "badKind");
        assertThat(told("companion")).containsExactly("1/2");
    }

    @Test
    void aMinimumAgeIsToldToTheTillsAndStaysWhereAListDoesNotKnowIt() {
        take(
                "items.tsv",
                "sku\tname\tdepartment\tminimumAge\tprice\nQ1\tGin\t1\t18\t1\nQ2\tBun\t1\t\t1\n");
        assertThat(agesTold()).containsExactly("1 18");

        take("items.tsv", "sku\tname\tdepartment\tprice\nQ1\tGin, dry\t1\t1\nQ2\tBun\t1\t1\n");
        assertThat(agesTold()).as("a list without the column").containsExactly("1 18");

        take(
                "items.tsv",
                "sku\tname\tdepartment\tminimumAge\tprice\nQ1\tGin\t1\t0\t1\nQ2\tBun\t1\t16\t1\n");
        assertThat(agesTold()).containsExactly("2 16");
    }

    /// Half a row would be sold to anyone.
    @Test
    void aRowWithAnAgeThatIsNoneIsNotTaken() {
        ImportReport report =
                catalogue
                        .take(
                                "items.tsv",
                                bytes(
                                        "sku\tname\tdepartment\tminimumAge\n"
                                                + "Q1\tGin\t1\teighteen\n"
                                                + "Q2\tRum\t1\t-18\n"
                                                + "Q3\tWine\t1\t100\n"))
                        .orElseThrow();

        assertThat(report.findings())
                .extracting(Finding::kind)
                .containsExactly("badAge", "badAge", "badAge");
        assertThat(names()).isEmpty();
    }

    /// By item, as the rows of the feed say them.
    private List<String> agesTold() {
        return database
                .read(
                        sql ->
                                sql.list(
                                        "SELECT key, body FROM replica_row WHERE kind = 'item'"
                                                + " ORDER BY key",
                                        row -> row.getString(1) + " " + row.getString(2)))
                .stream()
                .filter(row -> row.contains("minimumAge"))
                .map(row -> row.replaceAll(" .*minimumAge\":([0-9]+).*", " $1"))
                .toList();
    }

    private List<String> recallsTold() {
        return told("recall");
    }

    private List<String> told(String kind) {
        return database.read(
                sql ->
                        sql.list(
                                "SELECT key FROM replica_row WHERE kind = ? ORDER BY key",
                                row -> row.getString(1),
                                kind));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Two rows, nothing odd.
    private void take(String file, String content) {
        ImportReport report =
                catalogue.take(file, content.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(report.findings()).isEmpty();
        assertThat(report.files())
                .singleElement()
                .extracting(ImportReport.FileTaken::taken)
                .isEqualTo(2);
    }

    private List<String> names() {
        return database.read(
                sql -> sql.list("SELECT name FROM item ORDER BY item", row -> row.getString(1)));
    }

    private void cross(String sql) throws SQLException {
        if (everySecondCommitCrosses && sql.equals("COMMIT")) {
            commits++;
            if (commits % 2 == 1) {
                throw new SQLException("crossed", "40001");
            }
        }
    }

    private List<String> expected() throws IOException {
        try (InputStream stream = resource("odd-items-findings.tsv")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    private void copy(String resource, String file) throws IOException {
        try (InputStream stream = resource(resource)) {
            Files.write(folder.resolve(file), stream.readAllBytes());
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(CatalogueImportTest.class.getResourceAsStream(name), name);
    }
}
