package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.Attention;
import org.tillbridge.sync.journal.JournalEntry.Adjustment;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.StockAdjusted;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.rules.Trust;
import org.tillbridge.sync.wire.HeadOutcome;
import org.tillbridge.sync.wire.JournalEnd;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.PushAnswer;
import org.tillbridge.sync.wire.PushOutcome;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A workstation that head office trusts no longer.
@OnEachDatabase
class RevocationTest {
    private static final WorkstationId FIRST = new WorkstationId(1);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture till;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        till = TillFixture.enrol(hub, 1, folder.resolve("till"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void whatARevokedWorkstationSellsCountsAndWhatItGivesOutWaits() {
        sells(1);
        till.pushAll();
        hub.office().revocation().revoke(FIRST, "stolen");
        sells(2);
        givesBack(1);
        sells(3);

        var answer = till.push(till.journal().from(2, 3));

        assertThat(answer.results())
                .extracting(result -> result.parked().stream().map(ParkedEffect::code).toList())
                .containsExactly(List.of(), List.of("revoked"), List.of());
        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 3, 6 * 195));
        assertThat(figures().series()).allMatch(series -> series.missing() == 0);
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .extracting(Conflict::rule, one -> one.other().endsWith(": stolen"))
                .containsExactlyInAnyOrder(
                        tuple(Rule.FACT_OF_REVOKED_STANDS, true),
                        tuple(Rule.REFUND_OF_REVOKED_WAITS, true),
                        tuple(Rule.FACT_OF_REVOKED_STANDS, true));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void whatItGaveOutIsBookedWhenAPersonSaysSoAndNotBefore() {
        hub.office().revocation().revoke(FIRST, "stolen");
        givesBack(2);
        till.pushAll();
        assertThat(hub.office().settlement().ofAll()).isZero();
        hub.close();
        hub = Hub.start(on.settings(folder.resolve("hub")));
        assertThat(hub.office().settlement().waiting()).isEqualTo(1);
        assertThat(hub.office().settlement().ofRefunds(new WorkstationId(2))).isZero();

        assertThat(hub.office().settlement().ofRefunds(FIRST)).isEqualTo(1);

        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 1, -2 * 195));
        assertThat(figures().stockMovements()).isEqualTo(1);
        assertThat(hub.office().settlement().waiting()).isZero();
        assertThat(hub.office().figures().agree()).isTrue();
    }

    /// Found by the simulator, seed 509.
    @Test
    void whatTheBooksCannotHoldOfARevokedWorkstationIsNotedToo() {
        hub.office().revocation().revoke(FIRST, "stolen");
        Quantity absurd = new Quantity(Long.MAX_VALUE);
        till.journal()
                .add(
                        new StockAdjusted(
                                List.of(
                                        new Adjustment(1, new ItemId(1), absurd, "count"),
                                        new Adjustment(2, new ItemId(1), absurd, "count"))));

        PushAnswer answer = till.pushAll();

        assertThat(answer.results().getFirst().parked())
                .extracting(ParkedEffect::code)
                .containsOnly("notPossible");
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .extracting(Conflict::rule)
                .containsExactly(Rule.FACT_OF_REVOKED_STANDS);
    }

    @Test
    void theMachineIsToldAndOneThatIsEnrolledAnewIsTrusted() {
        try (MachineFixture machine = MachineFixture.enrolled(hub, folder.resolve("machine"))) {
            machine.syncs();
            WorkstationId id = machine.enrolment().workstation();
            Instant since = hub.office().revocation().revoke(id, "lost").orElseThrow();

            machine.sells(1, ForkTest.CANDLE).syncs();

            assertThat(machine.status().attention()).containsExactly(Attention.REVOKED);
            assertThat(machine.reader().workstation().orElseThrow().refundsWait()).isTrue();
            assertThat(hub.office().revocation().revoke(id, "again")).hasValue(since);
            TillFixture anew = TillFixture.enrol(hub, 1, folder.resolve("anew"));
            assertThat(hub.office().workstations(PageRequest.first(10)).rows())
                    .extracting(one -> one.workstation().id(), one -> one.trust().trust())
                    .containsExactly(
                            tuple(FIRST, Trust.WHOLE),
                            tuple(id, Trust.REVOKED),
                            tuple(anew.workstation(), Trust.WHOLE));
            assertThat(hub.office().workstations(PageRequest.first(10)).rows())
                    .extracting(one -> one.trust().reason())
                    .contains(Optional.of("lost"));
        }
    }

    /// A stolen till could say for ever that the hub has lost something.
    @Test
    void whatARevokedWorkstationSaysThatTheHubLacksHealsNothing() {
        hub.office().revocation().revoke(FIRST, "stolen");

        pushesWhatDoesNotFollow(till);
        tellsOfMoreThanTheHubHas(till);

        assertThat(hub.office().healing().since()).isEmpty();
    }

    @Test
    void eachThingThatATrustedOneSaysTheHubLacksHeals() {
        pushesWhatDoesNotFollow(till);
        assertThat(hub.office().healing().end()).as("it began").isTrue();

        tellsOfMoreThanTheHubHas(till);
        assertThat(hub.office().healing().end()).as("it began again").isTrue();
    }

    @Test
    void healingWaitsForNoRevokedWorkstation() {
        TillFixture other = TillFixture.enrol(hub, 1, folder.resolve("other"));
        till.link().head(List.of(new JournalEnd(till.grant().epoch(), 1, 0)));
        hub.office().revocation().revoke(FIRST, "stolen");
        hub.office().healing().begin("A person put a backup back.");

        other.link().head(List.of(new JournalEnd(other.grant().epoch(), 0, 0)));

        assertThat(hub.office().healing().since()).isEmpty();
    }

    /// Seeds 634 and 1954 of the simulator: nobody was left to wait for, and nobody came whose word
    /// counts.
    @Test
    void aHubThatWaitsOnlyForOneThatWasRevokedIsHealedOnceThatOneComes() {
        TillFixture other = TillFixture.enrol(hub, 1, folder.resolve("other"));
        List<JournalEnd> hasOneToSend = List.of(new JournalEnd(till.grant().epoch(), 1, 0));
        till.link().head(hasOneToSend);
        hub.office().healing().begin("A person put a backup back.");
        other.link().head(List.of(new JournalEnd(other.grant().epoch(), 0, 0)));
        assertThat(hub.office().healing().since()).as("it waits for the first").isPresent();
        hub.office().revocation().revoke(FIRST, "stolen");

        till.link().head(hasOneToSend);

        assertThat(hub.office().healing().since()).isEmpty();
    }

    private static void pushesWhatDoesNotFollow(TillFixture till) {
        till.journal().sells(ForkTest.CANDLE);
        till.journal().sells(ForkTest.CANDLE);
        assertThat(till.link().push(till.journal().from(2, 1)))
                .isNotInstanceOf(PushOutcome.Answered.class);
    }

    private static void tellsOfMoreThanTheHubHas(TillFixture till) {
        assertThat(till.link().head(List.of(new JournalEnd(till.grant().epoch(), 9, 9))))
                .isInstanceOf(HeadOutcome.Answered.class);
    }

    @Test
    void nobodyIsRevokedWhoIsNotThere() {
        assertThat(hub.office().revocation().revoke(new WorkstationId(99), "lost")).isEmpty();
    }

    private void sells(int units) {
        till.journal()
                .add(
                        new SaleCompleted(
                                aSale().numbered(till.journal().nextNumber())
                                        .known(till.journal().nextId())
                                        .of(units, ForkTest.CANDLE)
                                        .paidIn(Tender.CASH)));
    }

    private void givesBack(int units) {
        till.journal()
                .add(
                        new ReturnCompleted(
                                aReturn()
                                        .numbered(till.journal().nextNumber())
                                        .known(till.journal().nextId())
                                        .of(units, ForkTest.CANDLE)
                                        .paidIn(Tender.CASH)));
    }

    private Figures.WorkstationFigures figures() {
        return hub.office().figures().workstations().getFirst();
    }
}
