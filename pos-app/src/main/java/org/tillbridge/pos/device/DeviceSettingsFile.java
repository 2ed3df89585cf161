package org.tillbridge.pos.device;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.camera.CameraAddress;
import org.tillbridge.pos.device.line.Connection;
import org.tillbridge.pos.device.line.Connection.Parsed;
import org.tillbridge.pos.device.printer.PrinterProfile;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// `devices.properties` in a workstation's folder: which devices it has, in lines that a person can
/// write too.
///
/// ```
/// printer.connection=network
/// printer.address=192.168.1.50:9100
/// printer.kind=epson-80
/// printer.answers=yes
/// printer.drawer=yes
/// scanner.address=/dev/ttyACM0 9600
/// customerDisplay=yes
/// camera.address=http://192.168.1.60:8080/video
/// ```
///
/// With JavaPOS, each address is a name in `jpos.xml`:
///
/// ```
/// printer.connection=javapos
/// printer.address=POSPrinter1
/// drawer.address=CashDrawer1
/// scanner.connection=javapos
/// scanner.address=Scanner1
/// customerDisplay=javapos
/// customerDisplay.address=LineDisplay1
/// ```
final class DeviceSettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceSettingsFile.class);
    private static final String NAME = "devices.properties";
    private static final String YES = "yes";
    private static final String JAVA_POS = "javapos";

    private final Path file;

    /// What a file says.
    ///
    /// @param wrong keys whose value is none; the device they are about is not used
    record Read(DeviceSettings settings, List<String> wrong) {
        Read {
            wrong = List.copyOf(wrong);
        }
    }

    DeviceSettingsFile(Path folder) {
        file = folder.resolve(NAME);
    }

    /// A file that is not there says that there are none.
    Read read() {
        Properties said = new Properties();
        if (!Files.exists(file)) {
            return new Read(DeviceSettings.NONE, List.of());
        }
        try (Reader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            said.load(lines);
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.error("{} cannot be read", file, unreadable);
            return new Read(DeviceSettings.NONE, List.of(NAME));
        }
        List<String> wrong = new ArrayList<>();
        DeviceSettings settings =
                new DeviceSettings(
                        printer(said, wrong),
                        scanner(said, wrong),
                        customerDisplay(said, wrong),
                        camera(said, wrong));
        return new Read(settings, wrong);
    }

    private static Optional<DeviceSettings.Printer> printer(Properties said, List<String> wrong) {
        Optional<Connection.Kind> kind =
                kind("printer.connection", List.of(Connection.Kind.values()), said, wrong);
        if (kind.equals(Optional.of(Connection.Kind.JAVA_POS))) {
            return named("printer.address", said, wrong)
                    .map(
                            printer ->
                                    new DeviceSettings.JavaPos(
                                            printer,
                                            address(
                                                    Connection.Kind.JAVA_POS,
                                                    Connection.JavaPos.class,
                                                    "drawer.address",
                                                    said,
                                                    wrong)));
        }
        return kind.flatMap(known -> escPos(known, said, wrong));
    }

    private static Optional<DeviceSettings.Printer> escPos(
            Connection.Kind kind, Properties said, List<String> wrong) {
        Optional<PrinterProfile> profile =
                PrinterProfile.of(said.getProperty("printer.kind", "").strip());
        if (profile.isEmpty()) {
            wrong.add("printer.kind");
        }
        String address = said.getProperty("printer.address", "");
        return connection(kind, "printer.address", address, wrong)
                .flatMap(
                        to ->
                                profile.map(
                                        of ->
                                                new DeviceSettings.EscPos(
                                                        to,
                                                        of,
                                                        said.getProperty("printer.answers", YES)
                                                                .equals(YES),
                                                        said.getProperty("printer.drawer", YES)
                                                                .equals(YES))));
    }

    private static Optional<Connection.OfScanner> scanner(Properties said, List<String> wrong) {
        Connection.Kind kind =
                kind("scanner.connection", Connection.Kind.OF_SCANNERS, said, wrong)
                        .orElse(Connection.Kind.SERIAL);
        return address(kind, Connection.OfScanner.class, "scanner.address", said, wrong);
    }

    private static Optional<DeviceSettings.CustomerDisplay> customerDisplay(
            Properties said, List<String> wrong) {
        return switch (said.getProperty("customerDisplay", "").strip()) {
            case YES -> Optional.of(new DeviceSettings.CustomerDisplay.Window());
            case JAVA_POS ->
                    named("customerDisplay.address", said, wrong)
                            .map(DeviceSettings.CustomerDisplay.Lines::new);
            default -> Optional.empty();
        };
    }

    private static Optional<CameraAddress> camera(Properties said, List<String> wrong) {
        String address = said.getProperty("camera.address", "");
        Optional<CameraAddress> camera = CameraAddress.parse(address);
        if (camera.isEmpty() && !address.isBlank()) {
            wrong.add("camera.address");
        }
        return camera;
    }

    private static Optional<Connection.Kind> kind(
            String key, List<Connection.Kind> among, Properties said, List<String> wrong) {
        String name = said.getProperty(key, "").strip();
        Optional<Connection.Kind> kind =
                among.stream().filter(each -> each.key().equals(name)).findFirst();
        if (kind.isEmpty() && !name.isEmpty()) {
            wrong.add(key);
        }
        return kind;
    }

    private static Optional<Connection.JavaPos> named(
            String key, Properties said, List<String> wrong) {
        return connection(Connection.Kind.JAVA_POS, key, said.getProperty(key, ""), wrong)
                .filter(Connection.JavaPos.class::isInstance)
                .map(Connection.JavaPos.class::cast);
    }

    /// Empty where there is none.
    private static <C extends Connection> Optional<C> address(
            Connection.Kind kind, Class<C> type, String key, Properties said, List<String> wrong) {
        String address = said.getProperty(key, "");
        return address.isBlank()
                ? Optional.empty()
                : connection(kind, key, address, wrong).filter(type::isInstance).map(type::cast);
    }

    private static Optional<Connection> connection(
            Connection.Kind kind, String key, String address, List<String> wrong) {
        return switch (Connection.parse(kind, address)) {
            case Parsed.Right(Connection connection) -> Optional.of(connection);
            case Parsed.Wrong(Connection.Flaw why) -> {
                LOG.error("{}: {} is wrong: {}", NAME, key, why);
                wrong.add(key);
                yield Optional.empty();
            }
        };
    }

    /// On disk when it returns.
    void write(DeviceSettings settings) throws IOException {
        StringBuilder lines = new StringBuilder();
        settings.printer().ifPresent(printer -> write(lines, printer));
        settings.scanner()
                .ifPresent(
                        scanner -> {
                            line(lines, "scanner.connection", scanner.kind().key());
                            line(lines, "scanner.address", scanner.address());
                        });
        switch (settings.customerDisplay().orElse(null)) {
            case DeviceSettings.CustomerDisplay.Lines(Connection.JavaPos to) -> {
                line(lines, "customerDisplay", JAVA_POS);
                line(lines, "customerDisplay.address", to.address());
            }
            case DeviceSettings.CustomerDisplay.Window() -> line(lines, "customerDisplay", YES);
            case null -> line(lines, "customerDisplay", "no");
        }
        settings.camera()
                .ifPresent(camera -> line(lines, "camera.address", camera.url().toString()));
        OwnerOnly.replace(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(StringBuilder lines, DeviceSettings.Printer printer) {
        line(lines, "printer.connection", printer.connection().kind().key());
        line(lines, "printer.address", printer.connection().address());
        switch (printer) {
            case DeviceSettings.EscPos escPos -> {
                line(lines, "printer.kind", escPos.profile().key());
                line(lines, "printer.answers", yesOrNo(escPos.answers()));
                line(lines, "printer.drawer", yesOrNo(escPos.hasDrawer()));
            }
            case DeviceSettings.JavaPos javaPos ->
                    javaPos.drawer().ifPresent(to -> line(lines, "drawer.address", to.address()));
        }
    }

    /// A backslash, as in `\\.\COM10`, is written twice.
    private static void line(StringBuilder lines, String key, String value) {
        lines.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n');
    }

    private static String yesOrNo(boolean yes) {
        return yes ? YES : "no";
    }
}
