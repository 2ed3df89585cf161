package org.tillbridge.benchmarks.peers;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A program of head office that keeps its connection to the hub. Nothing but a socket: what is
/// measured is not to be the asker's own work.
final class Office implements AutoCloseable {
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream answers;
    private final String head;

    /// @param key of the hub's API
    Office(URI hub, String key) throws IOException {
        socket = new Socket(hub.getHost(), hub.getPort());
        socket.setTcpNoDelay(true);
        answers = new BufferedInputStream(socket.getInputStream());
        head = "Host: " + hub.getAuthority() + "\r\nAuthorization: Bearer " + key + "\r\n";
    }

    /// Sends an import file, and waits until the hub has taken it.
    void bring(String file, String tsv) throws IOException {
        byte[] body = tsv.getBytes(StandardCharsets.UTF_8);
        String request =
                "POST /v1/admin/imports/%s HTTP/1.1\r\n%sContent-Length: %d\r\n\r\n%s"
                        .formatted(file, head, body.length, tsv);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        String answer = new String(answers.readNBytes(length), StandardCharsets.UTF_8);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IllegalStateException(status + " " + answer);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new EOFException("The hub hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
