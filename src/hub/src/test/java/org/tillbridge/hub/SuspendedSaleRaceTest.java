package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.Resumption;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A sale that is set aside, wanted by two at once, on PostgreSQL, where two may write at once.
@Timeout(600)
class SuspendedSaleRaceTest {
    private static final UUID SALE = new UUID(0x0190_0000_0000_7000L, 1);
    private static final UUID AS = new UUID(0x0190_0000_0000_7000L, 2);

    @TempDir Path folder;
    private final CompletableFuture<TakeOverOutcome> claimed = new CompletableFuture<>();

    @Test
    void whoClaimsItWhileItIsRungOnWhereItWasIsRefusedOrItIsNotedAsRungTwice() throws Exception {
        HubSettings settings = TestDatabase.POSTGRES.settings(folder.resolve("hub"));
        InBetween claim = new InBetween(settings.folder(), "SET let_go = 1");
        ForkTest.openedHub(settings, folder.resolve("shop")).close();
        try (Hub hub = Hub.start(settings, claim.surroundings())) {
            TillFixture first = TillFixture.enrol(hub, 1, folder.resolve("first"));
            TillFixture second = TillFixture.enrol(hub, 1, folder.resolve("second"));
            UUID suspension = first.journal().nextId();
            first.journal().add(new SaleSuspended(SALE, 2, pounds("8.15"), MORNING, "{}"));
            first.pushAll();
            first.journal().add(new SaleResumed(SALE, MORNING));
            claim.does(() -> claimed.complete(answer(second, suspension)), first::pushAll);

            if (claimed.join() instanceof TakeOverOutcome.Given) {
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

    /// At a counter nobody waits for longer than 4 s; a machine with much to do may.
    private static TakeOverOutcome answer(TillFixture till, UUID suspension) {
        TakeOverOutcome outcome = till.link().takeOver(suspension);
        while (outcome instanceof NoAnswer) {
            outcome = till.link().takeOver(suspension);
        }
        return outcome;
    }

    private static List<Rule> rules(Hub hub) {
        return hub.office().conflicts(PageRequest.first(10)).rows().stream()
                .map(Conflict::rule)
                .toList();
    }
}
