package org.tillbridge.pos.device;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import java.util.Arrays;
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
/// ```
final class DeviceSettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceSettingsFile.class);
    private static final String NAME = "devices.properties";
    private static final String YES = "yes";

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
                        said.getProperty("customerDisplay", "").equals(YES));
        return new Read(settings, wrong);
    }

    private static Optional<DeviceSettings.Printer> printer(Properties said, List<String> wrong) {
        String connection = said.getProperty("printer.connection", "").strip();
        if (connection.isEmpty()) {
            return Optional.empty();
        }
        Optional<Connection.Kind> kind =
                Arrays.stream(Connection.Kind.values())
                        .filter(each -> each.key().equals(connection))
                        .findFirst();
        Optional<PrinterProfile> profile =
                PrinterProfile.of(said.getProperty("printer.kind", "").strip());
        if (kind.isEmpty()) {
            wrong.add("printer.connection");
        }
        if (profile.isEmpty()) {
            wrong.add("printer.kind");
        }
        return kind.flatMap(
                        known ->
                                connection(
                                        known,
                                        "printer.address",
                                        said.getProperty("printer.address", ""),
                                        wrong))
                .flatMap(
                        known ->
                                profile.map(
                                        of ->
                                                new DeviceSettings.Printer(
                                                        known,
                                                        of,
                                                        said.getProperty("printer.answers", YES)
                                                                .equals(YES),
                                                        said.getProperty("printer.drawer", YES)
                                                                .equals(YES))));
    }

    private static Optional<Connection.Serial> scanner(Properties said, List<String> wrong) {
        String address = said.getProperty("scanner.address", "");
        return address.isBlank()
                ? Optional.empty()
                : connection(Connection.Kind.SERIAL, "scanner.address", address, wrong)
                        .filter(Connection.Serial.class::isInstance)
                        .map(Connection.Serial.class::cast);
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
        settings.printer()
                .ifPresent(
                        printer -> {
                            line(lines, "printer.connection", printer.connection().kind().key());
                            line(lines, "printer.address", printer.connection().address());
                            line(lines, "printer.kind", printer.profile().key());
                            line(lines, "printer.answers", yesOrNo(printer.answers()));
                            line(lines, "printer.drawer", yesOrNo(printer.drawer()));
                        });
        settings.scanner().ifPresent(port -> line(lines, "scanner.address", port.address()));
        line(lines, "customerDisplay", yesOrNo(settings.customerDisplay()));
        OwnerOnly.replace(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// A backslash, as in `\\.\COM10`, is written twice.
    private static void line(StringBuilder lines, String key, String value) {
        lines.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n');
    }

    private static String yesOrNo(boolean yes) {
        return yes ? YES : "no";
    }
}
