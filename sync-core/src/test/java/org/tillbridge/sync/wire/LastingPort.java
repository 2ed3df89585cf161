package org.tillbridge.sync.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port of this machine for what ends and comes back at its address. Whoever takes any port is
/// given one above these, from 32768 on Linux and from 49152 elsewhere, so nobody comes by it while
/// it is free.
public final class LastingPort {
    private static final int FIRST = 20_000;
    private static final int END = 32_768;

    private LastingPort() {}

    public static int find() {
        return ThreadLocalRandom.current()
                .ints(FIRST, END)
                .filter(LastingPort::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
