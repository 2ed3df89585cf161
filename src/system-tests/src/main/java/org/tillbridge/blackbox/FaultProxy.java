package org.tillbridge.blackbox;

import org.tillbridge.sync.wire.HubAddress;

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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A bad line to the hub: a TCP proxy on loopback that treats each connection as its number and the
/// seed say. It knows nothing of what goes over it, but for one thing: an enrolment gets through,
/// because a person stands there and would try again.
public final class FaultProxy implements AutoCloseable {
    private static final byte[] ENROLMENT =
            "POST /v1/enrolments".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 1 << 14;

    private final List<HubAddress> nodes;
    private final long seed;
    private volatile Optional<Fault> always;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<Fault, Integer> met = new EnumMap<>(Fault.class);
    private int connections;

    private FaultProxy(
            List<HubAddress> nodes, long seed, Optional<Fault> always, ServerSocket door) {
        this.nodes = List.copyOf(nodes);
        this.seed = seed;
        this.always = always;
        this.door = door;
        Thread.ofVirtual().start(this::accept);
    }

    /// A bad line.
    static FaultProxy before(HubAddress hub, long seed) {
        return new FaultProxy(List.of(hub), seed, Optional.empty(), door());
    }

    /// A line with no faults of its own, to whichever node of the hub answers.
    public static FaultProxy good(List<HubAddress> nodes) {
        return new FaultProxy(nodes, 0, Optional.of(Fault.NONE), door());
    }

    /// A line with no faults of its own, through a door that may be for TLS.
    static FaultProxy good(HubAddress hub, ServerSocket door) {
        return new FaultProxy(List.of(hub), 0, Optional.of(Fault.NONE), door);
    }

    private static ServerSocket door() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /// Where it listens.
    public HubAddress address() {
        return HubAddress.parse("http://127.0.0.1:" + door.getLocalPort());
    }

    /// From now on this becomes of each connection; those that are open end.
    public void always(Fault fault) {
        always = Optional.of(fault);
        open.forEach(FaultProxy::end);
    }

    /// How many connections met with what.
    synchronized Map<Fault, Integer> met() {
        return Map.copyOf(met);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket till = door.accept();
                int number = count();
                Thread.ofVirtual()
                        .start(() -> serve(till, number, new Random(seed * 1_000_003 + number)));
            } catch (IOException closed) {
                end(door);
            }
        }
    }

    private synchronized int count() {
        return connections++;
    }

    private synchronized void note(Fault fault) {
        met.merge(fault, 1, Integer::sum);
    }

    /// A hub that is away refuses, and so does this.
    private void serve(Socket till, int number, Random chance) {
        try (till;
                Socket there = connect(number)) {
            open.add(till);
            open.add(there);
            byte[] first = new byte[PIECE];
            int length = till.getInputStream().read(first);
            if (length < 0) {
                return;
            }
            Fault fault =
                    startsWith(first, ENROLMENT)
                            ? Fault.NONE
                            : always.orElseGet(() -> Fault.at(chance.nextInt(100)));
            note(fault);
            Line line = new Line(fault, chance);
            line.going(first, length, there.getOutputStream());
            Thread answers = Thread.ofVirtual().start(() -> come(line, there, till));
            go(line, till, there);
            answers.join();
            if (fault == Fault.TWICE) {
                repeat(line.heard.toByteArray());
            }
        } catch (IOException broken) {
            end(till);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(till);
        }
    }

    private static void go(Line line, Socket till, Socket there) {
        try {
            InputStream in = till.getInputStream();
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                line.going(piece, length, there.getOutputStream());
            }
            there.shutdownOutput();
        } catch (IOException broken) {
            end(till);
            end(there);
        }
    }

    private static void come(Line line, Socket there, Socket till) {
        try {
            InputStream in = there.getInputStream();
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                line.coming(piece, length, till.getOutputStream());
            }
            if (line.fault != Fault.HALF_OPEN && line.fault != Fault.NO_ANSWER) {
                till.shutdownOutput();
            }
        } catch (IOException broken) {
            end(there);
            end(till);
        }
    }

    /// Nodes take turns; one that is away is left out.
    private Socket connect(int number) throws IOException {
        IOException last = new IOException("No node");
        for (int turn = 0; turn < nodes.size(); turn++) {
            URI node = nodes.get((number + turn) % nodes.size()).uri();
            try {
                return new Socket(node.getHost(), node.getPort());
            } catch (IOException away) {
                last = away;
            }
        }
        throw last;
    }

    private void repeat(byte[] heard) throws IOException {
        try (Socket again = connect(0)) {
            again.getOutputStream().write(heard);
            again.shutdownOutput();
            again.setSoTimeout(5_000);
            again.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return Arrays.mismatch(bytes, prefix) == prefix.length;
    }

    private static void end(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception gone) {
            // It is closed, which is all that was wanted.
        }
    }

    @Override
    public void close() {
        end(door);
        open.forEach(FaultProxy::end);
    }

    /// One connection, and what is done to it.
    private static final class Line {
        private static final int MOST_HEARD = 4 << 20;
        private static final long HALF_A_MINUTE = 30_000;

        private final Fault fault;
        private final Random chance;
        private final int at;
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
        private int gone;
        private int came;
        private boolean asked;

        Line(Fault fault, Random chance) {
            this.fault = fault;
            this.chance = chance;
            this.at = 1 << chance.nextInt(3, 16);
        }

        void going(byte[] piece, int length, OutputStream hub) throws IOException {
            if (fault == Fault.TWICE && heard.size() + length <= MOST_HEARD) {
                heard.write(piece, 0, length);
            }
            pass(piece, length, hub, gone, Fault.CUT_GOING, Fault.FLIP_GOING);
            gone += length;
            asked = true;
        }

        void coming(byte[] piece, int length, OutputStream till) throws IOException {
            if (fault == Fault.NO_ANSWER || (fault == Fault.HALF_OPEN && came + length > at)) {
                return;
            }
            if (fault == Fault.SLOW && asked) {
                asked = false;
                pause(HALF_A_MINUTE);
            }
            pass(piece, length, till, came, Fault.CUT_COMING, Fault.FLIP_COMING);
            came += length;
        }

        private void pass(
                byte[] piece, int length, OutputStream to, int before, Fault cut, Fault flip)
                throws IOException {
            boolean here = before <= at && at < before + length;
            if (fault == cut && here) {
                to.write(piece, 0, at - before);
                to.flush();
                throw new IOException("The line is cut");
            }
            if (fault == flip && here) {
                piece[at - before] ^= (byte) (1 << chance.nextInt(8));
            }
            if (fault == Fault.DELAY) {
                pause(chance.nextInt(300));
            }
            if (fault == Fault.DRIP) {
                drip(piece, length, to);
            } else {
                to.write(piece, 0, length);
            }
            to.flush();
        }

        private void drip(byte[] piece, int length, OutputStream to) throws IOException {
            int step = Math.max(1, length / 50);
            for (int from = 0; from < length; from += step) {
                to.write(piece, from, Math.min(step, length - from));
                to.flush();
                pause(4);
            }
        }

        private static void pause(long millis) throws IOException {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("Stopped", stopped);
            }
        }
    }
}
