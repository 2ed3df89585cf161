package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.sound.Cue;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.sync.journal.JournalEntry.TillControl.CashMoved;
import org.tillbridge.sync.journal.JournalEntry.TillControl.DrawerOpened;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// The drawer and the close, by hands.
@OnScreen
class DrawerWindowTest extends AtTheWindow {
    @Test
    void moneyIsPaidOutAndTheDrawerOpenedByKeysAlone() {
        atTheDrawer();
        counter.picture("window-drawer");
        counter.press(KeyCode.F4).waitFor("How much is taken out?").waitForRest();
        counter.type("1250").waitFor("£12.50").waitForRest();
        counter.tap("Cleaning").waitForRest().picture("window-paid-out");
        counter.press(KeyCode.ENTER).waitFor("It is in the journal.").waitForRest();
        counter.press(KeyCode.F9).waitFor("Why is it opened?").waitForRest();
        counter.picture("window-no-sale");
        counter.type("change for a note").waitForRest().press(KeyCode.ENTER);
        counter.waitFor("Open the drawer").waitFor("change for a note").waitForRest();
        counter.picture("window-drawer-moved");

        assertThat(facts())
                .contains(
                        new CashMoved(CashMovement.PAID_OUT, Money.parse("GBP 12.50"), "Cleaning"),
                        new DrawerOpened("change for a note"));
    }

    @Test
    void whatIsScannedWhereNothingCanBeRungIsHeardToBeRefused() {
        atTheDrawer();
        assertThat(heard).isEmpty();

        counter.scan("22214");

        assertThat(heard).containsExactly(Cue.REFUSED);
    }

    @Test
    void moneyGoesToTheSafeByFingersAlone() {
        atTheDrawer();
        counter.tap("Safe drop").waitFor("How much goes to the safe?").waitForRest();
        counter.picture("window-drawer-drop");
        for (String digit : List.of("6", "0", "00")) {
            counter.tap(digit);
        }
        counter.tap("Drawer is full").waitFor("Drop to the safe").waitForRest();
        counter.tap("Drop to the safe").waitFor("It is in the journal.");
    }

    @Test
    void theDayClosesWithAReasonAndItsZReportCanBeSaved() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F12).waitFor("Payments");
        counter.type("255").waitForRest().press(KeyCode.ENTER).waitFor("The sale is kept");
        counter.waitForRest().press(KeyCode.ENTER).waitFor("New sale").waitForRest();
        counter.press(KeyCode.F5).waitFor("What is to be done?").waitForRest();
        counter.press(KeyCode.ENTER).waitFor("Row above");
        for (String pieces : List.of("2", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0")) {
            counter.waitFor("Counted so far").type(pieces).press(KeyCode.ENTER);
        }
        counter.waitFor("Why are £2.55 missing?").waitForRest().picture("window-why-short");
        counter.press(KeyCode.ESCAPE).waitFor("Counted so far").waitForRest();
        counter.press(KeyCode.UP).waitForRest();
        for (int row = 0; row < 12; row++) {
            counter.waitFor("Counted so far").press(KeyCode.ENTER).waitForRest();
        }
        counter.waitFor("Why are £2.55 missing?").waitForRest();
        counter.type("gave too much").waitForRest().press(KeyCode.ENTER);
        counter.waitFor("Z report 1-2-1-000002").waitForRest().picture("window-z-report");
        counter.press(KeyCode.F3)
                .waitUntil(
                        () -> Files.exists(folder.resolve("reports/Z-1-2-1-000002.pdf")), "a PDF");
        counter.waitForRest().press(KeyCode.ENTER).waitFor("Who is it?");
    }

    /// odoo/odoo#92004, odoo/odoo#40053
    @Test
    void whoeverWantsToCloseIsToldBeforeCountingThatASaleIsOpenAndEscLeadsToIt() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F10).waitFor("Totals of the day");
        counter.press(KeyCode.ENTER).waitFor("Count the drawer").press(KeyCode.F5);

        counter.waitFor("The day cannot be closed: a sale is still open.").waitForRest();
        counter.picture("window-close-with-a-sale").press(KeyCode.ESCAPE).waitFor("£2.55");

        assertThat(navigation.place().get()).isEqualTo(Place.SALE);
        assertThat(till.openSale.basket()).isPresent();
    }

    private void atTheDrawer() {
        atTheSale();
        counter.press(KeyCode.F5).waitFor("What is to be done?").waitForRest();
    }

    private List<Object> facts() {
        List<Object> facts = new ArrayList<>();
        till.journal.reader().forEachFactOf(TillOnDisk.DAY, one -> facts.add(one.fact()));
        return facts;
    }
}
