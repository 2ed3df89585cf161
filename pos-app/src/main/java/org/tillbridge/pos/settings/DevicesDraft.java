package org.tillbridge.pos.settings;

import org.tillbridge.pos.device.DeviceSettings;
import org.tillbridge.pos.device.DeviceSettings.CustomerDisplay;
import org.tillbridge.pos.device.camera.CameraAddress;
import org.tillbridge.pos.device.line.Connection;
import org.tillbridge.pos.device.line.Connection.Kind;
import org.tillbridge.pos.device.line.Connection.Parsed;
import org.tillbridge.pos.device.printer.PrinterProfile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is chosen and typed of devices, right or wrong.
final class DevicesDraft {
    static final List<PrinterProfile> PROFILES = List.of(PrinterProfile.values());
    static final List<Kind> PRINTERS = List.of(Kind.values());
    static final int WINDOW = 1;
    static final int LINES = 2;

    int connection;
    String address;
    int profile;
    boolean answers;
    boolean drawer;
    String drawerName;
    int scannerConnection;
    String scanner;
    int customerDisplay;
    String displayName;
    private final Optional<CameraAddress> camera;

    DevicesDraft(DeviceSettings settings) {
        Optional<DeviceSettings.Printer> printer = settings.printer();
        Optional<DeviceSettings.EscPos> escPos = only(DeviceSettings.EscPos.class, printer);
        connection = printer.map(is -> PRINTERS.indexOf(is.connection().kind()) + 1).orElse(0);
        address = printer.map(is -> is.connection().address()).orElse("");
        profile = escPos.map(is -> PROFILES.indexOf(is.profile())).orElse(0);
        answers = escPos.map(DeviceSettings.EscPos::answers).orElse(true);
        drawer = escPos.map(DeviceSettings.EscPos::hasDrawer).orElse(true);
        drawerName =
                only(DeviceSettings.JavaPos.class, printer)
                        .flatMap(DeviceSettings.JavaPos::drawer)
                        .map(Connection.JavaPos::address)
                        .orElse("");
        scannerConnection =
                settings.scanner().map(is -> Kind.OF_SCANNERS.indexOf(is.kind()) + 1).orElse(0);
        scanner = settings.scanner().map(Connection::address).orElse("");
        customerDisplay =
                settings.customerDisplay()
                        .map(
                                is ->
                                        switch (is) {
                                            case CustomerDisplay.Window() -> WINDOW;
                                            case CustomerDisplay.Lines _ -> LINES;
                                        })
                        .orElse(0);
        displayName =
                only(CustomerDisplay.Lines.class, settings.customerDisplay())
                        .map(is -> is.connection().address())
                        .orElse("");
        camera = settings.camera();
    }

    private static <T> Optional<T> only(Class<T> type, Optional<?> of) {
        return of.filter(type::isInstance).map(type::cast);
    }

    Optional<Kind> printerKind() {
        return connection == 0 ? Optional.empty() : Optional.of(PRINTERS.get(connection - 1));
    }

    boolean isJavaPos() {
        return printerKind().equals(Optional.of(Kind.JAVA_POS));
    }

    Optional<Parsed> printerConnection() {
        return printerKind().map(kind -> Connection.parse(kind, address));
    }

    /// Empty where it has none, or one that hangs on the printer.
    Optional<Parsed> drawerConnection() {
        return isJavaPos() && !drawerName.isBlank()
                ? Optional.of(Connection.parse(Kind.JAVA_POS, drawerName))
                : Optional.empty();
    }

    Optional<Parsed> scannerParsed() {
        return scannerConnection == 0
                ? Optional.empty()
                : Optional.of(
                        Connection.parse(Kind.OF_SCANNERS.get(scannerConnection - 1), scanner));
    }

    Optional<Parsed> displayConnection() {
        return customerDisplay == LINES
                ? Optional.of(Connection.parse(Kind.JAVA_POS, displayName))
                : Optional.empty();
    }

    private static <C extends Connection> Optional<C> right(
            Class<C> type, Optional<Parsed> parsed) {
        return only(Parsed.Right.class, parsed)
                .map(Parsed.Right::connection)
                .filter(type::isInstance)
                .map(type::cast);
    }

    Optional<DeviceSettings.Printer> printer() {
        return isJavaPos()
                ? right(Connection.JavaPos.class, printerConnection())
                        .map(
                                to ->
                                        new DeviceSettings.JavaPos(
                                                to,
                                                right(
                                                        Connection.JavaPos.class,
                                                        drawerConnection())))
                : right(Connection.class, printerConnection())
                        .map(
                                to ->
                                        new DeviceSettings.EscPos(
                                                to, PROFILES.get(profile), answers, drawer));
    }

    Optional<Connection.JavaPos> display() {
        return right(Connection.JavaPos.class, displayConnection());
    }

    boolean isRight() {
        return Stream.of(
                        printerConnection(),
                        drawerConnection(),
                        scannerParsed(),
                        displayConnection())
                .flatMap(Optional::stream)
                .allMatch(Parsed.Right.class::isInstance);
    }

    DeviceSettings settings() {
        return new DeviceSettings(
                printer(),
                right(Connection.OfScanner.class, scannerParsed()),
                customerDisplay == WINDOW
                        ? Optional.of(new CustomerDisplay.Window())
                        : display().map(CustomerDisplay.Lines::new),
                camera);
    }
}
