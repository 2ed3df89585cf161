package org.tillbridge.demo.shop;

import org.tillbridge.demo.data.DemoData;
import org.tillbridge.hub.Hub;
import org.tillbridge.hub.HubSettings;
import org.tillbridge.hub.catalogue.ImportReport;
import org.tillbridge.hub.shop.SetupException;
import org.tillbridge.hub.shop.ShopSetup;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.HubAddress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A hub in this process with the demo shop in it, and a folder in which one till is enrolled.
///
/// @param odd where the hub keeps what was odd in the shop's files
record DemoShop(
        Hub hub, Path till, CodeSheet codes, ShopSetup.Taken taken, ImportReport report, Path odd)
        implements AutoCloseable {
    private static final String PRINTER_OF_SOFTWARE =
            """
            printer.connection=virtual
            printer.kind=epson-80
            """;

    /// Where the paper of the till's printer falls, drawn.
    Path paper() {
        return till.resolve("paper");
    }

    /// Sets everything up in an empty folder.
    static DemoShop open(Path folder) throws IOException, SetupException {
        DemoData data = DemoData.unpack(folder.resolve("data"));
        HubSettings settings = HubSettings.of(folder.resolve("hub"));
        Hub hub = Hub.start(settings);
        ShopSetup.Taken taken = hub.office().init(data.shop());
        Path odd = settings.folder().resolve(HubSettings.IMPORT_REPORT);
        ImportReport report = hub.office().importFrom(data.catalogues(), odd);
        Path till = Files.createDirectories(folder.resolve("till"));
        EnrolmentOutcome outcome =
                new Enroller(till)
                        .enrol(
                                new HubAddress(hub.address()),
                                hub.office()
                                        .code(new StoreId(1), Optional.of("Till 1"))
                                        .orElseThrow());
        if (!(outcome instanceof EnrolmentOutcome.Enrolled)) {
            hub.close();
            throw new IOException("The till could not be enrolled: " + outcome);
        }
        Files.writeString(till.resolve("devices.properties"), PRINTER_OF_SOFTWARE);
        return new DemoShop(hub, till, CodeSheet.read(data.codesToType()), taken, report, odd);
    }

    /// How many items are sold.
    int items() {
        return report.files().stream()
                .filter(file -> Path.of(file.file()).endsWith("items.tsv"))
                .mapToInt(ImportReport.FileTaken::taken)
                .sum();
    }

    @Override
    public void close() {
        hub.close();
    }
}
