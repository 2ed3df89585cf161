package org.tillbridge.pos.settings;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.ReadOnlyObjectWrapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.device.DeviceSettings;
import org.tillbridge.pos.device.Devices.DevicesState;
import org.tillbridge.pos.device.TerminalTrial;
import org.tillbridge.pos.device.javapos.JavaPosShop;
import org.tillbridge.pos.device.line.Connection;
import org.tillbridge.pos.device.printer.PrinterOnTheNetwork;
import org.tillbridge.pos.device.printer.PrinterProfile;
import org.tillbridge.pos.device.printer.VirtualPrinter;
import org.tillbridge.pos.display.CustomerDisplayViewModel;
import org.tillbridge.pos.sale.ScanMeaning;
import org.tillbridge.pos.ui.InlineTasks;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The screen of devices, with all but the pixels.
class DevicesTest {
    private static final Texts ENGLISH = new Texts(Locale.UK, ZoneId.of("Europe/London"));

    @TempDir Path folder;
    private TillOnDisk till;
    private final List<CustomerDisplayViewModel.Shown> toCustomer = new ArrayList<>();
    private DevicesViewModel devices;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
        show();
    }

    @AfterEach
    void close() {
        till.close();
    }

    private void show() {
        Navigation navigation = new Navigation(Place.SETTINGS);
        ReadOnlyObjectWrapper<DevicesState> state =
                new ReadOnlyObjectWrapper<>(till.printing.devices().state());
        devices =
                new WorkstationDevicesViewModel(
                        till.printing,
                        new Trials(
                                new TerminalTrial(Optional.of(till.terminal), () -> new UUID(5, 1)),
                                toCustomer::add,
                                new ScanMeaning(till.shelf, ENGLISH)::of),
                        state,
                        new InlineTasks(),
                        navigation,
                        ENGLISH);
        navigation.goTo(Place.DEVICES);
    }

    @Test
    void aPrinterIsTriedBeforeItIsSavedAndKeptAfter() throws IOException {
        VirtualPrinter printer = new VirtualPrinter(PrinterProfile.CITIZEN_80);
        try (PrinterOnTheNetwork network = PrinterOnTheNetwork.of(printer)) {
            devices.connection(1);
            devices.address("127.0.0.1:" + network.port());
            devices.profile(3);
            devices.testPrint();
            devices.testDrawer();

            assertThat(printer.printed().getFirst().text())
                    .contains("123456789012345678901234567890123456789012345678", "äöüß éèçœ");
            assertThat(printer.kicks()).isEqualTo(1);
            assertThat(till.printing.devices().settings()).isEqualTo(DeviceSettings.NONE);

            devices.save();

            DeviceSettings saved = till.printing.devices().settings();
            assertThat(saved.printer())
                    .contains(
                            new DeviceSettings.EscPos(
                                    new Connection.Network("127.0.0.1", network.port()),
                                    PrinterProfile.CITIZEN_80,
                                    true,
                                    true));
            till = till.restarted();
            assertThat(till.printing.devices().settings()).isEqualTo(saved);
        }
    }

    @Test
    void theTerminalIsTriedWithoutTakingMoney() {
        devices.testTerminal();

        assertThat(devices.shown().get().message().map(Message::happened))
                .contains("The payment terminal answers this till.");
        assertThat(till.terminal.approvals()).isZero();
    }

    @Test
    void theCustomersOwnWindowIsTriedBeforeItIsSaved() {
        devices.customerDisplay(1);
        devices.testDisplay();

        assertThat(toCustomer).hasSize(1);
        assertThat(till.printing.devices().settings()).isEqualTo(DeviceSettings.NONE);
    }

    @Test
    void aPrinterThatIsNotThereIsToldInASentence() {
        devices.connection(1);
        devices.address("127.0.0.1:1");

        devices.testPrint();

        assertThat(devices.shown().get().message().map(Message::happened))
                .contains("The printer is not there.");
    }

    @ParameterizedTest
    @CsvSource({
        "1,'',The address is missing.",
        "1,'printer:99999',The port is a number from 1 to 65535.",
        "1,'printer:http',The port is a number from 1 to 65535.",
        "1,'a b'," + "'That is no address: letters, digits and points, such as 192.168.1.50.'",
        "2,'COM3 fast','After the port comes its speed, a number such as 19200.'",
        "2,'COM3 9600 8N1','After the port comes its speed, a number such as 19200.'"
    })
    void aWrongAddressIsToldInASentenceAndNotSaved(int connection, String typed, String sentence) {
        devices.connection(connection);
        devices.address(typed);

        assertThat(devices.shown().get().address().wrong()).isEqualTo(sentence);
        devices.save();
        assertThat(till.printing.devices().settings()).isEqualTo(DeviceSettings.NONE);
    }

    @Test
    void whatIsPrintedOnThisComputerLiesInItsFolder() throws IOException {
        devices.connection(5);
        devices.testPrint();

        assertThat(folder.resolve("paper").resolve("000001.png")).isNotEmptyFile();
    }

    @Test
    void aFileWithSomethingOddInItIsTold() throws IOException {
        Files.writeString(
                folder.resolve("devices.properties"),
                "printer.connection=smoke signals\nprinter.kind=epson-80\ncustomerDisplay=yes\n");
        till = till.restarted();
        show();

        assertThat(devices.shown().get().message().map(Message::happened))
                .contains("In devices.properties something is not understood: printer.connection.");
        assertThat(devices.shown().get().customerDisplay()).isEqualTo(1);
        assertThat(till.printing.devices().settings().printer()).isEqualTo(Optional.empty());
    }

    @Test
    void aScanHereSaysWhatWasRead() {
        devices.scanned("5012345678900");

        assertThat(devices.shown().get().message().map(Message::happened))
                .contains("The scanner read 5012345678900");
    }

    /// The label of a scale is tried as the scanner is, and nothing is rung.
    @ParameterizedTest
    @CsvSource({
        "22214,Candle plate lace white",
        "(01)09999999999994,Nothing here has this code.",
        "(01)09521234543214,The last digit of that code is not right.",
        "' ',That is no code.",
    })
    void aScanHereSaysWhatItWouldRing(String code, String meaning) {
        devices.scanned(code);

        assertThat(devices.shown().get().message().map(Message::toDo)).contains(meaning);
        assertThat(till.openSale.basket()).isEmpty();
    }

    @Test
    void theLabelOfAScaleAndALotAreSpeltOut() {
        till.put(Scope.CATALOGUE, Shop.item(500, "Cheese, ripe", "500", "04006381333931"));

        devices.scanned("]d20104006381333931310300048010L7");

        assertThat(devices.shown().get().message().map(Message::toDo).orElseThrow())
                .isEqualTo("Cheese, ripe · 0.48 · Lot L7");
    }

    @Test
    void aSerialScannerIsKeptAsItWasTyped() {
        devices.scannerConnection(1);
        devices.scanner("/dev/ttyACM0 115200");
        devices.save();

        assertThat(till.printing.devices().settings().scanner())
                .contains(new Connection.Serial("/dev/ttyACM0", 115_200));
    }

    @Test
    void javaPosDevicesAreTriedBeforeTheyAreSavedAndUsedAfter() {
        JavaPosShop shop = new JavaPosShop(folder);
        devices.connection(4);
        devices.address(shop.name("Printer"));
        devices.drawerName(shop.name("Drawer"));
        devices.testPrint();
        devices.testDrawer();
        devices.scannerConnection(2);
        devices.scanner(shop.name("Scanner"));
        devices.customerDisplay(2);
        devices.displayName(shop.name("Display"));
        devices.testDisplay();

        assertThat(devices.shown().get().message().map(Message::happened))
                .contains("The display was given a test. Look whether it shows it.");
        assertThat(shop.printer.papers()).hasSize(1);
        assertThat(shop.drawer.kicks()).isEqualTo(1);
        assertThat(shop.display.lines())
                .containsExactly("Test        1,234.50", "To pay          9.99");
        assertThat(till.printing.devices().settings()).isEqualTo(DeviceSettings.NONE);

        devices.save();
        DeviceSettings saved = till.printing.devices().settings();
        assertThat(saved.printer())
                .contains(
                        new DeviceSettings.JavaPos(
                                new Connection.JavaPos(shop.name("Printer")),
                                Optional.of(new Connection.JavaPos(shop.name("Drawer")))));
        till = till.restarted();
        assertThat(till.printing.devices().settings()).isEqualTo(saved);
        show();
        devices.testPrint();
        devices.testDrawer();
        assertThat(shop.printer.papers()).hasSize(2);
        assertThat(shop.drawer.kicks()).isEqualTo(2);
    }

    @Test
    void aJavaPosNameThatIsNotInstalledIsToldInASentence() {
        JavaPosShop shop = new JavaPosShop(folder);
        devices.connection(4);
        devices.address(shop.name("NoDriver"));
        devices.testPrint();

        assertThat(devices.shown().get().message().map(Message::happened))
                .contains("Nothing with this name is installed.");
    }
}
