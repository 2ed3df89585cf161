package org.tillbridge.pos.receipt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.Waiting;
import org.tillbridge.pos.device.DeviceSettings;
import org.tillbridge.pos.device.line.Connection;
import org.tillbridge.pos.device.printer.PrintedPaper;
import org.tillbridge.pos.device.printer.PrinterOnTheNetwork;
import org.tillbridge.pos.device.printer.PrinterProfile;
import org.tillbridge.pos.device.printer.QueueState;
import org.tillbridge.pos.device.printer.VirtualPrinter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A till that prints: a real journal, a real wire, a printer of software at its end.
abstract class AtThePrinter {
    @TempDir Path folder;
    final VirtualPrinter printer = new VirtualPrinter(PrinterProfile.EPSON_80);
    PrinterOnTheNetwork network;
    TillOnDisk till;

    @BeforeEach
    void open() throws IOException {
        network = PrinterOnTheNetwork.of(printer);
        till = TillOnDisk.openIn(folder);
        till.printing
                .devices()
                .use(
                        DeviceSettings.NONE.with(
                                Optional.of(
                                        new DeviceSettings.EscPos(
                                                new Connection.Network("127.0.0.1", network.port()),
                                                PrinterProfile.EPSON_80,
                                                true,
                                                true))));
    }

    @AfterEach
    void close() throws IOException {
        till.close();
        network.close();
    }

    /// What came out and was cut off.
    List<String> papers() {
        return printer.printed().stream()
                .filter(PrintedPaper::cut)
                .map(PrintedPaper::text)
                .toList();
    }

    /// Devices are opened while the till starts.
    QueueState queue() {
        Waiting.until(() -> till.printing.devices().state().printer().isPresent());
        return till.printing.devices().state().printer().orElseThrow();
    }
}
