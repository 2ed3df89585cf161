package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okio.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What a workstation says to a hub that may have lost what it knew.
class ForgetfulHubTest {
    private static final Epoch EPOCH = new Epoch("00c0ffee00c0ffee");
    private static final Instant NOW = Instant.ofEpochSecond(1291191960);

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aHubThatDoesNotKnowThisWorkstationIsShownItsCertificate() throws InterruptedException {
        enqueue(401, HubErrorCodec.error(HubError.of("signature", "No such workstation.")));
        enqueue(200, HeadCodec.head(new WorkstationHead(List.of())));

        HeadOutcome outcome = link().with("CERTIFICATE").head(List.of());

        assertThat(outcome).isInstanceOf(HeadOutcome.Answered.class);
        assertThat(certificateSent()).isNull();
        assertThat(certificateSent()).isEqualTo("CERTIFICATE");
    }

    @Test
    void howFarTheJournalReachesIsSaidWithTheQuestion() throws InterruptedException {
        enqueue(200, HeadCodec.head(new WorkstationHead(List.of())));

        link().head(List.of(new JournalEnd(EPOCH, 19, 17)));

        assertThat(server.takeRequest().getUrl().queryParameter("journal"))
                .isEqualTo("00c0ffee00c0ffee@19@17");
    }

    @Test
    void theEndsOfAJournalAreReadAsTheyAreWritten() {
        List<JournalEnd> ends =
                List.of(
                        new JournalEnd(EPOCH, 19, 17),
                        new JournalEnd(new Epoch("00c0ffee00c0ffe2"), 0, 0));

        assertThat(JournalEnd.parse(JournalEnd.text(ends))).isEqualTo(ends);
        assertThat(JournalEnd.parse("")).isEmpty();
        for (String odd : List.of("nonsense", EPOCH.hex() + "@19", EPOCH.hex() + "@19@x", ",")) {
            assertThatThrownBy(() -> JournalEnd.parse(odd))
                    .as(odd)
                    .isInstanceOf(UnreadableMessageException.class);
        }
    }

    private String certificateSent() throws InterruptedException {
        return server.takeRequest().getHeaders().get(HttpHubLink.CERTIFICATE_HEADER);
    }

    private void enqueue(int status, byte[] body) {
        server.enqueue(
                new MockResponse.Builder()
                        .code(status)
                        .setHeader("Content-Type", "application/json")
                        .setHeader("Hub-Time", NOW.toEpochMilli())
                        .body(new Buffer().write(body))
                        .build());
    }

    private HttpHubLink link() {
        HubAddress hub = HubAddress.parse("http://127.0.0.1:" + server.getPort());
        return new HttpHubLink(
                new OkHttpHubExchange(hub, Path.of("no TLS")),
                new WorkstationId(2),
                new KeysInMemory(),
                new HubTime(InstantSource.fixed(NOW)));
    }
}
