package org.tillbridge.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What a hub counts about itself.
public final class HubMetrics {
    private static final Duration LOOKS_AGAIN = Duration.ofMillis(10);

    private HubMetrics() {}

    /// Returns when a number is as wanted.
    ///
    /// @param name without the beginning that all have
    public static void await(URI hub, String name, long value, Duration patience)
            throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        HttpRequest metrics = HttpRequest.newBuilder(hub.resolve("/metrics")).build();
        String line = "\ntillbridge_" + name + " " + value + "\n";
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!http.send(metrics, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains(line)) {
                if (System.nanoTime() > end) {
                    throw new IOException(name + " is never " + value);
                }
                LockSupport.parkNanos(LOOKS_AGAIN.toNanos());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException(name).initCause(interrupted);
        }
    }
}
