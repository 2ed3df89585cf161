package org.tillbridge.pos.device.printer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.line.Line;
import org.tillbridge.pos.device.line.NetworkLine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;

/// A virtual printer behind a port of this machine, as printers with a network plug are: what it is
/// sent is printed, what it has to say comes back.
public final class PrinterOnTheNetwork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PrinterOnTheNetwork.class);

    private final VirtualPrinter printer;
    private final ServerSocket server;

    private PrinterOnTheNetwork(VirtualPrinter printer, ServerSocket server) {
        this.printer = printer;
        this.server = server;
        Thread.startVirtualThread(this::serve);
    }

    /// At any free port.
    public static PrinterOnTheNetwork of(VirtualPrinter printer) throws IOException {
        return of(printer, 0);
    }

    public static PrinterOnTheNetwork of(VirtualPrinter printer, int port) throws IOException {
        return new PrinterOnTheNetwork(
                printer, new ServerSocket(port, 5, InetAddress.getLoopbackAddress()));
    }

    public int port() {
        return server.getLocalPort();
    }

    /// A wire to it.
    public Line.Opener line() {
        return () -> NetworkLine.open("127.0.0.1", port(), Duration.ofSeconds(3));
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread.startVirtualThread(() -> serve(caller));
            } catch (SocketException closed) {
                return;
            } catch (IOException failed) {
                LOG.warn("The virtual printer cannot be called", failed);
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (Socket socket = caller;
                Line head = printer.open()) {
            InputStream in = socket.getInputStream();
            Thread.startVirtualThread(() -> answer(head, socket));
            byte[] bytes = new byte[4096];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                head.write(Arrays.copyOf(bytes, read));
            }
        } catch (IOException hungUp) {
            LOG.debug("The call to the virtual printer ended", hungUp);
        }
    }

    private static void answer(Line head, Socket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            while (!socket.isClosed()) {
                OptionalInt said = head.read(Duration.ofMillis(200));
                if (said.isPresent()) {
                    out.write(said.getAsInt());
                    out.flush();
                }
            }
        } catch (IOException hungUp) {
            LOG.debug("Nobody hears the virtual printer", hungUp);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
