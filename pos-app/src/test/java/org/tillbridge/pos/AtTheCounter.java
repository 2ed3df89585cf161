package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.day.XDayViewModel;
import org.tillbridge.pos.drawer.BlindCountViewModel;
import org.tillbridge.pos.drawer.FloatOpenTillViewModel;
import org.tillbridge.pos.receipt.PaperReceiptViewModel;
import org.tillbridge.pos.returns.UnprovenReturnViewModel;
import org.tillbridge.pos.sale.CashierSaleViewModel;
import org.tillbridge.pos.signon.PinSignOnViewModel;
import org.tillbridge.pos.tender.CashierTenderViewModel;
import org.tillbridge.pos.ui.InlineTasks;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Texts;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A till with its screens' models, and what hands do at it.
abstract class AtTheCounter {
    @TempDir Path folder;
    TillOnDisk till;
    final InlineTasks tasks = new InlineTasks();
    Navigation navigation;
    PinSignOnViewModel signOn;
    FloatOpenTillViewModel openTill;
    CashierSaleViewModel sale;
    CashierTenderViewModel tender;
    PaperReceiptViewModel receipt;
    UnprovenReturnViewModel returns;
    BlindCountViewModel count;
    XDayViewModel day;

    @BeforeEach
    void switchOn() {
        till = TillOnDisk.in(folder);
        show();
    }

    @AfterEach
    void switchOff() {
        till.close();
    }

    void openDay() {
        signOnAs(0, "3333");
        openTill.note(1);
        openTill.open();
        assertThat(place()).isEqualTo(Place.SALE);
    }

    void sell(String code, String cash) {
        sale.scanned(code);
        sale.pay();
        tender.given(cash);
        tender.finish();
    }

    void signOnAs(int person, String pin) {
        signOn.choose(person);
        for (char digit : pin.toCharArray()) {
            signOn.digit(Character.toString(digit));
        }
        signOn.signOn();
    }

    void countPieces(String... pieces) {
        for (String typed : pieces) {
            count.pieces(typed);
            count.next();
        }
    }

    Place place() {
        return navigation.place().get();
    }

    void show() {
        Texts texts = new Texts(Locale.UK, ZoneId.of("Europe/London"));
        navigation = new Navigation(Place.SIGN_ON);
        signOn =
                new PinSignOnViewModel(
                        till.signOn,
                        () -> new PinSignOnViewModel.ReadyWords("Till 2 is ready", List.of()),
                        () -> till.day.openDay().isPresent() ? Place.SALE : Place.OPEN_TILL,
                        new SimpleObjectProperty<>(Optional.empty()),
                        tasks,
                        navigation,
                        texts);
        openTill =
                new FloatOpenTillViewModel(
                        till.day, till.shelf, till.signOn, tasks, navigation, texts);
        sale =
                new CashierSaleViewModel(
                        till.sale,
                        till.openSale,
                        till.shelf,
                        till.signOn,
                        tasks,
                        navigation,
                        texts);
        receipt =
                new PaperReceiptViewModel(
                        till.receipts,
                        folder.resolve("receipts"),
                        code -> sale.scanned(code),
                        tasks,
                        navigation,
                        texts);
        tender =
                new CashierTenderViewModel(
                        till.tender, till.openSale, receipt, tasks, navigation, texts);
        returns =
                new UnprovenReturnViewModel(
                        till.returns, till.openSale, till.shelf, receipt, tasks, navigation, texts);
        count = new BlindCountViewModel(till.day, till.signOn, tasks, navigation, texts);
        day = new XDayViewModel(till.day, () -> 0, receipt::showAgain, tasks, navigation, texts);
    }
}
