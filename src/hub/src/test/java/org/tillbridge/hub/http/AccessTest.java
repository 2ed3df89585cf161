package org.tillbridge.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ShopFixture.aShop;

import com.github.luben.zstd.Zstd;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.hub.Hub;
import org.tillbridge.hub.OnEachDatabase;
import org.tillbridge.hub.TestDatabase;
import org.tillbridge.hub.TillFixture;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.RequestSigner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// opensourcepos/opensourcepos#4427: each endpoint, called by each role and by another store.
@OnEachDatabase
class AccessTest {
    private static final String CURSOR = "@0." + Hash.ZERO.hex();
    private static final String EMPTY_PUSH =
            "{\"epoch\":\"0000000000000000\",\"firstSequence\":9,"
                    + "\"entries\":[{\"header\":\"{}\",\"body\":\"{}\"}]}";

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private Hub hub;
    private TillFixture bath;
    private TillFixture bathToo;
    private TillFixture bristol;

    @BeforeEach
    void start() throws Exception {
        hub = Hub.start(on.settings(folder.resolve("hub")));
        hub.office().init(aShop().in(folder.resolve("shop")));
        bath = TillFixture.enrol(hub, 1, folder.resolve("bath"));
        bathToo = TillFixture.enrol(hub, 1, folder.resolve("bath-too"));
        bristol = TillFixture.enrol(hub, 2, folder.resolve("bristol"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void everyoneSeesTheirOwnAndNothingElse() throws Exception {
        List<String> seen = new ArrayList<>();
        List<String> calls =
                List.of(
                        "GET /v1/feed?after=catalogue" + CURSOR,
                        "GET /v1/feed?after=prices:1" + CURSOR,
                        "GET /v1/feed?after=store:1" + CURSOR,
                        "GET /v1/feed?after=workstation:1" + CURSOR,
                        "GET /v1/snapshots/catalogue",
                        "GET /v1/snapshots/prices:1",
                        "GET /v1/snapshots/store:1",
                        "GET /v1/snapshots/workstation:1",
                        "GET /v1/workstations/1/head",
                        "GET /v1/workstations/1/sale?transaction=00000000-0000-0001-0000-0000000000"
                                + "02",
                        "POST /v1/workstations/1/sale",
                        "GET /v1/workstations/1/chain?epoch=00c0ffee00c0ffee&at=1,2",
                        "GET /v1/workstations/1/suspended-sales",
                        "POST /v1/workstations/1/suspended-sales",
                        "POST /v1/workstations/1/journal",
                        "POST /v1/workstations/1/stored-value",
                        "POST /v1/workstations/1/customers",
                        "GET /v1/admin/figures",
                        "POST /v1/admin/imports/prices.tsv",
                        "POST /v1/admin/stores/1/codes",
                        "POST /v1/admin/workstations/1/codes",
                        "GET /v1/admin/parked",
                        "POST /v1/admin/parked/replay",
                        "GET /v1/admin/conflicts",
                        "GET /v1/admin/workstations",
                        "POST /v1/admin/workstations/1/revocation",
                        "POST /v1/admin/workstations/1/refunds",
                        "POST /v1/admin/healing/end",
                        "GET /v1/admin/days",
                        "POST /v1/admin/workstations/1/absences/2010-12-01",
                        "GET /health",
                        "GET /metrics");
        for (String call : calls) {
            seen.add(
                    "%s: %d %d %d %d"
                            .formatted(
                                    call.replace(CURSOR, ""),
                                    unsigned(call).statusCode(),
                                    signed(bath, call).statusCode(),
                                    signed(bathToo, call).statusCode(),
                                    signed(bristol, call).statusCode()));
        }
        assertThat(seen)
                .containsExactly(
                        "GET /v1/feed?after=catalogue: 401 200 200 200",
                        "GET /v1/feed?after=prices:1: 401 200 200 403",
                        "GET /v1/feed?after=store:1: 401 200 200 403",
                        "GET /v1/feed?after=workstation:1: 401 200 403 403",
                        "GET /v1/snapshots/catalogue: 401 200 200 200",
                        "GET /v1/snapshots/prices:1: 401 200 200 403",
                        "GET /v1/snapshots/store:1: 401 200 200 403",
                        "GET /v1/snapshots/workstation:1: 401 200 403 403",
                        "GET /v1/workstations/1/head: 401 200 403 403",
                        "GET /v1/workstations/1/sale?transaction=00000000-0000-0001-0000-0000000000"
                                + "02: 401 404 403 403",
                        "POST /v1/workstations/1/sale: 401 400 403 403",
                        "GET /v1/workstations/1/chain?epoch=00c0ffee00c0ffee&at=1,2: 401 200 403"
                                + " 403",
                        "GET /v1/workstations/1/suspended-sales: 401 200 403 403",
                        "POST /v1/workstations/1/suspended-sales: 401 400 403 403",
                        "POST /v1/workstations/1/journal: 401 409 403 403",
                        "POST /v1/workstations/1/stored-value: 401 400 403 403",
                        "POST /v1/workstations/1/customers: 401 400 403 403",
                        "GET /v1/admin/figures: 401 401 401 401",
                        "POST /v1/admin/imports/prices.tsv: 401 401 401 401",
                        "POST /v1/admin/stores/1/codes: 401 401 401 401",
                        "POST /v1/admin/workstations/1/codes: 401 401 401 401",
                        "GET /v1/admin/parked: 401 401 401 401",
                        "POST /v1/admin/parked/replay: 401 401 401 401",
                        "GET /v1/admin/conflicts: 401 401 401 401",
                        "GET /v1/admin/workstations: 401 401 401 401",
                        "POST /v1/admin/workstations/1/revocation: 401 401 401 401",
                        "POST /v1/admin/workstations/1/refunds: 401 401 401 401",
                        "POST /v1/admin/healing/end: 401 401 401 401",
                        "GET /v1/admin/days: 401 401 401 401",
                        "POST /v1/admin/workstations/1/absences/2010-12-01: 401 401 401 401",
                        "GET /health: 200 200 200 200",
                        "GET /metrics: 200 200 200 200");
    }

    @Test
    void anApiKeyMayDoWhatItsScopesSay() throws Exception {
        hub.close();
        Files.writeString(
                folder.resolve("hub/api-keys.tsv"),
                "name\tkey\tscopes\nprices\tone\tcatalogue\nreport\ttwo\tfigures\n"
                        + "manager\tfour\trepair\n");
        hub = Hub.start(on.settings(folder.resolve("hub")));

        assertThat(withKey("one", "POST /v1/admin/imports/prices.tsv").statusCode()).isEqualTo(200);
        assertThat(withKey("one", "GET /v1/admin/figures").statusCode()).isEqualTo(403);
        assertThat(withKey("one", "POST /v1/admin/stores/1/codes").statusCode()).isEqualTo(403);
        assertThat(withKey("one", "POST /v1/admin/workstations/1/codes").statusCode())
                .isEqualTo(403);
        assertThat(withKey("two", "GET /v1/admin/figures").body()).contains("\"duplicates\":0");
        assertThat(withKey("one", "GET /v1/admin/parked").statusCode()).isEqualTo(403);
        assertThat(withKey("four", "GET /v1/admin/parked").body())
                .isEqualTo("{\"parked\":0,\"effects\":[]}");
        assertThat(withKey("four", "POST /v1/admin/parked/replay").body())
                .isEqualTo("{\"applied\":0,\"parked\":0}");
        assertThat(withKey("four", "GET /v1/admin/conflicts").body())
                .isEqualTo("{\"conflicts\":0,\"latest\":[]}");
        assertThat(withKey("four", "POST /v1/admin/workstations/1/revocation").statusCode())
                .as("no reason")
                .isEqualTo(400);
        assertThat(withKey("four", "POST /v1/admin/workstations/1/refunds").body())
                .isEqualTo("{\"applied\":0,\"parked\":0}");
        assertThat(withKey("four", "GET /v1/admin/workstations").body())
                .startsWith(
                        "{\"workstations\":[{\"workstation\":1,\"store\":1,\"name\":\"Till 1\"},");
        assertThat(withKey("four", "POST /v1/admin/healing/end").body())
                .isEqualTo("{\"ended\":false}");
        assertThat(withKey("two", "GET /v1/admin/days?store=1").body()).isEqualTo("{\"days\":[]}");
        assertThat(withKey("two", "GET /v1/admin/days?date=yesterday").statusCode()).isEqualTo(400);
        assertThat(withKey("four", "GET /v1/admin/days").statusCode()).isEqualTo(403);
        String absence = "POST /v1/admin/workstations/1/absences/2010-12-01";
        assertThat(withKey("two", absence).statusCode()).isEqualTo(403);
        assertThat(withKey("four", absence).statusCode()).as("no reason").isEqualTo(400);
        assertThat(withKey("three", "GET /v1/admin/figures").statusCode()).isEqualTo(401);
    }

    @Test
    void aMachineThatReplacesADeadOneSpeaksForItsJournalAndForNothingElse() throws Exception {
        TillFixture replacement =
                TillFixture.replacing(hub, bath.workstation(), folder.resolve("replacement"));

        assertThat(signed(replacement, "GET /v1/workstations/1/head").statusCode()).isEqualTo(200);
        assertThat(signed(replacement, "POST /v1/workstations/1/journal").statusCode())
                .as("a gap")
                .isEqualTo(409);
        assertThat(signed(replacement, "GET /v1/workstations/2/head").statusCode()).isEqualTo(403);
        assertThat(signed(replacement, "POST /v1/workstations/2/journal").statusCode())
                .isEqualTo(403);
        assertThat(signed(bath, "GET /v1/workstations/4/head").statusCode()).isEqualTo(403);
        assertThat(signed(replacement, "GET /v1/feed?after=workstation:1" + CURSOR).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theKeyFilesAreTheirOwnersAlone() throws IOException {
        String database = on == TestDatabase.SQLITE ? "hub.db" : "hub.key";
        for (String file : List.of("hub.key", "api-keys.tsv", database)) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("hub").resolve(file)))
                    .as(file)
                    .hasSize(2);
        }
    }

    @Test
    void anAnswerCarriesTheHubsTimeEvenWhereItRefuses() throws Exception {
        HttpResponse<String> refused = unsigned("GET /v1/workstations/1/head");

        long time = Long.parseLong(refused.headers().firstValue("Hub-Time").orElseThrow());
        assertThat(Duration.between(Instant.ofEpochMilli(time), Instant.now()))
                .isLessThan(Duration.ofMinutes(1));
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(refused.body()).startsWith("{\"error\":\"signature\",\"text\":");
    }

    @Test
    void aBodyThatUnfoldsWithoutEndIsStopped() throws Exception {
        byte[] bomb = Zstd.compress(new byte[64 << 20]);

        assertThat(send(bath, "POST", "/v1/workstations/1/journal", bomb, Optional.of("zstd")))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(413);
    }

    @Test
    void whoMayBeAnybodyIsNotReadFurtherThanAFewWords() throws Exception {
        byte[] much = new byte[20 << 10];
        byte[] bomb = Zstd.compress(much);

        assertThat(send("POST", "/v1/enrolments", much, Map.of()).statusCode()).isEqualTo(413);
        assertThat(
                        send("POST", "/v1/enrolments", bomb, Map.of("Content-Encoding", "zstd"))
                                .statusCode())
                .isEqualTo(413);
        assertThat(send("POST", "/v1/workstations/1/stored-value", much, Map.of()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoSignsIsNotReadFurtherThanWhatIsAskedOfThem() throws Exception {
        byte[] much = new byte[20 << 10];

        assertThat(send(bath, "POST", "/v1/workstations/1/stored-value", much, Optional.empty()))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void nothingCompressedIsRefused(String encoding) throws Exception {
        Map<String, String> headers = Map.of("Content-Encoding", encoding);

        assertThat(send("POST", "/v1/enrolments", new byte[0], headers).statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsNoRequestIsRefusedWithASentence() throws Exception {
        assertThat(
                        send(
                                        bath,
                                        "POST",
                                        "/v1/workstations/1/journal",
                                        Hash.utf8("<html>"),
                                        Optional.empty())
                                .statusCode())
                .isEqualTo(400);
        assertThat(signed(bath, "GET /v1/feed?after=nonsense").statusCode()).isEqualTo(400);
        assertThat(signed(bath, "GET /v1/snapshots/nonsense").statusCode()).isEqualTo(400);
        String chain = "GET /v1/workstations/1/chain?epoch=";
        assertThat(signed(bath, chain + "nonsense&at=1").statusCode()).isEqualTo(400);
        assertThat(signed(bath, chain + "00c0ffee00c0ffee&at=0").statusCode()).isEqualTo(400);
        assertThat(signed(bath, chain + "00c0ffee00c0ffee").statusCode()).isEqualTo(400);
        assertThat(unsigned("GET /v1/nonsense").body()).contains("\"error\":\"notFound\"");
    }

    @Test
    void aSignatureFromAnotherTimeIsAskedForOnceMore() throws Exception {
        RequestSigner signer = new RequestSigner(bath.workstation(), bath.keys());
        Map<String, String> headers =
                signer.sign(
                        "GET",
                        "/v1/workstations/1/head",
                        "",
                        new byte[0],
                        Optional.empty(),
                        Instant.now().minus(Duration.ofMinutes(6)));

        HttpResponse<String> answer = send("GET", "/v1/workstations/1/head", new byte[0], headers);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"error\":\"clock\"");
    }

    private HttpResponse<String> unsigned(String call) throws Exception {
        String[] parts = call.split(" ", -1);
        return send(parts[0], parts[1], bodyOf(call), Map.of());
    }

    private HttpResponse<String> withKey(String key, String call) throws Exception {
        String[] parts = call.split(" ", -1);
        return send(parts[0], parts[1], bodyOf(call), Map.of("Authorization", "Bearer " + key));
    }

    private HttpResponse<String> signed(TillFixture by, String call) throws Exception {
        String[] parts = call.split(" ", -1);
        return send(by, parts[0], parts[1], bodyOf(call), Optional.empty());
    }

    private HttpResponse<String> send(
            TillFixture by, String method, String target, byte[] body, Optional<String> encoding)
            throws Exception {
        URI uri = hub.address().resolve(target);
        Map<String, String> headers =
                new RequestSigner(by.workstation(), by.keys())
                        .sign(
                                method,
                                uri.getRawPath(),
                                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                                body,
                                encoding,
                                Clock.systemUTC().instant());
        return send(method, target, body, headers);
    }

    private HttpResponse<String> send(
            String method, String target, byte[] body, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(hub.address().resolve(target))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] bodyOf(String call) {
        if (call.contains("/journal")) {
            return Hash.utf8(EMPTY_PUSH);
        }
        return call.contains("prices.tsv") ? Hash.utf8("priceList\tsku\tprice\n") : new byte[0];
    }
}
