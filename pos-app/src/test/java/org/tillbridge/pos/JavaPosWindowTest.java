package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.DeviceSettings;
import org.tillbridge.pos.device.javapos.JavaPosShop;
import org.tillbridge.pos.device.line.Connection;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Place;

import java.io.IOException;
import java.util.Optional;

/// A sale with a printer, a drawer and a scanner of JavaPOS, at the real window.
@OnScreen
class JavaPosWindowTest extends AtTheWindow {
    @Test
    void aSaleGoesOnWhileThePrinterHangsAndItsReceiptComesWhenItIsBack() throws IOException {
        JavaPosShop shop = new JavaPosShop(folder);
        atTheSale();
        till.printing
                .devices()
                .use(
                        DeviceSettings.NONE.with(
                                Optional.of(
                                        new DeviceSettings.JavaPos(
                                                new Connection.JavaPos(shop.name("Printer")),
                                                Optional.of(
                                                        new Connection.JavaPos(
                                                                shop.name("Drawer")))))));
        shop.printer.hangs(true);
        sell();
        sell();
        assertThat(shop.printer.papers()).isEmpty();

        shop.printer.hangs(false);
        Waiting.until(() -> shop.printer.papers().size() == 2);
        Waiting.until(() -> shop.drawer.kicks() > 0);
    }

    private void sell() {
        onFx(
                () -> {
                    navigation.goTo(Place.SALE);
                    return true;
                });
        counter.scan("22214").waitFor("1 item");
        counter.press(KeyCode.F12).waitFor("Finish sale");
        counter.type("500").waitFor("£2.45").press(KeyCode.ENTER).waitFor("Next customer");
        counter.press(KeyCode.ENTER);
    }
}
