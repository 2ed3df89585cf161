package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.intake.ReturnClaims;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.LineClaimOutcome;
import org.tillbridge.sync.wire.LineClaims;
import org.tillbridge.sync.wire.NoAnswer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Lines of sales that workstations are about to take back, over HTTP.
@OnEachDatabase
class ReturnClaimsTest {
    private static final UUID HERE = new UUID(0x0190_0000_0000_7000L, 1);
    private static final UUID THERE = new UUID(0x0190_0000_0000_7000L, 2);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture bath;
    private TillFixture bathToo;
    private TillFixture bristol;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        bath = TillFixture.enrol(hub, 1, folder.resolve("bath"));
        bathToo = TillFixture.enrol(hub, 1, folder.resolve("bath-too"));
        bristol = TillFixture.enrol(hub, 2, folder.resolve("bristol"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aLineIsGivenToOneWorkstationAsOftenAsItAsksAndToNoOther() {
        UUID sale = sells(bath, 2);
        Instant before = Instant.now();

        LineClaimOutcome first = claims(bristol, sale, HERE, 0);

        assertThat(first)
                .isInstanceOfSatisfying(
                        LineClaimOutcome.Claimed.class,
                        claimed ->
                                assertThat(claimed.until())
                                        .isBetween(
                                                before.plus(Duration.ofMinutes(15)).minusMillis(1),
                                                Instant.now().plus(Duration.ofMinutes(15))));
        assertThat(claims(bath, sale, THERE, 0)).isEqualTo(claimedBy(bristol, "Bristol", first));
        assertThat(claims(bathToo, sale, THERE, 0)).isEqualTo(claimedBy(bristol, "Bristol", first));
        assertThat(claims(bristol, sale, HERE, 0)).isInstanceOf(LineClaimOutcome.Claimed.class);
        assertThat(claims(bath, sells(bath, 2), THERE, 0))
                .as("another sale")
                .isInstanceOf(LineClaimOutcome.Claimed.class);
    }

    @Test
    void allLinesAreGivenOrNone() {
        UUID sale = sells(bath, 2);
        claims(bristol, wanted(sale, HERE, 2));

        assertThat(claims(bath, wanted(sale, THERE, 1, 2)))
                .isInstanceOfSatisfying(
                        LineClaimOutcome.ClaimedBy.class,
                        held -> assertThat(held.line()).isEqualTo(2));

        assertThat(claims(bristol, wanted(sale, HERE, 1)))
                .isInstanceOf(LineClaimOutcome.Claimed.class);
    }

    @Test
    void oneThatLetsGoOfALineLeavesItToOthersAndNoOtherLetsGoForIt() {
        UUID sale = sells(bath, 2);
        claims(bristol, sale, HERE, 0);

        assertThat(claims(bath, wanted(sale, HERE, 1).letGo()))
                .isEqualTo(new LineClaimOutcome.Free());
        assertThat(claims(bristol, wanted(sale, THERE, 1).letGo()))
                .as("for another return")
                .isEqualTo(new LineClaimOutcome.Free());
        assertThat(claims(bath, sale, THERE, 0)).isInstanceOf(LineClaimOutcome.ClaimedBy.class);

        claims(bristol, wanted(sale, HERE, 1).letGo());

        assertThat(claims(bath, sale, THERE, 0)).isInstanceOf(LineClaimOutcome.Claimed.class);
    }

    @Test
    void aClaimLapsesAfterAQuarterOfAnHourOfTheHubsTimeAndNoRowOfItIsLeft() {
        UUID sale = sells(bath, 2);
        UUID other = sells(bath, 2);
        claims(bristol, sale, HERE, 0);
        claims(bristol, other, HERE, 0);

        assertThat(claimsAfter(Duration.ofMinutes(14), bath, sale))
                .isInstanceOf(LineClaimOutcome.ClaimedBy.class);
        assertThat(claimsAfter(Duration.ofMinutes(16), bath, sale))
                .isInstanceOf(LineClaimOutcome.Claimed.class);
        assertThat(claimed()).isEqualTo(1);
    }

    /// One of them has claimed something else meanwhile.
    @Test
    void twoHubsWhoseClocksDifferGiveALineToOne() {
        UUID sale = sells(bath, 2);
        claimsAfter(Duration.ofMinutes(14), bristol, sells(bath, 2));
        claims(bath, sale, HERE, 0);

        assertThat(claimsAfter(Duration.ofMinutes(16), bristol, sale))
                .isInstanceOf(LineClaimOutcome.ClaimedBy.class);
    }

    @Test
    void oneThatAsksAgainAndAgainKeepsOthersOffForAnHour() {
        UUID sale = sells(bath, 2);
        for (int minutes = 0; minutes < 60; minutes += 14) {
            claimsAfter(Duration.ofMinutes(minutes), bristol, sale);
        }

        assertThat(claimsAfter(Duration.ofMinutes(59), bath, sale))
                .isInstanceOfSatisfying(
                        LineClaimOutcome.ClaimedBy.class,
                        held ->
                                assertThat(held.until())
                                        .isBefore(Instant.now().plus(Duration.ofMinutes(61))));
        assertThat(claimsAfter(Duration.ofMinutes(61), bath, sale))
                .isInstanceOf(LineClaimOutcome.Claimed.class);
        assertThat(claimsAfter(Duration.ofMinutes(62), bristol, sale))
                .isInstanceOf(LineClaimOutcome.ClaimedBy.class);
    }

    @Test
    void aLineThatTheSaleDoesNotHaveIsNotGiven() {
        UUID sale = sells(bath, 2);

        assertThat(claims(bristol, wanted(sale, HERE, 1, 3)))
                .isEqualTo(new LineClaimOutcome.UnknownSale());

        assertThat(claimed()).isZero();
    }

    /// One that ran a day ahead claims nothing for a day.
    @Test
    void aHubsClockThatWasWrongKeepsNobodyOff() {
        UUID sale = sells(bath, 2);
        claimsAfter(Duration.ofDays(1), bristol, sale);

        assertThat(claims(bath, sale, HERE, 0)).isInstanceOf(LineClaimOutcome.Claimed.class);
    }

    @Test
    void aClaimIsOverWhenItsReturnIsBookedAlsoWhereAnotherStoreTookItBack() {
        UUID sale = sells(bath, 2);
        claims(bristol, sale, HERE, 0);

        takesBack(bristol, HERE, 1, sale);

        assertThat(claimed()).isZero();
        assertThat(claims(bath, sale, THERE, 1)).isInstanceOf(LineClaimOutcome.Claimed.class);
        takesBack(bath, THERE, 1, sale);
        assertThat(claimed()).isZero();
        assertThat(conflicts()).isEmpty();
    }

    /// Its till asked before the other return was booked.
    @Test
    void oneThatHasNotHeardWhatCameBackIsRefusedUntilItHas() {
        UUID sale = sells(bath, 2);
        takesBack(bristol, HERE, 1, sale);

        assertThat(claims(bath, sale, THERE, 0)).isEqualTo(new LineClaimOutcome.CameBack(1));
        assertThat(claims(bath, sale, THERE, 1)).isInstanceOf(LineClaimOutcome.Claimed.class);
    }

    /// It was a long time on its way.
    @Test
    void aClaimThatComesAfterItsReturnHoldsNothing() {
        UUID sale = sells(bath, 2);
        takesBack(bristol, HERE, 1, sale);

        assertThat(claims(bristol, sale, HERE, 1)).isEqualTo(new LineClaimOutcome.Free());

        assertThat(claimed()).isZero();
    }

    /// A return that is sent late is not the one that the till is about.
    @Test
    void theClaimForTheNextReturnStaysWhenTheOneBeforeIsBooked() {
        UUID sale = sells(bath, 2);
        claims(bristol, sale, HERE, 0);
        claims(bristol, sale, THERE, 1);

        takesBack(bristol, HERE, 1, sale);

        assertThat(claims(bath, sale, new UUID(1, 2), 1))
                .isInstanceOf(LineClaimOutcome.ClaimedBy.class);
    }

    @Test
    void whatWasDoneIsBookedWhoeverHasAClaim() {
        UUID sale = sells(bath, 1);
        claims(bristol, sale, HERE, 0);

        takesBack(bath, THERE, 1, sale);
        takesBack(bristol, HERE, 1, sale);

        assertThat(conflicts()).containsExactly(Rule.RETURNED_MORE_THAN_SOLD);
    }

    @Test
    void ofTwoThatAskAtTheSameMomentOneIsGivenTheLine() throws Exception {
        List<UUID> sales = IntStream.range(0, 20).mapToObj(_ -> sells(bath, 1)).toList();
        List<TillFixture> tills = List.of(bath, bathToo, bristol);
        CyclicBarrier together = new CyclicBarrier(tills.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(tills.size())) {
            List<Future<Integer>> won = new ArrayList<>();
            for (TillFixture till : tills) {
                UUID back = new UUID(1, till.workstation().number());
                won.add(
                        threads.submit(
                                () -> {
                                    int given = 0;
                                    for (UUID sale : sales) {
                                        together.await();
                                        given += isGiven(till, sale, back) ? 1 : 0;
                                    }
                                    return given;
                                }));
            }
            int all = 0;
            for (Future<Integer> one : won) {
                all += one.get();
            }
            assertThat(all).isEqualTo(sales.size());
        }
    }

    @Test
    void aRevokedWorkstationIsGivenNothingAndKeepsNobodyOff() {
        UUID sale = sells(bath, 1);
        claims(bristol, sale, HERE, 0);

        hub.office().revocation().revoke(bristol.workstation(), "stolen");

        assertThat(claims(bristol, sale, HERE, 0)).isInstanceOf(NoAnswer.class);
        assertThat(claims(bath, sale, THERE, 0)).isInstanceOf(LineClaimOutcome.Claimed.class);
    }

    @Test
    void aHubThatIsHealingOrHasNotHeardOfTheSaleGivesNothing() {
        assertThat(claims(bath, new UUID(1, 2), HERE, 0))
                .isEqualTo(new LineClaimOutcome.UnknownSale());
        UUID sale = sells(bath, 1);
        hub.office().healing().begin("It was put back to its backup.");

        assertThat(claims(bath, sale, HERE, 0)).isInstanceOf(NoAnswer.class);
    }

    private LineClaimOutcome claimsAfter(Duration later, TillFixture till, UUID sale) {
        try (HubDatabase database =
                HubDatabase.open(
                        on.settings(folder.resolve("hub")).database(), StatementHook.NONE)) {
            return new ReturnClaims(database, Clock.offset(Clock.systemUTC(), later))
                    .claim(till.workstation(), wanted(sale, THERE, 1));
        }
    }

    private static LineClaimOutcome claimedBy(
            TillFixture till, String store, LineClaimOutcome claimed) {
        return new LineClaimOutcome.ClaimedBy(
                1,
                till.workstation(),
                "Till " + till.workstation().number(),
                store,
                ((LineClaimOutcome.Claimed) claimed).until());
    }

    private static boolean isGiven(TillFixture till, UUID sale, UUID back) {
        return claims(till, sale, back, 0) instanceof LineClaimOutcome.Claimed;
    }

    /// @param returned pieces of which it has heard
    private static LineClaimOutcome claims(TillFixture till, UUID sale, UUID back, int returned) {
        Quantity before = returned == 0 ? Quantity.ZERO : Quantity.of(returned);
        return claims(
                till, new LineClaims(sale, back, List.of(new LineClaims.Line(1, before)), true));
    }

    private static LineClaimOutcome claims(TillFixture till, LineClaims wanted) {
        return till.link().claimLines(wanted);
    }

    private static LineClaims wanted(UUID sale, UUID back, int... lines) {
        return new LineClaims(
                sale,
                back,
                IntStream.of(lines)
                        .mapToObj(line -> new LineClaims.Line(line, Quantity.ZERO))
                        .toList(),
                true);
    }

    private static UUID sells(TillFixture till, int units) {
        UUID id = till.journal().nextId();
        till.journal().add(new SaleCompleted(of(till, aSale().of(units, CANDLE), id, units)));
        till.pushAll();
        return id;
    }

    private static void takesBack(TillFixture till, UUID back, int units, UUID sale) {
        till.journal().add(new ReturnCompleted(of(till, aReturn().from(sale, 1), back, units)));
        till.pushAll();
    }

    private static RetailTransaction of(
            TillFixture till, TransactionFixture transaction, UUID id, int units) {
        return transaction
                .numbered(till.journal().nextNumber())
                .known(id)
                .of(units, CANDLE)
                .paidIn(Tender.CASH);
    }

    private long claimed() {
        return hub.office()
                .database()
                .read(sql -> sql.number("SELECT count(*) FROM return_claim"))
                .orElse(0);
    }

    private List<Rule> conflicts() {
        return hub.office().conflicts(PageRequest.first(10)).rows().stream()
                .map(Conflict::rule)
                .toList();
    }
}
