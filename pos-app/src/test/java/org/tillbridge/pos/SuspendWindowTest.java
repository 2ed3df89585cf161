package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.wire.SuspendedAtStore;
import org.tillbridge.sync.wire.SuspendedAtStore.Gone;
import org.tillbridge.sync.wire.SuspendedAtStore.Waiting;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Sales set aside and taken up again at the real window.
@OnScreen
class SuspendWindowTest extends AtTheWindow {
    private static final UUID SUSPENSION = new UUID(5, 5);

    @Test
    void aSaleIsSetAsideByAKeyAndTakenUpAgainFromTheList() {
        atTheSale();
        assertThat(counter.words()).doesNotContain("Resume 1");
        counter.scan("22214").waitFor("£2.55").scan("20886").waitFor("£6.76").waitForRest();
        counter.picture("window-suspend").press(KeyCode.F8).waitFor("The sale is set aside.");
        counter.waitFor("Resume 1").picture("window-suspended");

        counter.scan("85099B").waitFor("£1.95").press(KeyCode.F8).waitFor("Resume 2");
        counter.press(KeyCode.F3).waitFor("Suspended sales").waitForRest();
        counter.picture("window-suspended-list");
        assertThat(counter.words())
                .contains(
                        "12:00 · A. Morgan",
                        "Candle plate lace white, Box of 9 pebble candles · 2 lines",
                        "6.76");
        counter.press(KeyCode.DOWN).press(KeyCode.UP).press(KeyCode.ENTER).waitFor("£6.76");
        assertThat(counter.words()).doesNotContain("Suspended sales", "Resume 1");

        counter.press(KeyCode.F8)
                .waitFor("Resume 2")
                .press(KeyCode.F8)
                .waitFor("Totals of the day");
        counter.waitFor("Suspended sales, carried over").picture("window-day-suspended");
        assertThat(till.reports.carriedOver().suspended()).hasSize(2);
    }

    @Test
    void aFingerTakesASaleUpAgainAndAScanClosesTheList() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").tap("Suspend").waitFor("Resume 1");
        counter.tap("Resume 1").waitFor("Suspended sales").scan("20886").waitFor("£4.21");
        assertThat(counter.words()).doesNotContain("Suspended sales");

        counter.tap("Suspend").waitFor("Resume 2").tap("Resume 2").tap("4.21").waitFor("£4.21");
    }

    @Test
    void aSaleOfAnotherTillIsShownWithItsPlaceAndTakenOver() {
        atTheSale();
        SaleSuspended there = setAsideElsewhere();
        till.suspendedAtHub.tells(new SuspendedAtStore(List.of(ofTillOne(there)), List.of()));
        till.suspendedAtHub.says(
                SUSPENSION, new TakeOverOutcome.Given(EntryCodec.VERSION, EntryCodec.body(there)));

        counter.press(KeyCode.F3).waitFor("Till 1 · 2 lines").waitForRest();
        counter.picture("window-suspended-elsewhere");
        assertThat(counter.words()).contains("Resume 1", "12:00 · A. Morgan", "6.76");
        counter.tap("Till 1 · 2 lines").waitFor("£6.76");

        assertThat(till.suspendedAtHub.asked()).containsExactly(SUSPENSION);
        assertThat(till.suspendedAtHub.givenBack()).isEmpty();
    }

    @Test
    void aSaleThatAnotherTillTookFirstSaysWhoHasIt() {
        atTheSale();
        SaleSuspended setAside = setAsideElsewhere();
        till.suspendedAtHub.tells(new SuspendedAtStore(List.of(ofTillOne(setAside)), List.of()));
        till.suspendedAtHub.says(
                SUSPENSION,
                new TakeOverOutcome.TakenBy(new WorkstationId(3), "Till 3", setAside.at()));

        counter.press(KeyCode.F3).waitFor("Till 1 · 2 lines").waitForRest().tap("Till 1 · 2 lines");

        counter.waitFor("Till 3 took this sale up at 12:00.").picture("window-suspended-taken");
        assertThat(till.openSale.basket()).isEmpty();
    }

    @Test
    void whatTheHubGaveAndCannotBeReadHereIsGivenBack() {
        atTheSale();
        till.suspendedAtHub.tells(
                new SuspendedAtStore(List.of(ofTillOne(setAsideElsewhere())), List.of()));
        till.suspendedAtHub.says(SUSPENSION, new TakeOverOutcome.Given(1, "{}"));

        counter.press(KeyCode.F3).waitFor("Till 1 · 2 lines").waitForRest().tap("Till 1 · 2 lines");

        counter.waitFor("That sale cannot be read here. It stays where it is.").waitForRest();
        assertThat(till.suspendedAtHub.givenBack()).containsExactly(SUSPENSION);
    }

    @Test
    void whileTheHubIsSilentOnlyTheTillsOwnAreThereAndTakenUpUnasked() {
        atTheSale();
        till.suspendedAtHub.goAway();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F8).waitFor("Resume 1");

        counter.press(KeyCode.F3)
                .waitFor(
                        "Nothing in them is lost. Choose one to go on with it; its prices are those"
                                + " of then. The hub does not answer, so only those of this till"
                                + " are shown.")
                .waitForRest();
        counter.picture("window-suspended-offline").press(KeyCode.ENTER).waitFor("£2.55");

        assertThat(till.suspendedAtHub.asked()).isEmpty();
    }

    @Test
    void whatAnotherTillTookWhileThisOneLookedAwayIsListedNoMore() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F8).waitFor("Resume 1");
        UUID sale = till.reports.carriedOver().suspended().getFirst().transaction();
        till.suspendedAtHub.tells(
                new SuspendedAtStore(List.of(), List.of(new Gone(sale, new WorkstationId(3)))));

        counter.press(KeyCode.F3).waitFor("No sale is set aside in this store.");

        assertThat(till.reports.carriedOver().suspended()).isEmpty();
    }

    @Test
    void whoeverLooksWhileTheHubIsStillAskedSeesWhatIsSoNow() {
        atTheSale();
        till.suspendedAtHub.holdsItsAnswer();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F8).waitFor("Resume 1").waitForRest();
        UUID sale = till.reports.carriedOver().suspended().getFirst().transaction();
        till.suspendedAtHub.tells(
                new SuspendedAtStore(List.of(), List.of(new Gone(sale, new WorkstationId(3)))));

        counter.press(KeyCode.F3).waitFor("Candle plate lace white · 1 line").waitForRest();
        till.suspendedAtHub.answers();

        counter.waitFor("No sale is set aside in this store.");
    }

    /// Damage took what the journal said of its being rung again and paid.
    @Test
    void whatTheHubKnowsToBePaidIsNotRungAgainAndListedNoMore() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F8).waitFor("Resume 1");
        SaleSuspended sale = till.reports.carriedOver().suspended().getFirst();
        till.suspendedAtHub.says(
                till.openSale.suspended().getFirst().entry().header().entryId(),
                new TakeOverOutcome.TakenBy(new WorkstationId(2), "Till 2", sale.at()));

        counter.press(KeyCode.F3).waitFor("2.55").waitForRest().press(KeyCode.ENTER);

        counter.waitFor("Till 2 took this sale up at 12:00.").waitForRest();
        assertThat(till.openSale.basket()).isEmpty();
        assertThat(till.reports.carriedOver().suspended()).isEmpty();
    }

    @Test
    void whatIsLookedAtAndTakenByAnotherTillIsNotExchangedForTheNextOne() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F8).waitFor("Resume 1");
        UUID gone = till.reports.carriedOver().suspended().getFirst().transaction();
        counter.scan("20886").waitFor("£4.21").press(KeyCode.F8).waitFor("Resume 2");
        till.suspendedAtHub.holdsItsAnswer();
        till.suspendedAtHub.tells(
                new SuspendedAtStore(List.of(), List.of(new Gone(gone, new WorkstationId(3)))));
        counter.press(KeyCode.F3).waitFor("2.55").waitForRest();

        till.suspendedAtHub.answers();
        counter.waitUntil(() -> !counter.words().contains("2.55"), "it is gone");
        counter.press(KeyCode.ENTER).waitForRest();

        assertThat(till.openSale.basket()).isEmpty();
        counter.press(KeyCode.TAB).press(KeyCode.ENTER).waitFor("£4.21");
    }

    private SaleSuspended setAsideElsewhere() {
        counter.scan("22214").waitFor("£2.55").scan("20886").waitFor("£6.76");
        counter.press(KeyCode.F8).waitFor("Resume 1");
        SaleSuspended sale = till.reports.carriedOver().suspended().getFirst();
        till.openSale.gone(List.of(new Gone(sale.transaction(), new WorkstationId(3))));
        return sale;
    }

    private Waiting ofTillOne(SaleSuspended sale) {
        return new Waiting(
                SUSPENSION,
                new WorkstationId(1),
                "Till 1",
                Optional.of(TillOnDisk.MANAGER),
                TillOnDisk.DAY,
                sale.at(),
                sale.lines(),
                sale.total());
    }
}
