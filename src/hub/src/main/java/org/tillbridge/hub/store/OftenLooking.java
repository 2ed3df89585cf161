package org.tillbridge.hub.store;

import org.sqlite.BusyHandler;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// How a connection waits for a SQLite file that another process writes to: it looks every few
/// milliseconds. SQLite's own way looks ten times a second after a while, and mostly does not see
/// the moment in which the other rests.
final class OftenLooking extends BusyHandler {
    private static final Duration BETWEEN = Duration.ofMillis(3);
    private static final int GIVE_UP = 0;
    private static final int LOOK_AGAIN = 1;

    private final Duration patience;
    private long began;

    private OftenLooking(Duration patience) {
        this.patience = patience;
    }

    /// `patience` is how long it waits before the statement fails as busy.
    ///
    /// @throws SQLException when the connection takes no such way
    static void of(Connection connection, Duration patience) throws SQLException {
        setHandler(connection, new OftenLooking(patience));
    }

    @Override
    protected int callback(int looks) {
        if (looks == 0) {
            began = System.nanoTime();
        }
        LockSupport.parkNanos(BETWEEN.toNanos());
        return System.nanoTime() - began < patience.toNanos() ? LOOK_AGAIN : GIVE_UP;
    }
}
