package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.Counter;
import org.tillbridge.pos.ui.OnScreen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A till from its start, with no hub to be had.
@OnScreen
@Timeout(600)
class TillApplicationTest {
    private static final Pattern OFFLINE =
            Pattern.compile("Working offline since \\d\\d:\\d\\d · (\\d+) to send");

    private static final String DAMAGED =
            "Needs attention · items or prices were damaged; the hub will send them again";

    @TempDir Path folder;

    @Test
    void aTillWhoseReplicaCannotBeReadSaysSoAndSellsByDepartmentUntilTheHubIsBack()
            throws IOException {
        TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
        TillOnDisk.openIn(folder).close();
        Files.writeString(folder.resolve("replica-1.db"), "<html>".repeat(5000));

        try (TillOnStage till = TillOnStage.startedIn(folder);
                Counter counter = till.counter()) {
            counter.waitFor("Bath").waitFor(DAMAGED);
            counter.waitFor("Keep selling, and call a manager.");
            counter.waitFor("B. Evans")
                    .press(KeyCode.DOWN)
                    .type("3333")
                    .press(KeyCode.ENTER)
                    .waitFor("New sale");
            counter.scan("22214").waitFor("22214 is not known here").waitFor(DAMAGED);
            counter.press(KeyCode.F4).waitFor("Which department?").type("255");
            counter.press(KeyCode.ENTER).waitFor("£2.55");
            counter.press(KeyCode.F12).waitFor("Payments").type("500");
            counter.waitFor("£2.45").press(KeyCode.ENTER);
            counter.waitFor("The sale is kept").picture("application-damaged-replica");
            assertThat(till.services().receipts().recent(10)).hasSize(1);
        }
    }

    @Test
    void whatATerminalWasAskedBeforeAKillIsAskedAgainAsSoonAsSomeoneSignsOn() throws IOException {
        TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
        TillOnDisk before = TillOnDisk.openIn(folder);
        before.sale.scan("22214");
        UUID transaction = before.openSale.basket().orElseThrow().transaction().id();
        TenderOutcome asking = before.cards.start(transaction, Money.parse("GBP 2.55"));
        before.cards.ask(((TenderOutcome.Asking) asking).tender());
        before.close();

        try (TillOnStage till = TillOnStage.startedIn(folder, before.terminal);
                Counter counter = till.counter()) {
            counter.waitFor("B. Evans").press(KeyCode.DOWN).type("3333").press(KeyCode.ENTER);
            counter.waitFor("The sale is kept").waitFor("Test card, ending 4471");
            assertThat(till.services().receipts().recent(10)).hasSize(1);
            assertThat(before.terminal.approvals()).isEqualTo(1);
        }
    }

    /// bypassmobile.zendesk.com/hc/en-us/articles/360030987512
    @Test
    void theSaleScreenSaysThatTheHubIsAwayAndHowMuchThereIsToSend() throws IOException {
        TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
        TillOnDisk.openIn(folder).close();

        try (TillOnStage till = TillOnStage.startedIn(folder);
                Counter counter = till.counter()) {
            counter.waitFor("B. Evans").press(KeyCode.DOWN).type("3333").press(KeyCode.ENTER);
            counter.waitFor("New sale").waitUntil(() -> toSend(counter) == 3, "3 to send");
            counter.scan("22214").waitFor("£2.55").press(KeyCode.F12).waitFor("Payments");
            counter.type("500").waitFor("£2.45").press(KeyCode.ENTER).waitFor("The sale is kept");
            counter.waitUntil(() -> toSend(counter) == 4, "4 to send");
        }
    }

    private static int toSend(Counter counter) {
        return counter.words().stream()
                .map(OFFLINE::matcher)
                .filter(Matcher::matches)
                .mapToInt(lamp -> Integer.parseInt(lamp.group(1)))
                .findFirst()
                .orElse(0);
    }

    @Test
    void aTillThatKnowsNothingYetSaysSinceWhenTheHubDoesNotAnswer() throws IOException {
        TillOnStage.enrol(folder, TillOnStage.hubOfNobody());

        try (TillOnStage till = TillOnStage.startedIn(folder)) {
            till.waitForWith("No answer from the hub since");
            till.waitForWith("Working offline since");
            till.waitForWith("The till is ready by itself when the hub answers.");
        }
    }

    @Test
    void themeAndLanguageThatWereChosenAreThoseOfTheNextStartAndOfATraining() throws IOException {
        TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
        TillOnDisk.openIn(folder).close();
        try (TillOnStage till = TillOnStage.startedIn(folder);
                Counter counter = till.counter()) {
            counter.waitFor("Bath").press(KeyCode.F10).waitFor("Settings").waitForRest();
            counter.tap("Dark").waitForRest().tap("Deutsch").waitFor("Einstellungen");
            Path kept = folder.resolve("screens.properties");
            counter.waitUntil(() -> Files.exists(kept) && isInGerman(kept), "kept");
        }

        try (TillOnStage till = TillOnStage.startedIn(folder);
                Counter counter = till.counter()) {
            counter.waitFor("Bath").press(KeyCode.F10).waitFor("Einstellungen");
            assertThat(isDark(counter)).isTrue();
            counter.press(KeyCode.ESCAPE)
                    .waitFor("B. Evans")
                    .press(KeyCode.DOWN)
                    .type("3333")
                    .press(KeyCode.ENTER);
            counter.waitFor("Neuer Verkauf").press(KeyCode.F10).waitFor("Einstellungen");
            counter.tap("Einstellungen").waitFor("Dunkel").waitForRest().press(KeyCode.F7);
            till.waitFor("Schulung: Nichts wird verkauft");
            try (Counter apart = till.trainingCounter()) {
                apart.waitForRest();
                assertThat(isDark(apart)).isTrue();
            }
        }
    }

    private static boolean isInGerman(Path kept) {
        try {
            return Files.readString(kept).contains("language=de-DE");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isDark(Counter counter) {
        return counter.scene().getRoot().getStyleClass().contains("dark");
    }
}
