package org.tillbridge.interleaver;

import static org.tillbridge.hub.ShopFixture.aShop;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.tillbridge.hub.BackOffice;
import org.tillbridge.hub.ChainFixture;
import org.tillbridge.hub.HubNode;
import org.tillbridge.hub.TestDatabase;
import org.tillbridge.hub.enrolment.EnrolmentOutcome.Enrolled;
import org.tillbridge.hub.enrolment.SpareEpochs;
import org.tillbridge.hub.http.RequestSignatures;
import org.tillbridge.hub.intake.ChunkSize;
import org.tillbridge.hub.intake.IntakeCounts;
import org.tillbridge.hub.intake.JournalIntake;
import org.tillbridge.hub.intake.PushOutcome;
import org.tillbridge.hub.shop.SetupException;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentRequest;
import org.tillbridge.sync.wire.FileKeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Two stores with two tills each, at a hub on a database of its own, and what can be done there.
final class Shop implements AutoCloseable {
    private static final Clock STANDING =
            Clock.fixed(Instant.parse("2010-12-01T10:00:00Z"), ZoneOffset.UTC);
    private static final int TILLS = 4;
    private static final int ITEMS = 3;
    private static final int SALES = 4;

    private final Path folder;
    private final HubNode hub;
    private final List<Till> tills = new ArrayList<>();
    private int enrolled;

    /// A till, what it sold, and how much of that is sent.
    private static final class Till {
        private final StoreId store;
        private final WorkstationId workstation;
        private final ChainFixture journal;
        private int sent;

        Till(Enrolled enrolled) {
            this.store = enrolled.answer().store();
            this.workstation = enrolled.answer().workstation();
            this.journal = new ChainFixture(store, workstation, enrolled.answer().first());
        }
    }

    private Shop(Path folder, HubNode hub) {
        this.folder = folder;
        this.hub = hub;
    }

    static Shop open(SplittableRandom random, StatementHook hook) {
        try {
            Path folder = Files.createTempDirectory("interleaver");
            HubNode hub =
                    HubNode.open(
                            TestDatabase.POSTGRES.settings(folder).withPinIterations(1),
                            new HubNode.Surroundings(
                                    STANDING,
                                    random.split(),
                                    hook,
                                    RequestSignatures::verifies,
                                    ChunkSize.USUAL,
                                    _ -> true));
            Shop shop = new Shop(folder, hub);
            shop.setUp(random);
            return shop;
        } catch (IOException | SetupException impossible) {
            throw new IllegalStateException("The shop cannot be set up", impossible);
        }
    }

    HubNode hub() {
        return hub;
    }

    /// How many tills there have to be.
    int enrolled() {
        return enrolled;
    }

    /// How many entries of a till have to be booked.
    int sentBy(WorkstationId workstation) {
        return tills.stream()
                .filter(till -> till.workstation.equals(workstation))
                .mapToInt(till -> till.sent)
                .sum();
    }

    /// Something that one of those who write does, drawn now, done later.
    Runnable job(SplittableRandom random) {
        String sku = "S" + (1 + random.nextInt(ITEMS));
        int number = 1 + random.nextInt(9);
        StoreId store = new StoreId(1 + random.nextInt(2));
        return switch (random.nextInt(8)) {
            case 0 ->
                    importing(
                            "prices.tsv",
                            "priceList\tsku\tprice\n%d\t%s\t%d.50\n"
                                    .formatted(store.number(), sku, number));
            case 1 ->
                    importing(
                            "items.tsv",
                            "sku\tname\tdepartment\tprice\n%s\tItem %d\t1\t%d\n"
                                    .formatted(sku, number, number));
            case 2 ->
                    importing(
                            "stock.tsv",
                            "store\tsku\tonHand\n%d\t%s\t%d\n"
                                    .formatted(store.number(), sku, number));
            case 3 -> enrolling(store);
            default -> pushing(tills.get(random.nextInt(TILLS)), 1 + random.nextInt(SALES), random);
        };
    }

    @Override
    public void close() {
        hub.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException("The folder cannot be deleted", undeletable);
        }
    }

    private void setUp(SplittableRandom random) throws IOException, SetupException {
        BackOffice office = hub.office();
        office.init(aShop().in(folder.resolve("shop")));
        for (int item = 1; item <= ITEMS; item++) {
            importing(
                            "items.tsv",
                            "sku\tname\tdepartment\tprice\nS%d\tItem\t1\t1.95\n".formatted(item))
                    .run();
        }
        for (int n = 0; n < TILLS; n++) {
            Till till = new Till(enrol(code(new StoreId(1 + n % 2)), key()));
            for (int sale = 0; sale < SALES; sale++) {
                int item = 1 + random.nextInt(ITEMS);
                till.journal.add(
                        new SaleCompleted(
                                aSale().numbered(till.journal.nextNumber())
                                        .known(till.journal.nextId())
                                        .of(1, article(item, "S" + item, "Item", 195))
                                        .paidIn(Tender.CASH)));
            }
            tills.add(till);
        }
    }

    private Runnable importing(String file, String content) {
        return () -> hub.office().importFile(file, content);
    }

    private Runnable enrolling(StoreId store) {
        EnrolmentCode code = code(store);
        FileKeys key = key();
        return () -> enrol(code, key);
    }

    /// From the first of its entries on: what is there already is answered as before.
    private Runnable pushing(Till till, int entries, SplittableRandom random) {
        till.sent = Math.max(till.sent, entries);
        JournalIntake intake =
                new JournalIntake(
                        hub.database(),
                        STANDING,
                        new IntakeCounts(),
                        new SpareEpochs(random.split()));
        return () -> {
            PushOutcome outcome = intake.push(till.store, till.journal.from(1, entries));
            if (!(outcome instanceof PushOutcome.Answered)) {
                throw new IllegalStateException("Not answered: " + outcome);
            }
        };
    }

    private EnrolmentCode code(StoreId store) {
        enrolled++;
        return hub.office().code(store, Optional.empty()).orElseThrow();
    }

    private FileKeys key() {
        try {
            return FileKeys.generate(folder.resolve("till" + enrolled + ".key"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("A key cannot be kept", unwritable);
        }
    }

    private Enrolled enrol(EnrolmentCode code, FileKeys key) {
        return (Enrolled) hub.office().enrol(EnrolmentRequest.of(code, key));
    }
}
