package org.tillbridge.pos.device.camera;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import javax.imageio.ImageIO;

/// A camera made of software, behind a port of this machine as cameras in the network are. Sees
/// what it is shown. Safe for any thread.
public final class VirtualCamera implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualCamera.class);
    private static final long BETWEEN_PICTURES = TimeUnit.MILLISECONDS.toNanos(40);
    private static final String STREAM =
            head("Content-Type: multipart/x-mixed-replace; boundary=--picture");
    private static final String PART = "--picture\r\nContent-Type: image/jpeg\r\n\r\n";

    private final ServerSocket server;
    private final AtomicInteger watching = new AtomicInteger();
    private volatile byte[] sees;

    private VirtualCamera(ServerSocket server) {
        this.server = server;
        this.sees = jpeg(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB));
        Thread.startVirtualThread(this::serve);
    }

    /// @param port 0 for any that is free
    public static VirtualCamera at(int port) throws IOException {
        return new VirtualCamera(new ServerSocket(port, 5, InetAddress.getLoopbackAddress()));
    }

    public int port() {
        return server.getLocalPort();
    }

    /// Where it gives away all pictures in one answer.
    public CameraAddress stream() {
        return new CameraAddress(URI.create("http://127.0.0.1:" + port() + "/video"));
    }

    /// Where it gives away one picture an answer.
    public CameraAddress still() {
        return new CameraAddress(URI.create("http://127.0.0.1:" + port() + "/still"));
    }

    /// From now on this is before it.
    public void show(BufferedImage picture) {
        sees = jpeg(picture);
    }

    /// Whether somebody has its pictures given away.
    public boolean isWatched() {
        return watching.get() > 0;
    }

    private static byte[] jpeg(BufferedImage picture) {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        BufferedImage plain =
                new BufferedImage(
                        picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        plain.createGraphics().drawImage(picture, 0, 0, null);
        try {
            ImageIO.write(plain, "jpeg", jpeg);
        } catch (IOException odd) {
            throw new UncheckedIOException("A picture cannot be written", odd);
        }
        return jpeg.toByteArray();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread.startVirtualThread(() -> serve(caller));
            } catch (IOException closed) {
                LOG.debug("The virtual camera cannot be called any more", closed);
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (Socket socket = caller) {
            OutputStream out = socket.getOutputStream();
            if (asked(socket.getInputStream()).startsWith("GET /video")) {
                watching.incrementAndGet();
                try {
                    stream(out);
                } finally {
                    watching.decrementAndGet();
                }
            } else {
                byte[] picture = sees;
                write(out, head("Connection: close\r\nContent-Length: " + picture.length));
                out.write(picture);
            }
        } catch (IOException hungUp) {
            LOG.debug("A call to the virtual camera ended", hungUp);
        }
    }

    private void stream(OutputStream out) throws IOException {
        write(out, STREAM);
        while (!server.isClosed()) {
            write(out, PART);
            out.write(sees);
            write(out, "\r\n");
            out.flush();
            LockSupport.parkNanos(BETWEEN_PICTURES);
        }
    }

    private static String head(String fields) {
        return "HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\n";
    }

    private static String asked(InputStream in) throws IOException {
        StringBuilder asked = new StringBuilder();
        for (int read = in.read(); read >= 0 && asked.length() < 8192; read = in.read()) {
            asked.append((char) read);
            if (asked.toString().endsWith("\r\n\r\n")) {
                break;
            }
        }
        return asked.toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Its plug is out.
    @Override
    public void close() throws IOException {
        server.close();
    }
}
