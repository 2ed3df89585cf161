package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/// What becomes of who asks a hub something while it stops.
class HubStopTest {
    private static final int CALLERS = 12;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final byte[] CALL =
            "GET /v1/health HTTP/1.1\r\nHost: hub\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir Path folder;

    /// A till that had come at that moment waited until its patience was over, half a minute.
    @Test
    void whoComesWhileTheHubStopsIsAnsweredOrSentAway() throws Exception {
        HubSettings settings = TestDatabase.SQLITE.settings(folder.resolve("hub"));
        ForkTest.openedHub(settings, folder.resolve("shop")).close();
        for (int round = 0; round < 8; round++) {
            try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
                Hub hub = Hub.start(settings);
                int port = hub.address().getPort();
                Semaphore answers = new Semaphore(0);
                List<Future<Boolean>> calls =
                        IntStream.range(0, CALLERS)
                                .mapToObj(
                                        _ -> callers.submit(() -> callUntilItStops(port, answers)))
                                .toList();
                answers.acquire(5 * CALLERS);
                hub.close();
                for (Future<Boolean> call : calls) {
                    assertThat(call.get()).as("answered, or sent away").isTrue();
                }
            }
        }
    }

    /// @return whether nobody waited in vain
    private static boolean callUntilItStops(int port, Semaphore answers) {
        while (true) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.getOutputStream().write(CALL);
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
                answers.release();
            } catch (SocketTimeoutException inVain) {
                return false;
            } catch (IOException stopped) {
                return true;
            }
        }
    }
}
