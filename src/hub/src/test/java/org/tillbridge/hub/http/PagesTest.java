package org.tillbridge.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ShopFixture.aShop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.HubNode;
import org.tillbridge.hub.OnEachDatabase;
import org.tillbridge.hub.PagedRows;
import org.tillbridge.hub.TestDatabase;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/// opensourcepos/opensourcepos#1373: lists of head office are read page by page, from wherever one
/// stands in them.
@OnEachDatabase
class PagesTest {
    private static final int ITEMS = 57;

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private HubNode node;
    private HubServer server;

    @BeforeEach
    void start() throws Exception {
        Path hub = Files.createDirectories(folder.resolve("hub"));
        Files.writeString(
                hub.resolve("api-keys.tsv"), "name\tkey\tscopes\noffice\tone\tfigures repair\n");
        node =
                HubNode.open(
                        on.settings(hub),
                        new HubNode.Surroundings(Clock.systemUTC(), new SecureRandom()));
        server = HubServer.start("127.0.0.1", 0, node.endpoints());
        node.office().init(aShop().in(folder.resolve("shop")));
        items(1, ITEMS);
        node.office()
                .importFile("stock.tsv", "store\tsku\tonHand\n1\tA001\t5\n2\tA001\t7\n")
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        server.close();
        node.close();
    }

    @Test
    void allPagesOfConflictsTogetherHaveEachOnceWhileOthersComeInBetween() throws Exception {
        PagedRows rows = new PagedRows(node.database());
        rows.conflicts(0, ITEMS);

        List<String> seen = new ArrayList<>();
        String next = "";
        int later = 1000;
        do {
            JsonNode page = get("/v1/admin/conflicts?limit=10" + next);
            page.path("latest").forEach(one -> seen.add(one.path("subject").asString()));
            rows.conflicts(later, 3);
            later += 3;
            next = next(page);
        } while (!next.isEmpty());

        assertThat(new HashSet<>(seen)).as("none twice").hasSameSizeAs(seen);
        assertThat(seen)
                .containsAll(IntStream.range(0, ITEMS).mapToObj(n -> "subject " + n).toList());
    }

    @Test
    void aConflictNamesTheOtherEntryWhereItIsOne() throws Exception {
        new PagedRows(node.database()).conflicts(0, 1);

        assertThat(get("/v1/admin/conflicts").path("latest").get(0).toString())
                .isEqualTo(
                        """
                        {"rule":"follows","store":1,\
                        "entryId":"00000000-0000-0000-0000-000000000000",\
                        "otherEntryId":"00000000-0000-0000-0000-000000000001",\
                        "subject":"subject 0","fact":"This was said.",\
                        "other":"That was there.","at":0}\
                        """);
    }

    @Test
    void allPagesOfWhatIsParkedHaveEachOnceWhileOthersComeInBetween() throws Exception {
        PagedRows rows = new PagedRows(node.database());
        rows.parked(0, ITEMS);

        List<String> seen = new ArrayList<>();
        String next = "";
        int later = 1000;
        do {
            JsonNode page = get("/v1/admin/parked?limit=10" + next);
            page.path("effects").forEach(one -> seen.add(one.path("text").asString()));
            rows.parked(later, 3);
            later += 3;
            next = next(page);
        } while (!next.isEmpty());

        assertThat(new HashSet<>(seen)).as("none twice").hasSameSizeAs(seen);
        assertThat(seen)
                .containsAll(IntStream.range(0, ITEMS).mapToObj(n -> "effect " + n).toList());
    }

    @Test
    void allPagesOfItemsHaveEachOnceWhileOthersComeInBetween() throws Exception {
        for (String query : List.of("", "&query=candle", "&query=A0%20can")) {
            List<String> seen = new ArrayList<>();
            String next = "";
            int later = 300;
            do {
                JsonNode page = get("/v1/admin/items?limit=10" + query + next);
                page.path("items").forEach(one -> seen.add(one.path("sku").asString()));
                items(later, later + 2);
                later += 3;
                next = next(page);
            } while (!next.isEmpty() && later < 390);

            assertThat(new HashSet<>(seen)).as("none twice").hasSameSizeAs(seen);
            assertThat(seen)
                    .containsAll(IntStream.rangeClosed(1, ITEMS).mapToObj(PagesTest::sku).toList());
        }
    }

    @Test
    void daysAndWorkstationsHaveEachOnce() throws Exception {
        PagedRows rows = new PagedRows(node.database());
        rows.days(20);
        rows.workstations(25);
        List<String> days = new ArrayList<>();
        List<Integer> workstations = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get("/v1/admin/days?limit=3" + next);
            page.path("days")
                    .forEach(
                            one ->
                                    days.add(
                                            one.path("businessDate").asString()
                                                    + " "
                                                    + one.path("store").asInt()));
            next = next(page);
        } while (!next.isEmpty());
        do {
            JsonNode page = get("/v1/admin/workstations?limit=4" + next);
            page.path("workstations")
                    .forEach(one -> workstations.add(one.path("workstation").asInt()));
            next = next(page);
        } while (!next.isEmpty());

        assertThat(days).hasSize(40).doesNotHaveDuplicates();
        assertThat(days.subList(0, 3))
                .as("the latest first, those of one date by store")
                .containsExactly("2026-01-20 1", "2026-01-20 2", "2026-01-19 1");
        assertThat(workstations)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 25).boxed().toList());
    }

    @Test
    void anItemIsFoundByTheBeginningOfItsNameSkuAndCodesInAnyLetterCase() throws Exception {
        node.office()
                .importFile(
                        "items.tsv",
                        "sku\tname\tdepartment\tcodes\tprice\n"
                                + "Xb-9\tCAFÉ Tassé grün\t1\t5012345678900\t2.50\n")
                .orElseThrow();

        for (String query :
                List.of("cafe", "Café TAS", "xB-", "5012", "05012345678900", "grun caf")) {
            assertThat(found(query)).as(query).containsExactly("Xb-9");
        }
        assertThat(found("afe")).as("not its beginning").isEmpty();
        assertThat(found("cafe nothing")).isEmpty();
        assertThat(found("cafe%")).isEmpty();
    }

    @Test
    void anItemThatIsRenamedIsFoundByItsNewNameAlone() throws Exception {
        node.office()
                .importFile("items.tsv", "sku\tname\tdepartment\nA001\tLantern\t1\n")
                .orElseThrow();

        assertThat(found("lantern")).containsExactly("A001");
        assertThat(found("candle")).doesNotContain("A001").hasSize(ITEMS - 1);
    }

    @Test
    void itemsOfAnOlderVersionAreFoundFromTheNextStartOn() throws Exception {
        new PagedRows(node.database()).forgetTerms();
        assertThat(found("candle")).isEmpty();

        stop();
        node =
                HubNode.open(
                        on.settings(folder.resolve("hub")),
                        new HubNode.Surroundings(Clock.systemUTC(), new SecureRandom()));
        server = HubServer.start("127.0.0.1", 0, node.endpoints());

        assertThat(found("candle")).hasSize(ITEMS);
    }

    @Test
    void anItemTellsItsPriceAndItsStockStoreByStore() throws Exception {
        JsonNode both = get("/v1/admin/items?query=a001");
        assertThat(both.toString())
                .isEqualTo(
                        "{\"items\":[{\"item\":1,\"sku\":\"A001\",\"name\":\"Candle canned 1\","
                                + "\"department\":1,\"taxClass\":\"standard\",\"codes\":[\"A001\"],"
                                + "\"stores\":[{\"store\":1,\"currency\":\"GBP\",\"price\":19500,"
                                + "\"onHand\":5000},"
                                + "{\"store\":2,\"currency\":\"GBP\",\"onHand\":7000}]}]}");

        JsonNode one = get("/v1/admin/items?query=a001&store=2");
        assertThat(one.path("items").path(0).path("stores").toString())
                .isEqualTo("[{\"store\":2,\"currency\":\"GBP\",\"onHand\":7000}]");
    }

    @Test
    void aCursorThatIsNoneAndALimitOutOfBoundsAreRefusedWithASentence() throws Exception {
        String ofItems = next(get("/v1/admin/items?limit=1"));
        String ofCandles = next(get("/v1/admin/items?limit=1&query=candle"));
        for (String odd :
                List.of(
                        "conflicts?after=nonsense",
                        "conflicts?after=%00",
                        "conflicts?after=",
                        "conflicts?after=" + "A".repeat(6000),
                        "parked?x=y" + ofItems,
                        "workstations?x=y" + ofItems,
                        "days?x=y" + ofCandles,
                        "items?query=candle" + ofItems,
                        "items?query=lantern" + ofCandles)) {
            HttpResponse<String> refused = answer("/v1/admin/" + odd);
            assertThat(refused.statusCode()).as(odd).isEqualTo(400);
            assertThat(refused.body()).contains("A cursor is what the page before gave as next");
        }
        for (String list : List.of("conflicts", "parked", "days", "workstations", "items")) {
            for (String limit : List.of("0", "-1", "1001", "99999999999", "ten", "")) {
                HttpResponse<String> refused = answer("/v1/admin/" + list + "?limit=" + limit);
                assertThat(refused.statusCode()).as(list + limit).isEqualTo(400);
                assertThat(refused.body()).contains("A limit is a number from 1 to 1000.");
            }
        }
    }

    private List<String> found(String query) throws Exception {
        JsonNode page =
                get(
                        "/v1/admin/items?limit=1000&query="
                                + URLEncoder.encode(query, StandardCharsets.UTF_8));
        List<String> skus = new ArrayList<>();
        page.path("items").forEach(one -> skus.add(one.path("sku").asString()));
        return skus;
    }

    private void items(int from, int to) {
        StringBuilder tsv = new StringBuilder("sku\tname\tdepartment\tprice\n");
        IntStream.rangeClosed(from, to)
                .forEach(n -> tsv.append(sku(n) + "\tCandle canned " + n + "\t1\t1.95\n"));
        node.office().importFile("items.tsv", tsv.toString()).orElseThrow();
    }

    private static String sku(int n) {
        return "A%03d".formatted(n);
    }

    private static String next(JsonNode page) {
        JsonNode next = page.path("next");
        return next.isMissingNode() ? "" : "&after=" + next.asString();
    }

    private JsonNode get(String target) throws Exception {
        HttpResponse<String> answer = answer(target);
        assertThat(answer.statusCode()).as(target + answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> answer(String target) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.port() + target);
        return http.send(
                HttpRequest.newBuilder(address).header("Authorization", "Bearer one").build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
