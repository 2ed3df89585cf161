package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.approval.ApprovalViewModel;
import org.tillbridge.pos.drawer.DrawerCountViewModel;
import org.tillbridge.pos.drawer.OpenTillViewModel;
import org.tillbridge.pos.receipt.ReceiptViewModel;
import org.tillbridge.pos.report.DayViewModel;
import org.tillbridge.pos.returns.ReturnViewModel;
import org.tillbridge.pos.sale.SaleViewModel;
import org.tillbridge.pos.signon.SignOnViewModel;
import org.tillbridge.pos.tender.TenderViewModel;
import org.tillbridge.pos.ui.InlineTasks;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.replica.Shop;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;

/// A till with its screens' models, and what hands do at it.
abstract class AtTheCounter {
    @TempDir Path folder;
    TillOnDisk till;
    final InlineTasks tasks = new InlineTasks();
    Navigation navigation;
    SignOnViewModel signOn;
    OpenTillViewModel openTill;
    SaleViewModel sale;
    TenderViewModel tender;
    ReceiptViewModel receipt;
    ReturnViewModel returns;
    DrawerCountViewModel count;
    DayViewModel day;
    ApprovalViewModel approval;

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

    /// By the only one who may.
    void approveWith(String pin) {
        for (char digit : pin.toCharArray()) {
            approval.digit(Character.toString(digit));
        }
        approval.approve();
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
        Texts texts = new Texts(Locale.UK, ZoneId.of("Europe/London"), Shop.GBP);
        navigation = new Navigation(Place.SIGN_ON);
        TillViewModels models =
                ModelsOnDisk.of(
                        till,
                        folder.resolve("receipts"),
                        tasks,
                        navigation,
                        texts,
                        new SimpleObjectProperty<>());
        signOn = models.signOn();
        openTill = models.openTill();
        sale = models.sale();
        tender = models.tender();
        receipt = models.receipt();
        returns = models.returns();
        count = models.drawerCount();
        day = models.day();
        approval = models.approval();
    }
}
