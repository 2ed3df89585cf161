package org.tillbridge.interleaver;

import static org.tillbridge.hub.ShopFixture.aShop;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.tillbridge.hub.BackOffice;
import org.tillbridge.hub.HubNode;
import org.tillbridge.hub.HubSettings;
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
import org.tillbridge.seeds.Sometimes;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentRequest;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.PushRequest;

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
import java.util.UUID;
import java.util.stream.Stream;

/// Two stores with two tills each and three where goods come back, at two nodes of a hub on a
/// database of its own, and what can be done there.
final class Shop implements AutoCloseable {
    private static final Clock STANDING =
            Clock.fixed(Instant.parse("2010-12-01T10:00:00Z"), ZoneOffset.UTC);
    private static final int TILLS = 4;
    private static final int ITEMS = 3;
    private static final int SALES = 4;
    private static final int NODES = 2;
    private static final String KEY = "hub.key";
    private static final int DESKS = 3;
    private static final int SOLD_OF_A_LINE = 3;
    private static final Article ARTICLE = article(1, "S1", "Item", 195);

    private final Path folder;
    private final List<HubNode> nodes = new ArrayList<>();
    private final ReturnDesk returns;
    private final List<Till> tills = new ArrayList<>();
    private final List<Till> desks = new ArrayList<>();
    private final List<UUID> sold = new ArrayList<>();
    private int enrolled;

    private Shop(Path folder, ReturnDesk returns) {
        this.folder = folder;
        this.returns = returns;
    }

    static Shop open(SplittableRandom random, StatementHook hook, Sometimes sometimes) {
        try {
            Path folder = Files.createTempDirectory("interleaver");
            Shop shop = new Shop(folder, new ReturnDesk(STANDING, ARTICLE, sometimes));
            HubSettings settings = TestDatabase.POSTGRES.settings(folder).withPinIterations(1);
            shop.openNode(settings, random, hook);
            shop.setUp(random);
            while (shop.nodes.size() < NODES) {
                Path other = Files.createDirectory(folder.resolve("node" + shop.nodes.size()));
                Files.copy(folder.resolve(KEY), other.resolve(KEY));
                shop.openNode(
                        HubSettings.of(other)
                                .withPinIterations(1)
                                .withDatabase(settings.database()),
                        random,
                        hook);
            }
            return shop;
        } catch (IOException | SetupException impossible) {
            throw new IllegalStateException("The shop cannot be set up", impossible);
        }
    }

    private void openNode(HubSettings settings, SplittableRandom random, StatementHook hook) {
        nodes.add(
                HubNode.open(
                        settings,
                        new HubNode.Surroundings(
                                STANDING,
                                random.split(),
                                hook,
                                RequestSignatures::verifies,
                                ChunkSize.USUAL,
                                _ -> true)));
    }

    HubNode hub() {
        return nodes.getFirst();
    }

    /// Of one database.
    List<HubNode> nodes() {
        return List.copyOf(nodes);
    }

    /// How many tills there have to be.
    int enrolled() {
        return enrolled;
    }

    /// How many entries of a till have to be booked.
    int sentBy(WorkstationId workstation) {
        return Stream.concat(tills.stream(), desks.stream())
                .filter(till -> till.workstation().equals(workstation))
                .mapToInt(Till::sent)
                .sum();
    }

    /// Whether of what was sold no more came back than there was, and all of that is known.
    ///
    /// @throws IllegalStateException if not
    void checkReturns() {
        sold.forEach(sale -> returns.check(hub().database(), sale, tills.getFirst()));
    }

    /// Something that one of those who write does, drawn now, done later.
    ///
    /// @param writer 0, 1 or 2
    Runnable job(int writer, SplittableRandom random) {
        HubNode node = nodes.get(writer % NODES);
        String sku = "S" + (1 + random.nextInt(ITEMS));
        int number = 1 + random.nextInt(9);
        StoreId store = new StoreId(1 + random.nextInt(2));
        return switch (random.nextInt(12)) {
            case 0 ->
                    importing(
                            node,
                            "prices.tsv",
                            "priceList\tsku\tprice\n%d\t%s\t%d.50\n"
                                    .formatted(store.number(), sku, number));
            case 1 ->
                    importing(
                            node,
                            "items.tsv",
                            "sku\tname\tdepartment\tprice\n%s\tItem %d\t1\t%d\n"
                                    .formatted(sku, number, number));
            case 2 ->
                    importing(
                            node,
                            "stock.tsv",
                            "store\tsku\tonHand\n%d\t%s\t%d\n"
                                    .formatted(store.number(), sku, number));
            case 3 -> enrolling(node, store);
            case 4, 5, 6, 7 -> bringingBack(node, desks.get(writer), random);
            default ->
                    pushing(
                            node,
                            tills.get(random.nextInt(TILLS)),
                            1 + random.nextInt(SALES),
                            random);
        };
    }

    @Override
    public void close() {
        nodes.forEach(HubNode::close);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException("The folder cannot be deleted", undeletable);
        }
    }

    private void setUp(SplittableRandom random) throws IOException, SetupException {
        BackOffice office = hub().office();
        office.init(aShop().in(folder.resolve("shop")));
        for (int item = 1; item <= ITEMS; item++) {
            importing(
                            hub(),
                            "items.tsv",
                            "sku\tname\tdepartment\tprice\nS%d\tItem\t1\t1.95\n".formatted(item))
                    .run();
        }
        for (int n = 0; n < TILLS; n++) {
            Till till = enrolled(new StoreId(1 + n % 2));
            for (int sale = 0; sale < SALES; sale++) {
                int item = 1 + random.nextInt(ITEMS);
                till.journal()
                        .add(
                                new SaleCompleted(
                                        aSale().numbered(till.journal().nextNumber())
                                                .known(till.journal().nextId())
                                                .of(1, article(item, "S" + item, "Item", 195))
                                                .paidIn(Tender.CASH)));
            }
            tills.add(till);
        }
        for (int n = 0; n < DESKS; n++) {
            desks.add(enrolled(new StoreId(1 + n % 2)));
        }
        for (Till desk : desks.subList(0, 2)) {
            sold.add(sell(desk, random));
        }
    }

    private Till enrolled(StoreId store) {
        return new Till(enrol(hub(), code(store), key()));
    }

    /// Two lines, which the hub knows of.
    private UUID sell(Till till, SplittableRandom random) {
        UUID sale = till.journal().nextId();
        till.journal()
                .add(
                        new SaleCompleted(
                                aSale().numbered(till.journal().nextNumber())
                                        .known(sale)
                                        .of(SOLD_OF_A_LINE, ARTICLE)
                                        .of(SOLD_OF_A_LINE, ARTICLE)
                                        .paidIn(Tender.CASH)));
        intake(hub(), random).push(till.store(), till.last());
        return sale;
    }

    private Runnable bringingBack(HubNode node, Till till, SplittableRandom random) {
        int sale = random.nextInt(sold.size());
        List<List<Integer>> lines = List.of(List.of(1), List.of(2), List.of(1, 2));
        ReturnDesk.Wish wish =
                new ReturnDesk.Wish(
                        desks.get(sale).store(),
                        sold.get(sale),
                        lines.get(random.nextInt(lines.size())),
                        random.nextBoolean(),
                        random.nextInt(3) == 0);
        JournalIntake intake = intake(node, random);
        return () -> returns.takeBack(node.database(), intake, till, wish);
    }

    private static JournalIntake intake(HubNode node, SplittableRandom random) {
        return new JournalIntake(
                node.database(), STANDING, new IntakeCounts(), new SpareEpochs(random.split()));
    }

    private static Runnable importing(HubNode node, String file, String content) {
        return () -> node.office().importFile(file, content);
    }

    private Runnable enrolling(HubNode node, StoreId store) {
        EnrolmentCode code = code(store);
        FileKeys key = key();
        return () -> enrol(node, code, key);
    }

    /// From the first of its entries on: what is there already is answered as before.
    private static Runnable pushing(HubNode node, Till till, int entries, SplittableRandom random) {
        PushRequest request = till.upTo(entries);
        JournalIntake intake = intake(node, random);
        return () -> {
            PushOutcome outcome = intake.push(till.store(), request);
            if (!(outcome instanceof PushOutcome.Answered)) {
                throw new IllegalStateException("Not answered: " + outcome);
            }
        };
    }

    private EnrolmentCode code(StoreId store) {
        enrolled++;
        return hub().office().code(store, Optional.empty()).orElseThrow();
    }

    private FileKeys key() {
        try {
            return FileKeys.generate(folder.resolve("till" + enrolled + ".key"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("A key cannot be kept", unwritable);
        }
    }

    private static Enrolled enrol(HubNode node, EnrolmentCode code, FileKeys key) {
        return (Enrolled) node.office().enrol(EnrolmentRequest.of(code, key));
    }
}
