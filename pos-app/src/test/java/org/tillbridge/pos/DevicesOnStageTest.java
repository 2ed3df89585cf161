package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import com.google.zxing.BarcodeFormat;

import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.device.SimulatedTerminal;
import org.tillbridge.pos.device.camera.HeldBeforeACamera;
import org.tillbridge.pos.device.camera.VirtualCamera;
import org.tillbridge.pos.device.javapos.JavaPosShop;
import org.tillbridge.pos.ui.Counter;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.sync.wire.LastingPort;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A till from its start, with the devices that its file of settings names.
@OnScreen
@Timeout(600)
class DevicesOnStageTest {
    private static final BufferedImage NOTHING =
            new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);

    @TempDir Path folder;
    private VirtualCamera camera;

    @BeforeEach
    void open() throws IOException {
        camera = VirtualCamera.at(LastingPort.find());
        TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
        TillOnDisk.openIn(folder).close();
    }

    @AfterEach
    void close() throws IOException {
        camera.close();
    }

    private void settings(String... lines) throws IOException {
        Files.writeString(folder.resolve("devices.properties"), String.join("\n", lines));
    }

    private static void signOn(Counter counter) {
        counter.waitFor("B. Evans").press(KeyCode.DOWN).type("3333").press(KeyCode.ENTER);
        counter.waitFor("New sale");
    }

    @Test
    void aJavaPosScannerRingsAndTheJavaPosDisplayShowsIt() throws IOException {
        JavaPosShop shop = new JavaPosShop(folder);
        settings(
                "scanner.connection=javapos",
                "scanner.address=" + shop.name("Scanner"),
                "customerDisplay=javapos",
                "customerDisplay.address=" + shop.name("Display"));
        try (TillOnStage till = TillOnStage.startedIn(folder);
                Counter counter = till.counter()) {
            signOn(counter);
            Waiting.until(shop.scanner::getDataEventEnabled);
            Waiting.until(
                    () ->
                            shop.display
                                    .lines()
                                    .equals(
                                            List.of(
                                                    "Welcome             ",
                                                    "Bath                ")));
            shop.scanner.scans("22214");
            counter.waitFor("1 item");
            Waiting.until(
                    () ->
                            shop.display
                                    .lines()
                                    .equals(
                                            List.of(
                                                    "Candle plate la 2.55",
                                                    "To pay      GBP 2.55")));
            counter.press(KeyCode.F12).waitFor("Finish sale");
            counter.type("500").waitFor("£2.45").press(KeyCode.ENTER).waitFor("Next customer");
            Waiting.until(
                    () ->
                            shop.display
                                    .lines()
                                    .equals(
                                            List.of(
                                                    "Thank you           ",
                                                    "Change      GBP 2.45")));
        }
    }

    @Test
    void theCameraAtTheSaleIsSwitchedOnByKeyRingsEachCodeOnceAndIsOffElsewhere()
            throws IOException {
        settings("camera.address=" + camera.stream().url());
        try (TillOnStage till = TillOnStage.startedIn(folder);
                Counter counter = till.counter()) {
            signOn(counter);
            counter.press(KeyCode.F10).waitFor("Camera");
            counter.tap("Camera").waitFor("Hold a code before the camera until it is read.");
            camera.show(HeldBeforeACamera.code("22214", BarcodeFormat.CODE_128));
            counter.waitFor("1 item");
            camera.show(HeldBeforeACamera.code("20886", BarcodeFormat.CODE_128));
            counter.waitFor("2 items").picture("sale-camera");

            counter.press(KeyCode.F10).waitFor("Camera").picture("sale-more-camera");
            counter.press(KeyCode.F10);
            counter.press(KeyCode.F3).waitFor("How many?");
            camera.show(HeldBeforeACamera.code("85099", BarcodeFormat.CODE_128));
            counter.waitFor("That scan was not rung. Answer this first, then scan again.");
            assertThat(fieldsWith("85099", counter)).isZero();
            counter.press(KeyCode.ESCAPE);

            camera.show(NOTHING);
            counter.press(KeyCode.F12).waitFor("Finish sale");
            Waiting.until(() -> !camera.isWatched());
            counter.press(KeyCode.ESCAPE);
            counter.waitFor("Hold a code before the camera until it is read.");
            Waiting.until(camera::isWatched);
            counter.press(KeyCode.F11);
            Waiting.until(() -> !camera.isWatched());
            Waiting.until(() -> !counter.shows("Hold a code before the camera until it is read."));
        }
    }

    private static long fieldsWith(String text, Counter counter) {
        return onFx(
                () ->
                        Counter.nodes(counter.scene().getRoot()).stream()
                                .filter(TextInputControl.class::isInstance)
                                .map(TextInputControl.class::cast)
                                .filter(field -> field.getText().contains(text))
                                .count());
    }

    /// JumpMind/openpos-framework#2160
    @Test
    void aCameraIsTriedInSettingsAndComesBackAfterItsPlugWasOut() throws IOException {
        int port = camera.port();
        camera.close();
        try (TillOnStage till = TillOnStage.startedIn(folder);
                Counter counter = till.counter()) {
            signOn(counter);
            counter.press(KeyCode.F10).waitFor("Settings").tap("Settings");
            counter.waitFor("About this till").press(KeyCode.F4).waitFor("Receipt printer");
            counter.press(KeyCode.F6).waitFor("A camera reads codes as a scanner does.");
            counter.type("camera").waitFor("A camera’s address begins with http:// or https://.");
            for (int letter = 0; letter < 6; letter++) {
                counter.press(KeyCode.BACK_SPACE);
            }
            counter.type("http://127.0.0.1:" + port + "/still");
            counter.press(KeyCode.F3);
            counter.waitFor("The camera is not there. It is tried again by itself.");
            counter.picture("camera-settings-gone");

            camera = VirtualCamera.at(port);
            camera.show(HeldBeforeACamera.code("5012345678900", BarcodeFormat.EAN_13));
            counter.waitFor("The scanner read 5012345678900").picture("camera-settings");
            counter.press(KeyCode.ENTER).waitFor("The devices are used from now on.");
            assertThat(till.services().printing().devices().settings().camera())
                    .contains(camera.still());
        }
    }

    @Test
    void theTerminalAndTheCustomersWindowAreTriedByKeysBeforeAnythingIsSaved() throws IOException {
        try (TillOnStage till = TillOnStage.startedIn(folder, SimulatedTerminal.atOnce());
                Counter counter = till.counter()) {
            signOn(counter);
            counter.press(KeyCode.F10).waitFor("Settings").tap("Settings");
            counter.waitFor("About this till").press(KeyCode.F4).waitFor("Receipt printer");
            assertThat(counter.shows("Test the display")).isFalse();
            counter.press(KeyCode.F9).waitFor("The payment terminal answers this till.");
            counter.picture("window-terminal-tried");

            counter.tap("A window of its own").waitFor("Test the display").press(KeyCode.F5);
            counter.waitFor("The display was given a test. Look whether it shows it.");
            Waiting.until(() -> onAnyWindow("1,234.50"));
            Waiting.until(() -> !onAnyWindow("1,234.50"));
        }
    }

    private static boolean onAnyWindow(String words) {
        return onFx(
                () ->
                        Window.getWindows().stream()
                                .filter(window -> window.getScene() != null)
                                .flatMap(
                                        window ->
                                                Counter.nodes(window.getScene().getRoot()).stream())
                                .filter(Labeled.class::isInstance)
                                .anyMatch(node -> words.equals(((Labeled) node).getText())));
    }
}
