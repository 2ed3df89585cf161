package org.tillbridge.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.PostgresServer;
import org.tillbridge.hub.TestDatabase;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Two hubs on one PostgreSQL database.
@Timeout(600)
class NeighboursTest {
    private static final int ROUNDS = 8;

    /// Who only looks now and then needs two seconds a round.
    private static final Duration AT_ONCE = Duration.ofMillis(1500);

    private final CountDownLatch stop = new CountDownLatch(1);
    @TempDir Path folder;
    private HubDatabase one;
    private HubDatabase other;

    @BeforeEach
    void open() throws Exception {
        DatabaseAddress address = TestDatabase.POSTGRES.settings(folder).database();
        one = HubDatabase.open(address, StatementHook.NONE);
        other = HubDatabase.open(address, StatementHook.NONE);
        other.awaitOthers(stop);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void whatOneCommitsTheOtherHearsAtOnce() throws Exception {
        assertThat(takes(() -> other.awaitOthers(stop))).isLessThan(AT_ONCE);
    }

    @Test
    void newsOfOneThatClosesIsStillTold() throws Exception {
        commits(1);
        one.close();

        assertThat(takesOnce(() -> other.awaitOthers(stop))).isLessThan(AT_ONCE);
    }

    @Test
    void whoCommitsDoesNotHearItself() throws Exception {
        one.awaitOthers(stop);
        commits(1);

        assertThat(takesOnce(() -> one.awaitOthers(stop))).isGreaterThan(AT_ONCE);
    }

    @Test
    void aConnectionThatWasLostIsMadeAgain() throws Exception {
        try (Connection admin = PostgresServer.running().administration().getConnection();
                Statement statement = admin.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE"
                            + " 'LISTEN%'");
        }
        other.awaitOthers(stop);
        other.awaitOthers(stop);

        assertThat(takes(() -> other.awaitOthers(stop))).isLessThan(AT_ONCE);
    }

    /// What follows a commit, in most of the rounds: a busy machine may be late in some.
    private Duration takes(Waiting waiting) throws InterruptedException {
        List<Duration> each = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            commits(round);
            each.add(takesOnce(waiting));
        }
        each.sort(Comparator.naturalOrder());
        return each.get(ROUNDS / 2);
    }

    private static Duration takesOnce(Waiting waiting) throws InterruptedException {
        long start = System.nanoTime();
        waiting.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void commits(int position) {
        one.write(
                transaction -> {
                    transaction.moved(Scope.CATALOGUE, position);
                    return 0;
                });
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }
}
