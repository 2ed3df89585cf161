package org.tillbridge.pos.device.line;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.OptionalInt;

/// A device on the network that takes its bytes as they are, mostly at port 9100.
public final class NetworkLine implements Line {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkLine.class);

    private final Socket socket;

    private NetworkLine(Socket socket) {
        this.socket = socket;
    }

    /// @param patience how long it may take to answer the call
    public static NetworkLine open(String host, int port, Duration patience) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException(host);
        }
        Socket socket = new Socket();
        try {
            socket.connect(address, Math.toIntExact(patience.toMillis()));
            socket.setTcpNoDelay(true);
            return new NetworkLine(socket);
        } catch (IOException notThere) {
            socket.close();
            throw notThere;
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    @Override
    public OptionalInt read(Duration patience) throws IOException {
        socket.setSoTimeout(Math.toIntExact(Math.max(1, patience.toMillis())));
        try {
            int read = socket.getInputStream().read();
            if (read < 0) {
                throw new EOFException("The device closed the connection");
            }
            return OptionalInt.of(read);
        } catch (SocketTimeoutException silence) {
            return OptionalInt.empty();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException odd) {
            LOG.warn("A connection to a device did not close in order", odd);
        }
    }
}
