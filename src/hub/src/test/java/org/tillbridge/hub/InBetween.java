package org.tillbridge.hub;

import org.tillbridge.hub.http.RequestSignatures;
import org.tillbridge.hub.intake.ChunkSize;
import org.tillbridge.hub.store.StatementHook;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Something that is done once in the midst of another's transaction, on PostgreSQL: before a
/// statement, until it is done or waits for a lock. Then the transaction goes on.
final class InBetween implements StatementHook {
    private static final FutureTask<Void> NOTHING = new FutureTask<>(() -> {}, null);

    private final Path hub;
    private final String before;
    private final AtomicReference<FutureTask<Void>> next = new AtomicReference<>(NOTHING);

    /// @param hub the hub's folder
    /// @param before a part of the statement
    InBetween(Path hub, String before) {
        this.hub = hub;
        this.before = before;
    }

    /// Has work done in the midst of a transaction that begins now, and waits for both.
    ///
    /// @throws Exception what either threw; or that there was no such statement
    void does(Runnable work, Runnable transaction) throws Exception {
        FutureTask<Void> done = new FutureTask<>(work, null);
        next.set(done);
        transaction.run();
        done.get(1, TimeUnit.MINUTES);
    }

    HubNode.Surroundings surroundings() {
        return new HubNode.Surroundings(
                Clock.systemUTC(),
                new SecureRandom(),
                this,
                RequestSignatures::verifies,
                ChunkSize.USUAL,
                _ -> true);
    }

    @Override
    public void before(String sql) throws SQLException {
        if (sql.contains(before)) {
            FutureTask<Void> now = next.getAndSet(NOTHING);
            if (now != NOTHING) {
                Thread.ofVirtual().start(now);
                while (!now.isDone() && !someoneWaitsForALock()) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private boolean someoneWaitsForALock() throws SQLException {
        String url = PostgresServer.running().urlOf(hub);
        try (Connection server = PostgresServer.running().administration().getConnection();
                PreparedStatement waiting =
                        server.prepareStatement(
                                """
                                SELECT 1 FROM pg_stat_activity
                                WHERE wait_event_type = 'Lock' AND datname = ?\
                                """)) {
            waiting.setString(1, url.substring(url.lastIndexOf('/') + 1));
            try (ResultSet rows = waiting.executeQuery()) {
                return rows.next();
            }
        }
    }
}
