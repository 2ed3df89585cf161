package org.tillbridge.benchmarks;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.demo.data.DemoData;
import org.tillbridge.hub.Hub;
import org.tillbridge.hub.HubSettings;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.TillStart;
import org.tillbridge.pos.Wiring;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.HubAddress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A hub with a catalogue, served over loopback, and tills that are enrolled at it.
final class BenchShop implements AutoCloseable {
    static final int ITEMS = 100_000;
    static final OperatorId OPERATOR = new OperatorId(2);
    private static final CurrencyUnit GBP = CurrencyUnit.GBP;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Hub hub;

    private BenchShop(Path folder, Hub hub) {
        this.folder = folder;
        this.hub = hub;
    }

    /// With a made-up catalogue of 100,000 items.
    static BenchShop open(Path folder) throws Exception {
        return open(folder, List.of(BigCatalogue.write(folder.resolve("catalogue"), ITEMS)));
    }

    /// With the real catalogue of the demo shop.
    static BenchShop openReal(Path folder) throws Exception {
        return open(folder, data(folder).catalogues());
    }

    private static BenchShop open(Path folder, List<Path> catalogues) throws Exception {
        Hub hub = Hub.start(HubSettings.of(folder.resolve("hub")).withPinIterations(1_000));
        hub.office().init(data(folder).shop());
        for (Path catalogue : catalogues) {
            hub.office().importFrom(catalogue);
        }
        return new BenchShop(folder, hub);
    }

    private static DemoData data(Path folder) {
        return DemoData.unpack(folder.resolve("data"));
    }

    /// Real invoices of the real catalogue's items.
    Path invoices() {
        return data(folder).invoices();
    }

    Hub hub() {
        return hub;
    }

    EnrolmentCode code() {
        return hub.office().code(new StoreId(1), Optional.empty()).orElseThrow();
    }

    /// @return the folder of the till that is enrolled now
    Path enrol(String name, EnrolmentCode code) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        EnrolmentOutcome outcome = new Enroller(place).enrol(new HubAddress(hub.address()), code);
        if (outcome instanceof EnrolmentOutcome.Enrolled) {
            return place;
        }
        throw new IllegalStateException("The till is not enrolled: " + outcome);
    }

    /// Enrols a till and starts it; it has not heard of anything yet.
    TillServices startTill(String name, EnrolmentCode code) throws IOException {
        TillStart.Outcome start = TillStart.start(Wiring.surroundings(enrol(name, code)));
        if (start instanceof TillStart.Outcome.Started(TillServices till)) {
            return till;
        }
        throw new IllegalStateException("The till does not start: " + start);
    }

    /// A till that knows the shop, with a day opened on it.
    TillServices openTill(String name) throws Exception {
        TillServices till = startTill(name, code());
        await(() -> till.engine().status().loaded());
        till.signOn().signOn(OPERATOR, "1234");
        till.day().open(till.day().proposedDate(), Money.of(GBP, 100));
        return till;
    }

    /// The status follows a moment later, so it is counted here.
    static void awaitSent(TillServices till) {
        await(
                () -> {
                    if (till.engine().status().unsent() > 0) {
                        return false;
                    }
                    till.engine().push().countUnsent();
                    return till.engine().status().unsent() == 0;
                });
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited longer than " + PATIENCE);
            }
            LockSupport.parkNanos(500_000);
        }
    }

    static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    @Override
    public void close() {
        hub.close();
    }
}
