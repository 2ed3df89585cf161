package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.http.RequestSignatures;
import org.tillbridge.hub.intake.ChunkSize;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.Resumption;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A sale that is set aside, wanted by two at once, on PostgreSQL, where two may write at once.
@Timeout(60)
class SuspendedSaleRaceTest {
    private static final UUID SALE = new UUID(0x0190_0000_0000_7000L, 1);
    private static final UUID AS = new UUID(0x0190_0000_0000_7000L, 2);

    @TempDir Path folder;
    private final CompletableFuture<TakeOverOutcome> claimed = new CompletableFuture<>();
    private final AtomicBoolean isClaimed = new AtomicBoolean();
    private volatile Runnable claim = () -> {};

    @Test
    void whoClaimsItWhileItIsRungOnWhereItWasIsRefusedOrItIsNotedAsRungTwice() throws Exception {
        HubSettings settings = TestDatabase.POSTGRES.settings(folder.resolve("hub"));
        ForkTest.openedHub(settings, folder.resolve("shop")).close();
        try (Hub hub = Hub.start(settings, around(this::claimsInBetween))) {
            TillFixture first = TillFixture.enrol(hub, 1, folder.resolve("first"));
            TillFixture second = TillFixture.enrol(hub, 1, folder.resolve("second"));
            UUID suspension = first.journal().nextId();
            first.journal().add(new SaleSuspended(SALE, 2, pounds("8.15"), MORNING, "{}"));
            first.pushAll();
            claim = () -> claimed.complete(second.link().takeOver(suspension));
            first.journal().add(new SaleResumed(SALE, MORNING));
            first.pushAll();

            if (claimed.get(30, TimeUnit.SECONDS) instanceof TakeOverOutcome.Given) {
                second.journal()
                        .add(
                                new SaleResumed(
                                        SALE, MORNING, new Resumption.TakenOver(suspension, AS)));
                second.pushAll();
                assertThat(rules(hub)).containsExactly(Rule.RESUMED_TWICE);
            } else {
                assertThat(claimed)
                        .isCompletedWithValueMatching(TakeOverOutcome.TakenBy.class::isInstance);
                assertThat(rules(hub)).isEmpty();
            }
        }
    }

    /// Before what is rung on is let go: until the claim is answered, or waits.
    private void claimsInBetween(String sql) throws SQLException {
        if (sql.contains("SET let_go = 1") && isClaimed.compareAndSet(false, true)) {
            Thread.ofVirtual().start(claim);
            while (!claimed.isDone() && !someoneWaitsForALock()) {
                Thread.onSpinWait();
            }
        }
    }

    private boolean someoneWaitsForALock() throws SQLException {
        String url = PostgresServer.running().urlOf(folder.resolve("hub"));
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

    private static List<Rule> rules(Hub hub) {
        return hub.office().conflicts(PageRequest.first(10)).rows().stream()
                .map(Conflict::rule)
                .toList();
    }

    private static HubNode.Surroundings around(StatementHook hook) {
        return new HubNode.Surroundings(
                Clock.systemUTC(),
                new SecureRandom(),
                hook,
                RequestSignatures::verifies,
                ChunkSize.USUAL,
                _ -> true);
    }
}
