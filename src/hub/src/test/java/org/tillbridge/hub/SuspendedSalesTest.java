package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.Resumption;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.SuspendedAtStore;
import org.tillbridge.sync.wire.SuspendedAtStore.Gone;
import org.tillbridge.sync.wire.SuspendedAtStore.Waiting;
import org.tillbridge.sync.wire.SuspendedOutcome;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Sales that are set aside and taken up at another workstation of the store, over HTTP.
@OnEachDatabase
class SuspendedSalesTest {
    private static final UUID SALE = new UUID(0x0190_0000_0000_7000L, 1);
    private static final UUID AS = new UUID(0x0190_0000_0000_7000L, 2);
    private static final SaleSuspended SUSPENDED =
            new SaleSuspended(SALE, 2, pounds("8.15"), MORNING, "{\"form\":1}");

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture first;
    private TillFixture second;
    private TillFixture third;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        first = TillFixture.enrol(hub, 1, folder.resolve("first"));
        second = TillFixture.enrol(hub, 1, folder.resolve("second"));
        third = TillFixture.enrol(hub, 1, folder.resolve("third"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aSaleThatIsSetAsideIsShownToTheOthersOfTheStoreAndToNobodyElse() throws Exception {
        TillFixture elsewhere = TillFixture.enrol(hub, 2, folder.resolve("elsewhere"));

        UUID suspension = suspends(first);

        List<Waiting> shown = told(second).sales();
        assertThat(shown).hasSize(1);
        Waiting sale = shown.getFirst();
        assertThat(sale.suspension()).isEqualTo(suspension);
        assertThat(sale.workstation()).isEqualTo(first.workstation());
        assertThat(sale.businessDate()).isEqualTo(FIRST_OF_DECEMBER);
        assertThat(sale.at()).isEqualTo(MORNING);
        assertThat(sale.lines()).isEqualTo(2);
        assertThat(sale.total()).isEqualTo(pounds("8.15"));
        assertThat(told(third).sales()).isEqualTo(shown);
        assertThat(told(first).sales()).isEmpty();
        assertThat(told(elsewhere).sales()).isEmpty();
        assertThat(elsewhere.link().takeOver(suspension))
                .isEqualTo(new TakeOverOutcome.NotSuspended());
    }

    @Test
    void theHubGivesItToOneOnlyAndTellsTheOtherWhoHasIt() {
        UUID suspension = suspends(first);

        assertThat(second.link().takeOver(suspension)).isEqualTo(given());
        assertThat(second.link().takeOver(suspension)).as("asked again").isEqualTo(given());

        assertThat(third.link().takeOver(suspension))
                .isInstanceOfSatisfying(
                        TakeOverOutcome.TakenBy.class,
                        taken -> assertThat(taken.workstation()).isEqualTo(second.workstation()));
        assertThat(first.link().takeOver(suspension)).isInstanceOf(TakeOverOutcome.TakenBy.class);
        assertThat(told(third).sales()).isEmpty();
        assertThat(told(second).sales()).as("it did not ring it yet").hasSize(1);
        assertThat(told(first).gone()).containsExactly(new Gone(SALE, second.workstation()));
    }

    @Test
    void ofManyThatAskAtOnceOneGetsIt() throws Exception {
        List<UUID> suspensions = new ArrayList<>();
        for (int sale = 0; sale < 20; sale++) {
            suspensions.add(suspends(first));
        }
        List<TillFixture> tills = List.of(first, second, third);
        CyclicBarrier together = new CyclicBarrier(tills.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(tills.size())) {
            List<Future<Integer>> won = new ArrayList<>();
            for (TillFixture till : tills) {
                won.add(
                        threads.submit(
                                () -> {
                                    int given = 0;
                                    for (UUID suspension : suspensions) {
                                        together.await();
                                        given += isGiven(till, suspension) ? 1 : 0;
                                    }
                                    return given;
                                }));
            }
            int all = 0;
            for (Future<Integer> one : won) {
                all += one.get();
            }
            assertThat(all).isEqualTo(suspensions.size());
        }
    }

    /// Simulator, seed 400272: damage, twice, of a journal that was not sent.
    @Test
    void whatIsRungOnIsOfferedToNobodyThoughTheHubHearsLastThatItWasSetAside() {
        first.journal().add(new SaleResumed(SALE, MORNING.plusSeconds(60)));
        suspends(first);

        assertThat(told(second).sales()).isEmpty();
        first.journal()
                .add(new SaleSuspended(SALE, 2, pounds("8.15"), MORNING.plusSeconds(90), "{}"));
        first.pushAll();
        assertThat(told(second).sales()).as("set aside again").hasSize(1);
    }

    @Test
    void whatIsGivenBackOrWasGivenToARevokedOneGoesToOthers() {
        UUID suspension = suspends(first);
        second.link().takeOver(suspension);

        assertThat(second.link().giveBack(suspension))
                .isEqualTo(new TakeOverOutcome.NotSuspended());
        assertThat(third.link().takeOver(suspension)).isEqualTo(given());

        second.link().giveBack(suspension);
        assertThat(second.link().takeOver(suspension))
                .as("nobody gives back what another has")
                .isInstanceOf(TakeOverOutcome.TakenBy.class);
        hub.office().revocation().revoke(third.workstation(), "stolen");
        assertThat(third.link().takeOver(suspension))
                .isInstanceOfSatisfying(
                        NoAnswer.class,
                        none -> assertThat(none.cause()).isEqualTo(NoAnswer.Cause.REFUSED));
        assertThat(second.link().takeOver(suspension)).isEqualTo(given());
    }

    @Test
    void whatIsRungAgainIsSuspendedNoMoreAndSetAsideOnceMoreItIsAnother() {
        UUID suspension = suspends(first);
        second.link().takeOver(suspension);
        records(second, new SaleResumed(SALE, MORNING, new Resumption.TakenOver(suspension, AS)));

        assertThat(told(second).sales()).isEmpty();
        assertThat(second.link().takeOver(suspension)).isInstanceOf(TakeOverOutcome.TakenBy.class);
        records(
                first,
                new SaleResumed(SALE, MORNING, new Resumption.Elsewhere(second.workstation())));
        assertThat(told(first).gone()).isEmpty();

        UUID again =
                records(
                        second,
                        new SaleSuspended(AS, 2, pounds("8.15"), MORNING, SUSPENDED.basket()));
        assertThat(told(first).sales()).extracting(Waiting::suspension).containsExactly(again);
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows()).isEmpty();
    }

    @Test
    void oneThatWasTakenUpWhereItWasSetAsideIsGivenToNobody() {
        UUID suspension = suspends(first);
        records(first, new SaleResumed(SALE, MORNING));

        assertThat(told(second).sales()).isEmpty();
        assertThat(second.link().takeOver(suspension)).isInstanceOf(TakeOverOutcome.TakenBy.class);
        UUID again = suspends(first);
        assertThat(told(second).sales()).extracting(Waiting::suspension).containsExactly(again);
        assertThat(second.link().takeOver(again)).isEqualTo(given());
    }

    /// The one that set it aside heard nothing of the hub meanwhile.
    @Test
    void oneThatIsTakenUpAtTwoIsBookedAsOftenAsItIsPaidAndNotedOnce() {
        UUID suspension = suspends(first);
        second.link().takeOver(suspension);

        records(first, new SaleResumed(SALE, MORNING));
        pays(first, SALE);
        records(second, new SaleResumed(SALE, MORNING, new Resumption.TakenOver(suspension, AS)));
        pays(second, AS);

        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .extracting(Conflict::rule)
                .containsExactly(Rule.RESUMED_TWICE);
        Conflict conflict = hub.office().conflicts(PageRequest.first(10)).rows().getFirst();
        assertThat(conflict.subject()).contains(suspension.toString());
        assertThat(conflict.fact()).contains("workstation " + first.workstation().number());
        assertThat(conflict.other()).startsWith("Workstation " + second.workstation().number());
        assertThat(hub.office().figures().workstations())
                .extracting(one -> one.revenue().size())
                .containsExactly(1, 1, 0);
        assertThat(hub.office().figures().agree()).isTrue();
    }

    /// Damage took the entry that says that another has it, and the till could not ask; seed 190 of
    /// the simulator.
    @Test
    void oneThatIsTakenUpAfterItsTillForgotThatAnotherHasItIsNoted() {
        UUID suspension = suspends(first);
        second.link().takeOver(suspension);
        records(second, new SaleResumed(SALE, MORNING, new Resumption.TakenOver(suspension, AS)));
        records(
                first,
                new SaleResumed(SALE, MORNING, new Resumption.Elsewhere(second.workstation())));

        records(first, new SaleResumed(SALE, MORNING));

        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .extracting(Conflict::rule)
                .containsExactly(Rule.RESUMED_TWICE);
    }

    /// Damage took the entry that says that it was resumed.
    @Test
    void oneThatWasPaidIsOfferedToNobody() {
        UUID suspension = suspends(first);
        pays(first, SALE);

        assertThat(told(second).sales()).isEmpty();
        assertThat(second.link().takeOver(suspension)).isEqualTo(takenByFirst());
    }

    /// Damage took both from its journal, that it was resumed and that it was paid.
    @Test
    void whatATillHasForgottenThatItPaidItIsNotToRingAgain() {
        UUID paid = suspends(first);
        pays(first, SALE);
        assertThat(first.link().takeOver(paid)).isEqualTo(takenByFirst());

        UUID resumed =
                records(
                        second,
                        new SaleSuspended(AS, 2, pounds("8.15"), MORNING, SUSPENDED.basket()));
        records(second, new SaleResumed(AS, MORNING));
        assertThat(second.link().takeOver(resumed))
                .isInstanceOfSatisfying(
                        TakeOverOutcome.TakenBy.class,
                        taken -> assertThat(taken.workstation()).isEqualTo(second.workstation()));
    }

    @Test
    void whatARevokedWorkstationSetsAsideIsOfferedToNobody() {
        hub.office().revocation().revoke(first.workstation(), "stolen");

        UUID suspension = suspends(first);

        assertThat(told(second).sales()).isEmpty();
        assertThat(second.link().takeOver(suspension))
                .isEqualTo(new TakeOverOutcome.NotSuspended());
    }

    @Test
    void aHubThatIsHealingGivesNothing() {
        UUID suspension = suspends(first);
        hub.office().healing().begin("It was put back to its backup.");

        assertThat(second.link().suspendedSales()).isInstanceOf(NoAnswer.class);
        assertThat(second.link().takeOver(suspension)).isInstanceOf(NoAnswer.class);
    }

    /// As after a restore from a backup: tills bring back what they know in any order.
    @Test
    void oneThatIsHeardToBeRungAgainBeforeItIsHeardToBeSetAsideIsGivenToNobody() {
        UUID suspension = first.journal().nextId();
        first.journal().add(SUSPENDED);
        records(second, new SaleResumed(SALE, MORNING, new Resumption.TakenOver(suspension, AS)));
        first.pushAll();

        assertThat(told(third).sales()).isEmpty();
        assertThat(third.link().takeOver(suspension))
                .isInstanceOfSatisfying(
                        TakeOverOutcome.TakenBy.class,
                        taken -> assertThat(taken.workstation()).isEqualTo(second.workstation()));
        assertThat(told(first).gone()).containsExactly(new Gone(SALE, second.workstation()));
        records(first, new SaleResumed(SALE, MORNING));
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .extracting(Conflict::rule)
                .containsExactly(Rule.RESUMED_TWICE);
    }

    @Test
    void whatComesBackAfterItWasLetGoGoesToTheOneThatSetItAsideToo() {
        UUID suspension = suspends(first);
        second.link().takeOver(suspension);
        records(
                first,
                new SaleResumed(SALE, MORNING, new Resumption.Elsewhere(second.workstation())));
        assertThat(told(first).sales()).isEmpty();

        second.link().giveBack(suspension);

        assertThat(told(first).sales()).extracting(Waiting::suspension).containsExactly(suspension);
        assertThat(first.link().takeOver(suspension)).isEqualTo(given());
        records(first, new SaleResumed(SALE, MORNING, new Resumption.TakenOver(suspension, AS)));
        assertThat(told(first)).isEqualTo(told(second));
        assertThat(told(third).sales()).isEmpty();
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows()).isEmpty();
    }

    /// Nobody takes up some of them ever.
    @Test
    void ofMoreThanAreToldTheLatestAreTold() {
        List<UUID> all = new ArrayList<>();
        for (int sale = 0; sale <= SuspendedAtStore.MOST; sale++) {
            all.add(first.journal().nextId());
            first.journal()
                    .add(
                            new SaleSuspended(
                                    new UUID(0x0190_0000_0000_7000L, 100 + sale),
                                    1,
                                    pounds("8.15"),
                                    MORNING.plusSeconds(sale),
                                    SUSPENDED.basket()));
        }
        first.pushAll();

        assertThat(told(second).sales())
                .extracting(Waiting::suspension)
                .isEqualTo(all.subList(1, all.size()));
    }

    private static UUID suspends(TillFixture till) {
        return records(till, SUSPENDED);
    }

    private static UUID records(TillFixture till, JournalEntry fact) {
        UUID entryId = till.journal().nextId();
        till.journal().add(fact);
        assertThat(till.pushAll().results()).allMatch(result -> result.parked().isEmpty());
        return entryId;
    }

    private static void pays(TillFixture till, UUID sale) {
        records(
                till,
                new SaleCompleted(
                        aSale().numbered(till.journal().nextNumber())
                                .known(sale)
                                .of(2, CANDLE)
                                .paidIn(Tender.CASH)));
    }

    private static TakeOverOutcome given() {
        return new TakeOverOutcome.Given(EntryCodec.VERSION, EntryCodec.body(SUSPENDED));
    }

    private TakeOverOutcome takenByFirst() {
        return new TakeOverOutcome.TakenBy(
                first.workstation(), "Till " + first.workstation().number(), MORNING);
    }

    private static boolean isGiven(TillFixture till, UUID suspension) {
        return till.link().takeOver(suspension) instanceof TakeOverOutcome.Given;
    }

    private static SuspendedAtStore told(TillFixture till) {
        return till.link().suspendedSales()
                        instanceof SuspendedOutcome.Answered(SuspendedAtStore answer)
                ? answer
                : failed();
    }

    private static SuspendedAtStore failed() {
        throw new AssertionError("No answer");
    }
}
