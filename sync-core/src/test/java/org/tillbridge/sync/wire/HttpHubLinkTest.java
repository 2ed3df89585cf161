package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import okio.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.NoAnswer.Cause;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;
import org.tillbridge.sync.wire.SignatureVerifier.Received;
import org.tillbridge.sync.wire.SignatureVerifier.Verdict;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/// A hub that answers as badly as hubs, proxies and hotels do.
class HttpHubLinkTest {
    private static final WorkstationId TILL = new WorkstationId(2);
    private static final Epoch EPOCH = new Epoch("00c0ffee00c0ffee");
    private static final PushRequest BATCH =
            new PushRequest(TILL, EPOCH, 17, List.of(new PushedEntry("{}", "{}")));
    private static final PushAnswer ANSWER =
            new PushAnswer(TILL, EPOCH, 17, 17, List.of(EntryResult.applied(17)), Optional.empty());
    private static final Instant NOW = Instant.ofEpochSecond(1291191960);
    private static final HubPatience SHORT =
            new HubPatience(Duration.ofMillis(500), Duration.ofMillis(300), Duration.ofMillis(300));

    private final MockWebServer server = new MockWebServer();
    private final KeysInMemory keys = new KeysInMemory();
    private final HubTime hubTime = new HubTime(InstantSource.fixed(NOW));

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpHubLink link() {
        return link(HubPatience.USUAL);
    }

    private HttpHubLink link(HubPatience patience) {
        return new HttpHubLink(exchange(patience), TILL, keys, hubTime, patience);
    }

    private HubExchange exchange(HubPatience patience) {
        HubAddress hub = HubAddress.parse("http://127.0.0.1:" + server.getPort());
        return new OkHttpHubExchange(
                hub, patience.connect(), () -> HubTrust.in(Path.of("not over plain HTTP")));
    }

    private static MockResponse.Builder json(int status, byte[] body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .setHeader("Hub-Time", NOW.plusSeconds(7).toEpochMilli())
                .body(new Buffer().write(body));
    }

    private PushOutcome push(MockResponse.Builder response) {
        server.enqueue(response.build());
        return link().push(BATCH);
    }

    private static Cause cause(Object outcome) {
        assertThat(outcome).isInstanceOf(NoAnswer.class);
        return ((NoAnswer) outcome).cause();
    }

    @Test
    void anAnswerToTheBatchCounts() throws InterruptedException, IOException {
        PushOutcome outcome = push(json(200, PushCodec.answer(ANSWER)));

        assertThat(outcome).isEqualTo(new PushOutcome.Answered(ANSWER));
        assertThat(hubTime.last())
                .contains(new HubTime.Heard(NOW.plusSeconds(7), Duration.ofSeconds(7)));
        RecordedRequest sent = server.takeRequest();
        byte[] body = sent.getBody().toByteArray();
        assertThat(sent.getTarget()).isEqualTo("/v1/workstations/2/journal");
        assertThat(PushCodec.request(TILL, BodyEncoding.decode(Optional.of("zstd"), body, 1000)))
                .isEqualTo(BATCH);
        assertThat(verdict(sent, NOW)).isEqualTo(new Verdict.Genuine(TILL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void aCompressedAnswerCounts(String encoding) throws IOException {
        byte[] plain = PushCodec.answer(ANSWER);
        byte[] body = encoding.equals("zstd") ? BodyEncoding.zstd(plain) : gzip(plain);

        assertThat(push(json(200, body).setHeader("Content-Encoding", encoding)))
                .isEqualTo(new PushOutcome.Answered(ANSWER));
    }

    @ParameterizedTest
    @CsvSource({"2, 00c0ffee00c0ffee, 18", "3, 00c0ffee00c0ffee, 17", "2, 00c0ffee00c0ffef, 17"})
    void anAnswerToAnotherBatchDoesNotCount(int workstation, String epoch, long first) {
        PushAnswer other =
                new PushAnswer(
                        new WorkstationId(workstation),
                        new Epoch(epoch),
                        first,
                        99,
                        List.of(),
                        Optional.empty());

        assertThat(cause(push(json(200, PushCodec.answer(other))))).isEqualTo(Cause.NOT_THE_HUB);
    }

    @Test
    void theSignOnPageOfAHotelDoesNotCount() {
        MockResponse.Builder page =
                new MockResponse.Builder()
                        .setHeader("Content-Type", "text/html")
                        .body("<html><body>Welcome to our free network!</body></html>");
        assertThat(cause(push(page))).isEqualTo(Cause.NOT_THE_HUB);

        MockResponse.Builder redirect =
                new MockResponse.Builder()
                        .code(302)
                        .setHeader("Location", server.url("/welcome").toString());
        assertThat(cause(push(redirect))).isEqualTo(Cause.NOT_THE_HUB);
        assertThat(hubTime.last()).isEmpty();
    }

    @Test
    void anAnswerInTheWrongTypeDoesNotCount() {
        assertThat(
                        cause(
                                push(
                                        json(200, PushCodec.answer(ANSWER))
                                                .setHeader("Content-Type", "text/plain"))))
                .isEqualTo(Cause.NOT_THE_HUB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{}", "{\"workstation\":2", "[]", "{\"workstation\":0}"})
    void garbageDoesNotCount(String body) {
        assertThat(cause(push(json(200, body.getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(Cause.NOT_THE_HUB);
    }

    @Test
    void anAnswerCutOffOnItsWayDoesNotCount() {
        MockResponse.Builder cut =
                json(200, PushCodec.answer(ANSWER)).onResponseBody(new SocketEffect.CloseSocket());
        assertThat(cause(push(cut))).isEqualTo(Cause.UNREACHABLE);
    }

    @Test
    void aFlippedBitInACompressedAnswerDoesNotCount() throws IOException {
        byte[] body = gzip(PushCodec.answer(ANSWER));
        body[body.length - 6] ^= 1;

        assertThat(push(json(200, body).setHeader("Content-Encoding", "gzip")))
                .isInstanceOf(NoAnswer.class);
    }

    @Test
    void anAnswerThatDoesNotEndDoesNotCount() {
        byte[] bomb = BodyEncoding.zstd(new byte[64 << 20]);

        assertThat(cause(push(json(200, bomb).setHeader("Content-Encoding", "zstd"))))
                .isEqualTo(Cause.NOT_THE_HUB);
    }

    @Test
    void anAnswerLostAfterTheHubTookTheBatchDoesNotCount() {
        MockResponse.Builder lost =
                json(200, PushCodec.answer(ANSWER)).onResponseStart(new SocketEffect.CloseSocket());
        server.enqueue(lost.build());
        assertThat(push(lost)).isInstanceOf(NoAnswer.class);
    }

    @Test
    void aSilentHubIsNotWaitedForLong() {
        MockResponse.Builder silent =
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);
        server.enqueue(silent.build());
        assertThat(cause(link(SHORT).push(BATCH))).isEqualTo(Cause.TIMED_OUT);
    }

    @Test
    void aPortWhereNobodyListensIsUnreachable() {
        HttpHubLink link = link();
        server.close();

        assertThat(cause(link.push(BATCH))).isEqualTo(Cause.UNREACHABLE);
    }

    @Test
    void aGapNamesWhatTheHubWaitsFor() {
        byte[] gap = HubErrorCodec.error(HubError.gap(12, "The hub waits for entry 12."));

        assertThat(push(json(409, gap))).isEqualTo(new PushOutcome.Gap(12));
        assertThat(cause(push(json(409, "{\"error\":\"gap\"}".getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(Cause.FAILED);
    }

    @Test
    void aBatchTooLargeForAProxyIsTooLarge() {
        assertThat(push(new MockResponse.Builder().code(413).body("<html>")))
                .isEqualTo(new PushOutcome.TooLarge());
    }

    @ParameterizedTest
    @CsvSource({"503, 20, 20", "429, 99999, 300", "503, soon, -1", "503, '', -1"})
    void aBusyHubIsLeftAloneAsItAsksWithinReason(int status, String header, int seconds) {
        PushOutcome outcome =
                push(new MockResponse.Builder().code(status).setHeader("Retry-After", header));

        assertThat(cause(outcome)).isEqualTo(Cause.BUSY);
        assertThat(((NoAnswer) outcome).retryAfter())
                .isEqualTo(
                        seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)));
    }

    @Test
    void aWrongClockSignsOnceMoreByTheHubsTime() throws InterruptedException {
        Instant hubsNow = NOW.plus(Duration.ofDays(3650));
        byte[] refusal = HubErrorCodec.error(HubError.of("clock", "The time is wrong."));
        server.enqueue(json(401, refusal).setHeader("Hub-Time", hubsNow.toEpochMilli()).build());

        assertThat(push(json(200, PushCodec.answer(ANSWER))))
                .isEqualTo(new PushOutcome.Answered(ANSWER));
        assertThat(verdict(server.takeRequest(), hubsNow)).isEqualTo(new Verdict.WrongTime(TILL));
        assertThat(verdict(server.takeRequest(), hubsNow)).isEqualTo(new Verdict.Genuine(TILL));
    }

    @Test
    void aSecondRefusalIsARefusal() {
        byte[] refusal = HubErrorCodec.error(HubError.of("signature", "Not enrolled here."));
        server.enqueue(json(401, refusal).build());

        PushOutcome outcome = push(json(401, refusal));

        assertThat(outcome)
                .isEqualTo(
                        NoAnswer.because(Cause.REFUSED, "HTTP 401, signature: Not enrolled here."));
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void newsComeWithTheAddressTheCursorsGive() throws InterruptedException {
        Cursor start = Cursor.start(new Scope.Store(new StoreId(1)));
        FeedTransaction news = FeedCodec.next(start, NOW, List.of(), ScopeChecksum.ZERO);
        byte[] page =
                FeedCodec.page(List.of(new FeedCodec.Logged(news.content(), news.h())), false);
        server.enqueue(json(200, page).build());

        FeedOutcome outcome =
                link().feed(List.of(start, Cursor.start(Scope.CATALOGUE)), Duration.ofSeconds(25));

        assertThat(outcome).isEqualTo(new FeedOutcome.Answered(new FeedPage(List.of(news), false)));
        RecordedRequest sent = server.takeRequest();
        assertThat(sent.getUrl().queryParameter("wait")).isEqualTo("25");
        assertThat(Cursor.parse(sent.getUrl().queryParameter("after")))
                .containsExactly(start, Cursor.start(Scope.CATALOGUE));
        assertThat(verdict(sent, NOW)).isEqualTo(new Verdict.Genuine(TILL));
    }

    @Test
    void aCursorThatIsTooOldNeedsASnapshot() {
        byte[] gone = HubErrorCodec.error(HubError.snapshotNeeded(Scope.CATALOGUE, "Too old."));
        server.enqueue(json(410, gone).build());
        server.enqueue(new MockResponse.Builder().code(410).body("<html>").build());
        HttpHubLink link = link();
        List<Cursor> cursors = List.of(Cursor.start(Scope.CATALOGUE));

        assertThat(link.feed(cursors, Duration.ZERO))
                .isEqualTo(new FeedOutcome.SnapshotNeeded(Scope.CATALOGUE));
        assertThat(cause(link.feed(cursors, Duration.ZERO))).isEqualTo(Cause.NOT_THE_HUB);
    }

    /// Simulator, seed 32: one flipped digit, and the till believed for ever that the hub has more
    /// of its journal than itself.
    @Test
    void anAnswerAlteredOnItsWayIsNone() {
        byte[] head =
                HeadCodec.head(
                        new WorkstationHead(
                                List.of(new WorkstationHead.EpochHead(EPOCH, 12, Hash.ZERO))));
        byte[] altered =
                new String(head, StandardCharsets.UTF_8)
                        .replace("12", "72")
                        .getBytes(StandardCharsets.UTF_8);
        server.enqueue(
                json(200, altered).setHeader(ContentDigest.HEADER, ContentDigest.of(head)).build());
        server.enqueue(
                json(200, head).setHeader(ContentDigest.HEADER, ContentDigest.of(head)).build());

        assertThat(cause(link().head(List.of()))).isEqualTo(Cause.NOT_THE_HUB);
        assertThat(link().head(List.of())).isInstanceOf(HeadOutcome.Answered.class);
    }

    @Test
    void theHeadIsAskedFor() throws InterruptedException {
        WorkstationHead head = new WorkstationHead(List.of());
        server.enqueue(json(200, HeadCodec.head(head)).build());

        assertThat(link().head(List.of())).isEqualTo(new HeadOutcome.Answered(head));
        assertThat(server.takeRequest().getTarget()).isEqualTo("/v1/workstations/2/head");
    }

    @Test
    void cuttingTheConnectionEndsTheWaitAtOnce() throws Exception {
        server.enqueue(
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        HubSwitch link = new HubSwitch(link(HubPatience.USUAL));
        List<Cursor> cursors = List.of(Cursor.start(Scope.CATALOGUE));
        CompletableFuture<FeedOutcome> waiting =
                CompletableFuture.supplyAsync(
                        () -> link.feed(cursors, Duration.ofSeconds(25)),
                        Thread.ofPlatform()::start);
        server.takeRequest();

        link.cut();

        assertThat(cause(waiting.get(1, TimeUnit.MINUTES))).isEqualTo(Cause.CUT);
        assertThat(cause(link.head(List.of()))).isEqualTo(Cause.CUT);
        server.enqueue(json(200, HeadCodec.head(new WorkstationHead(List.of()))).build());
        CompletableFuture<Void> restored = new CompletableFuture<>();
        link.whenRestored(() -> restored.complete(null));
        link.restore();
        assertThat(restored).isCompleted();
        assertThat(link.head(List.of())).isInstanceOf(HeadOutcome.Answered.class);
    }

    @Test
    void whatGoesWrongOnThisSideIsAnExceptionAndNoOutcome() {
        Keys broken =
                new Keys() {
                    @Override
                    public byte[] sign(byte[] message) {
                        throw new IllegalStateException("The key store is locked");
                    }

                    @Override
                    public VerifyingKey verifyingKey() {
                        return keys.verifyingKey();
                    }
                };
        HttpHubLink link = new HttpHubLink(exchange(SHORT), TILL, broken, hubTime);

        assertThatThrownBy(() -> link.push(BATCH)).hasMessage("The key store is locked");
        assertThat(server.getRequestCount()).isZero();
    }

    private Verdict verdict(RecordedRequest sent, Instant now) {
        Received received =
                new Received(
                        sent.getMethod(),
                        sent.getUrl().encodedPath(),
                        Optional.ofNullable(sent.getUrl().encodedQuery()).orElse(""),
                        name -> Optional.ofNullable(sent.getHeaders().get(name)));
        byte[] body = sent.getBody() == null ? new byte[0] : sent.getBody().toByteArray();
        assertThat(SignatureVerifier.isBodyOf(received, body)).isTrue();
        return new SignatureVerifier(
                        any -> Optional.of(keys.verifyingKey()), VerifyingKey::verifies)
                .verify(received, now);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
