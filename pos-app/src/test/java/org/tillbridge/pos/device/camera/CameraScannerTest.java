package org.tillbridge.pos.device.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okio.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.pos.Waiting;
import org.tillbridge.pos.device.camera.CameraScanner.Sight;
import org.tillbridge.sync.wire.LastingPort;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A camera in the network, over a real connection.
class CameraScannerTest {
    private final List<String> scanned = new CopyOnWriteArrayList<>();
    private final List<Sight> sights = new CopyOnWriteArrayList<>();
    private VirtualCamera camera;

    @BeforeEach
    void open() throws IOException {
        camera = VirtualCamera.at(LastingPort.find());
    }

    @AfterEach
    void close() throws IOException {
        camera.close();
    }

    private CameraScanner look(CameraAddress address) {
        return CameraScanner.on(() -> new HttpCamera(address), scanned::add, this::told);
    }

    private void told(Sight sight) {
        if (sights.isEmpty() || !sights.getLast().getClass().equals(sight.getClass())) {
            sights.add(sight);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"video", "still"})
    void aCodeBeforeTheCameraIsScannedOnceAndTheNextOneToo(String path) {
        camera.show(
                HeldBeforeACamera.code("https://shop.example/loyalty/7", BarcodeFormat.QR_CODE));
        CameraAddress address = path.equals("video") ? camera.stream() : camera.still();
        try (CameraScanner _ = look(address)) {
            Waiting.until(() -> !scanned.isEmpty());
            camera.show(HeldBeforeACamera.code("5012345678900", BarcodeFormat.EAN_13));
            Waiting.until(() -> scanned.contains("5012345678900"));
        }
        assertThat(scanned).containsExactly("https://shop.example/loyalty/7", "5012345678900");
        assertThat(sights.getFirst()).isInstanceOf(Sight.Seen.class);
    }

    /// JumpMind/openpos-framework#2160
    @Test
    void aCameraThatIsGoneComesBackWithoutARestart() throws IOException {
        int port = camera.port();
        try (CameraScanner _ = look(camera.stream())) {
            Waiting.until(() -> !sights.isEmpty());
            camera.close();
            Waiting.until(() -> sights.getLast() instanceof Sight.Gone);

            camera = VirtualCamera.at(port);
            camera.show(HeldBeforeACamera.code("22214", BarcodeFormat.CODE_128));
            Waiting.until(() -> scanned.equals(List.of("22214")));
            assertThat(sights.getLast()).isInstanceOf(Sight.Seen.class);
        }
    }

    @Test
    void whatIsNoCameraIsGoneAndNothingIsScanned() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().code(401).build());
            server.enqueue(new MockResponse.Builder().body("<html>a page</html>").build());
            server.enqueue(
                    new MockResponse.Builder()
                            .addHeader("Content-Type", "multipart/x-mixed-replace")
                            .body("--\r\n")
                            .build());
            server.enqueue(
                    new MockResponse.Builder()
                            .body(new Buffer().write(new byte[HttpCamera.LARGEST + 1]))
                            .build());
            URI address = URI.create("http://user:secret@127.0.0.1:" + server.getPort() + "/");
            try (CameraScanner _ = look(new CameraAddress(address))) {
                Waiting.until(() -> server.getRequestCount() >= 5);
            }
        }
        assertThat(scanned).isEmpty();
        assertThat(sights).hasSize(1).first().isInstanceOf(Sight.Gone.class);
    }

    @Test
    void thePasswordOfACameraIsSentAndNeverWritten() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().code(404).build());
            CameraAddress address =
                    CameraAddress.parse("http://user:secret@127.0.0.1:" + server.getPort() + "/v")
                            .orElseThrow();
            try (CameraScanner _ = look(address)) {
                assertThat(server.takeRequest().getHeaders().get("Authorization"))
                        .isEqualTo("Basic dXNlcjpzZWNyZXQ=");
            }
            assertThat(address.toString()).doesNotContain("secret");
        }
    }
}
