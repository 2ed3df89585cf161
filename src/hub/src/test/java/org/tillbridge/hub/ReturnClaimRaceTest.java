package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.LineClaimOutcome;
import org.tillbridge.sync.wire.LineClaims;
import org.tillbridge.sync.wire.NoAnswer;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A line that two want to take back at once, on PostgreSQL, where two may write at once.
@Timeout(600)
class ReturnClaimRaceTest {
    private static final UUID SALE = new UUID(0x0190_0000_0000_7000L, 1);
    private static final UUID HERE = new UUID(0x0190_0000_0000_7000L, 2);
    private static final UUID THERE = new UUID(0x0190_0000_0000_7000L, 3);

    @TempDir Path folder;
    private final CompletableFuture<LineClaimOutcome> between = new CompletableFuture<>();

    @Test
    void whoClaimsItWhileAnotherIsGivenItIsRefused() throws Exception {
        inBetween(
                "INTO return_claim",
                (first, second, race) -> {
                    CompletableFuture<LineClaimOutcome> given = new CompletableFuture<>();
                    race.does(
                            () -> between.complete(claims(second, THERE)),
                            () -> given.complete(claims(first, HERE)));

                    assertThat(given.join()).isInstanceOf(LineClaimOutcome.Claimed.class);
                    assertThat(between.join()).isInstanceOf(LineClaimOutcome.ClaimedBy.class);
                });
    }

    @Test
    void whoClaimsItWhileItsReturnIsBookedHearsThatItCameBack() throws Exception {
        inBetween(
                "DELETE FROM return_claim",
                (first, second, race) -> {
                    first.journal()
                            .add(
                                    new ReturnCompleted(
                                            aReturn()
                                                    .from(SALE, 1)
                                                    .numbered(first.journal().nextNumber())
                                                    .known(HERE)
                                                    .of(1, CANDLE)
                                                    .paidIn(Tender.CASH)));
                    race.does(() -> between.complete(claims(second, THERE)), first::pushAll);

                    assertThat(between.join()).isEqualTo(new LineClaimOutcome.CameBack(1));
                });
    }

    private interface Race {
        void run(TillFixture first, TillFixture second, InBetween race) throws Exception;
    }

    /// @param before a part of the statement in front of which the second till claims the line
    private void inBetween(String before, Race race) throws Exception {
        HubSettings settings = TestDatabase.POSTGRES.settings(folder.resolve("hub"));
        InBetween claim = new InBetween(settings.folder(), before);
        ForkTest.openedHub(settings, folder.resolve("shop")).close();
        try (Hub hub = Hub.start(settings, claim.surroundings())) {
            TillFixture first = TillFixture.enrol(hub, 1, folder.resolve("first"));
            TillFixture second = TillFixture.enrol(hub, 1, folder.resolve("second"));
            first.journal()
                    .add(
                            new SaleCompleted(
                                    aSale().numbered(first.journal().nextNumber())
                                            .known(SALE)
                                            .of(1, CANDLE)
                                            .paidIn(Tender.CASH)));
            first.pushAll();
            race.run(first, second, claim);
        }
    }

    /// At a counter nobody waits for longer than 4 s; a machine with much to do may.
    private static LineClaimOutcome claims(TillFixture till, UUID back) {
        LineClaims wanted =
                new LineClaims(SALE, back, List.of(new LineClaims.Line(1, Quantity.ZERO)), true);
        LineClaimOutcome outcome = till.link().claimLines(wanted);
        while (outcome instanceof NoAnswer) {
            outcome = till.link().claimLines(wanted);
        }
        return outcome;
    }
}
