package org.tillbridge.pos.device.mail;

import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A mail server on this computer that takes letters, and does what mail servers do when they do
/// not. It says what it saw in the open before anything was encrypted.
public final class SimulatedMailServer implements AutoCloseable {
    private final HeldCertificate proof =
            new HeldCertificate.Builder()
                    .commonName("mail")
                    .addSubjectAlternativeName("localhost")
                    .addSubjectAlternativeName("127.0.0.1")
                    .build();
    private final SSLSocketFactory ours =
            new HandshakeCertificates.Builder().heldCertificate(proof).build().sslSocketFactory();
    private final ServerSocket socket;
    private final Way way;

    public final List<String> letters = new CopyOnWriteArrayList<>();
    public final List<String> recipients = new CopyOnWriteArrayList<>();
    public final List<String> inTheOpen = new CopyOnWriteArrayList<>();

    /// What it answers to a recipient, and to a letter.
    public volatile String toRecipient = "250 ok";

    public volatile String toLetter = "250 ok";

    /// How it is spoken with.
    public enum Way {
        PLAIN,
        STARTTLS,
        TLS
    }

    public SimulatedMailServer(Way way) throws IOException {
        this(way, 0);
    }

    public SimulatedMailServer(Way way, int port) throws IOException {
        this.way = way;
        socket = new ServerSocket(port, 10, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /// Whoever uses this believes it.
    public SSLSocketFactory trust() {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(proof.certificate())
                .build()
                .sslSocketFactory();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (Socket open = way == Way.TLS ? encrypted(caller) : caller) {
            new Talk(open, way == Way.TLS).run();
        } catch (IOException gone) {
            // The caller does not believe this server, or has gone.
            inTheOpen.add("gone");
        }
    }

    private SSLSocket encrypted(Socket open) throws IOException {
        SSLSocket safe = (SSLSocket) ours.createSocket(open, "127.0.0.1", open.getPort(), true);
        safe.setUseClientMode(false);
        safe.startHandshake();
        return safe;
    }

    private final class Talk {
        private BufferedReader in;
        private OutputStream out;
        private final Socket socketOfIt;
        private boolean safe;

        Talk(Socket socket, boolean safe) throws IOException {
            this.socketOfIt = socket;
            this.safe = safe;
            in = reader(socket);
            out = socket.getOutputStream();
        }

        void run() throws IOException {
            say("220 mail");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!safe) {
                    inTheOpen.add(line);
                }
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" ->
                            say(
                                    way == Way.STARTTLS && !safe
                                            ? "250-mail\r\n250 STARTTLS"
                                            : "250-mail\r\n250 AUTH PLAIN");
                    case "STARTTLS" -> {
                        say("220 go on");
                        SSLSocket now = encrypted(socketOfIt);
                        in = reader(now);
                        out = now.getOutputStream();
                        safe = true;
                    }
                    case "AUTH" -> say(isRight(line) ? "235 welcome" : "535 no");
                    case "RCPT" -> {
                        recipients.add(line);
                        say(toRecipient);
                    }
                    case "DATA" -> {
                        say("354 go on");
                        letters.add(letter());
                        say(toLetter);
                    }
                    case "QUIT" -> {
                        say("221 bye");
                        return;
                    }
                    default -> say("250 ok");
                }
            }
        }

        private static boolean isRight(String line) {
            byte[] said = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
            return new String(said, StandardCharsets.US_ASCII).endsWith("\0receipts\0secret");
        }

        private String letter() throws IOException {
            List<String> lines = new CopyOnWriteArrayList<>();
            for (String line = in.readLine();
                    line != null && !line.equals(".");
                    line = in.readLine()) {
                lines.add(line);
            }
            return lines.stream().collect(Collectors.joining("\n"));
        }

        private void say(String text) throws IOException {
            out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        private static BufferedReader reader(Socket socket) throws IOException {
            return new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
