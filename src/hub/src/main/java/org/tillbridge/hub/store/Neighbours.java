package org.tillbridge.hub.store;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/// The other hubs on the same PostgreSQL database: tells them that there is news, and hears it from
/// them. News says nothing more; whoever hears it looks. It is told after the commit, by a thread
/// and a connection of its own, once for all commits that came meanwhile. It may be lost, so
/// everyone looks now and then anyway.
final class Neighbours implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);

    private static final String CHANNEL = "tillbridge_news";

    /// The driver cannot be called back from listening.
    private static final int LISTENS_MILLIS = 50;

    private static final Duration LOOKS_ANYWAY = Duration.ofSeconds(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(2);

    private final DataSource source;
    private final BlockingQueue<News> untold = new ArrayBlockingQueue<>(1);
    private final Thread telling;
    private Optional<Line> teller = Optional.empty();
    private Optional<Line> listener = Optional.empty();
    private volatile boolean closed;
    private volatile int tellerId;

    private enum News {
        THERE_IS_SOME,
        NOTHING_MORE
    }

    /// @param source of connections that commit by themselves
    Neighbours(DataSource source) {
        this.source = source;
        this.telling =
                Thread.ofPlatform().name("news for other hubs").daemon().start(this::tellAll);
    }

    /// Tells them soon; the caller does not wait.
    void tell() {
        untold.offer(News.THERE_IS_SOME);
    }

    /// Waits until there may be news: some was heard, or might have been missed. For one thread.
    void await(CountDownLatch stop) throws InterruptedException {
        try {
            if (listener.isEmpty()) {
                listen();
                return;
            }
            long end = System.nanoTime() + LOOKS_ANYWAY.toNanos();
            boolean news = false;
            while (!news && stop.getCount() > 0 && System.nanoTime() < end) {
                news = heard(listener.get());
            }
        } catch (SQLException lost) {
            if (!closed) {
                LOG.warn("Other hubs cannot be heard; this one looks now and then", lost);
                forgetListener();
                stop.await(LOOKS_ANYWAY.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /// What is not told yet is told first.
    @Override
    public void close() {
        closed = true;
        untold.offer(News.NOTHING_MORE);
        try {
            telling.join(STOPS_WITHIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        forgetListener();
    }

    private void listen() throws SQLException {
        Line line = Line.to(source);
        listener = Optional.of(line);
        line.statements().update("LISTEN " + CHANNEL);
    }

    private boolean heard(Line line) throws SQLException {
        for (PGNotification one : line.driver().getNotifications(LISTENS_MILLIS)) {
            if (one.getPID() != tellerId) {
                return true;
            }
        }
        return false;
    }

    private void forgetListener() {
        listener.ifPresent(Line::close);
        listener = Optional.empty();
    }

    private void tellAll() {
        try {
            do {
                if (untold.take() == News.THERE_IS_SOME) {
                    tellNow();
                }
            } while (!closed || !untold.isEmpty());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        teller.ifPresent(Line::close);
    }

    private void tellNow() {
        try {
            if (teller.isEmpty()) {
                teller = Optional.of(Line.to(source));
                tellerId = teller.get().driver().getBackendPID();
            }
            teller.get().statements().update("NOTIFY " + CHANNEL);
        } catch (SQLException lost) {
            LOG.warn("Other hubs are not told of news; they look now and then", lost);
            teller.ifPresent(Line::close);
            teller = Optional.empty();
        }
    }

    /// A connection of one's own.
    private record Line(PGConnection driver, StatementStore statements) {
        static Line to(DataSource source) throws SQLException {
            Connection connection = source.getConnection();
            return new Line(
                    connection.unwrap(PGConnection.class),
                    new StatementStore(connection, StatementHook.NONE));
        }

        void close() {
            try {
                statements.close();
            } catch (SQLException lostAlready) {
                LOG.debug("A connection was lost", lostAlready);
            }
        }
    }
}
