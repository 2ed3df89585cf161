package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import okio.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.NoAnswer.Cause;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;

class SnapshotDownloadTest {
    private static final int SIZE = 1 << 20;

    private final MockWebServer server = new MockWebServer();
    private final byte[] content = new byte[SIZE];

    @TempDir Path folder;

    @BeforeEach
    void start() throws IOException {
        new Random(1).nextBytes(content);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SnapshotOutcome download() {
        HubAddress hub = HubAddress.parse("http://127.0.0.1:" + server.getPort());
        return new HttpHubLink(
                        new OkHttpHubExchange(hub, folder),
                        new WorkstationId(2),
                        new KeysInMemory(),
                        new HubTime(InstantSource.system()))
                .snapshot(Scope.CATALOGUE, folder.resolve("catalogue"));
    }

    private MockResponse.Builder answer(int status, byte[] bytes) throws Exception {
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/zstd")
                .setHeader("ETag", "\"" + digest + "\"")
                .body(new Buffer().write(bytes));
    }

    @Test
    void aWholeSnapshotIsThereAndNothingBesideIt() throws Exception {
        server.enqueue(answer(200, content).build());

        assertThat(download()).isEqualTo(new SnapshotOutcome.Downloaded());
        assertThat(folder.resolve("catalogue")).hasBinaryContent(content);
        assertThat(Files.getPosixFilePermissions(folder.resolve("catalogue")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(files()).isEqualTo(1);
        assertThat(server.takeRequest().getTarget()).isEqualTo("/v1/snapshots/catalogue");
    }

    @Test
    void onlyTheRestIsFetchedAfterTheConnectionBroke() throws Exception {
        server.enqueue(answer(200, content).onResponseBody(new SocketEffect.CloseSocket()).build());
        assertThat(download()).isInstanceOf(NoAnswer.class);
        assertThat(folder.resolve("catalogue")).doesNotExist();
        int had = (int) Files.size(folder.resolve("catalogue.part"));
        assertThat(had).isPositive();

        server.enqueue(answer(206, Arrays.copyOfRange(content, had, SIZE)).build());
        assertThat(download()).isEqualTo(new SnapshotOutcome.Downloaded());

        assertThat(folder.resolve("catalogue")).hasBinaryContent(content);
        server.takeRequest();
        RecordedRequest second = server.takeRequest();
        assertThat(second.getHeaders().get("Range")).isEqualTo("bytes=" + had + "-");
    }

    @Test
    void aNewerSnapshotIsFetchedFromItsBeginning() throws Exception {
        Files.write(folder.resolve("catalogue.part"), new byte[] {1, 2, 3});
        Files.writeString(folder.resolve("catalogue.etag"), "\"" + "0".repeat(64) + "\"");
        server.enqueue(answer(200, content).build());

        assertThat(download()).isEqualTo(new SnapshotOutcome.Downloaded());
        assertThat(folder.resolve("catalogue")).hasBinaryContent(content);
    }

    @Test
    void aSnapshotDamagedOnItsWayIsThrownAway() throws Exception {
        byte[] damaged = content.clone();
        damaged[SIZE / 2] ^= 1;
        server.enqueue(answer(200, damaged).build());

        assertThat(download())
                .isEqualTo(
                        NoAnswer.because(Cause.NOT_THE_HUB, "The snapshot was damaged on its way"));
        assertThat(files()).isZero();
    }

    @Test
    void theSignOnPageOfAHotelIsNoSnapshot() throws IOException {
        server.enqueue(new MockResponse.Builder().body("<html>").build());

        assertThat(download()).isInstanceOf(NoAnswer.class);
        assertThat(files()).isZero();
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
