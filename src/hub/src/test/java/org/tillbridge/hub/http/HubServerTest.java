package org.tillbridge.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.tillbridge.hub.HubNode;
import org.tillbridge.hub.HubSettings;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Each till keeps two connections open all day. What is measured is the memory of the process, so
/// nothing else happens in it.
@Isolated
class HubServerTest {
    private static final int CONNECTIONS = 200;
    private static final long MOST_BYTES_OF_ONE = 40_000;
    private static final int SENDERS = 20;
    private static final int BODY = 5_000_000;

    @TempDir Path folder;
    private final List<Socket> open = new ArrayList<>();
    private HubNode node;
    private HubServer server;

    @BeforeEach
    void start() {
        node =
                HubNode.open(
                        HubSettings.of(folder),
                        new HubNode.Surroundings(Clock.systemUTC(), new SecureRandom()));
        server = HubServer.start("127.0.0.1", 0, node.endpoints());
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        server.close();
        node.close();
    }

    /// Client and server are both in this process.
    @Test
    void aConnectionOnWhichNothingIsAskedTakesLittleMemory() throws IOException {
        connect(CONNECTIONS);
        long before = live();

        connect(CONNECTIONS);

        assertThat((live() - before) / CONNECTIONS).isLessThan(MOST_BYTES_OF_ONE);
    }

    @Test
    void aBodyThatNobodySignedTakesLittleMemory() throws IOException {
        connect(SENDERS);
        long before = live();

        List<Socket> senders = open.subList(0, SENDERS);
        for (Socket sender : senders) {
            send(
                    sender,
                    "POST /v1/workstations/1/journal HTTP/1.1\r\nHost: hub\r\n"
                            + "Content-Length: %d\r\n\r\n".formatted(BODY + 1));
            sender.getOutputStream().write(new byte[BODY]);
        }

        assertThat((live() - before) / SENDERS).isLessThan(BODY / 10);
        for (Socket sender : senders) {
            send(sender, "!");
            assertThat(line(sender.getInputStream())).startsWith("HTTP/1.1 401");
        }
    }

    private void connect(int many) throws IOException {
        for (int n = 0; n < many; n++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            open.add(socket);
            ask(socket);
            ask(socket);
        }
    }

    private static void ask(Socket socket) throws IOException {
        String request =
                "GET /health HTTP/1.1\r\nHost: hub\r\nAccept: application/json\r\n"
                        + "User-Agent: a till\r\n\r\n";
        send(socket, request);
        InputStream answer = socket.getInputStream();
        String head = line(answer);
        assertThat(head).startsWith("HTTP/1.1 200");
        int length = 0;
        while (!head.isEmpty()) {
            length =
                    head.startsWith("Content-Length: ")
                            ? Integer.parseInt(head.substring(16))
                            : length;
            head = line(answer);
        }
        assertThat(answer.readNBytes(length)).hasSizeGreaterThan(0);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(InputStream stream) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = stream.read(); next != '\n' && next >= 0; next = stream.read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
