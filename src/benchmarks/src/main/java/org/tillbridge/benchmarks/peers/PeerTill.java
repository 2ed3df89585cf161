package org.tillbridge.benchmarks.peers;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.benchmarks.CashSale;
import org.tillbridge.benchmarks.CashSale.Piece;
import org.tillbridge.benchmarks.ListedGoods;
import org.tillbridge.benchmarks.LiveHeap;
import org.tillbridge.demo.data.DemoData;
import org.tillbridge.demo.replay.Invoice;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.TillStart;
import org.tillbridge.pos.Wiring;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.sync.journal.Draft;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.replica.ItemMatch;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.HubAddress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// A till in a process of its own. It does what its standard input tells it, a line each, and
/// answers each with a line that begins with [#MARK].
final class PeerTill implements AutoCloseable {
    static final String MARK = "@peer ";

    /// Before the megabytes.
    static final String WEIGHED = "weighed ";

    private static final OperatorId OPERATOR = new OperatorId(2);

    private static final CurrencyUnit GBP = CurrencyUnit.GBP;

    /// No hub knows it.
    private static final Goods POISON =
            new Goods.OfItem(new ItemId(999_999_999), "Nowhere", new ItemCode("NOWHERE"));

    private final Path folder;
    private final PeerRows rows;
    private final Semaphore news = new Semaphore(0);
    private final Map<String, ListedGoods> goods = new HashMap<>();
    private Optional<TillServices> running = Optional.empty();

    private PeerTill(Path folder, PeerRows rows) {
        this.folder = folder;
        this.rows = rows;
    }

    /// @param arguments the till's folder, and one for the rows
    public static void main(String[] arguments) throws IOException {
        PeerRows rows = new PeerRows(DemoData.unpack(Path.of(arguments[1])));
        try (PeerTill till = new PeerTill(Path.of(arguments[0]), rows);
                BufferedReader told =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            say("ready");
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                till.obey(List.of(line.split(" ", -1)));
            }
        }
    }

    private void obey(List<String> words) throws IOException {
        switch (words.getFirst()) {
            case "enrol" -> enrol(words.get(1), words.get(2));
            case "nothing" -> {}
            case "start" -> start();
            case "load" -> load();
            case "cut" -> till().hubSwitch().cut();
            case "queue" -> queue(Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)));
            case "drain" -> drain();
            case "weigh" -> weigh();
            case "sending" -> awaitFirstSent();
            case "watch" -> watch(words.get(1), Long.parseLong(words.get(2)));
            default -> throw new IllegalArgumentException("Told " + words);
        }
        say(words.getFirst());
    }

    private void enrol(String address, String code) throws IOException {
        EnrolmentOutcome outcome =
                new Enroller(folder)
                        .enrol(HubAddress.parse(address), EnrolmentCode.parse(code).orElseThrow());
        if (!(outcome instanceof EnrolmentOutcome.Enrolled)) {
            throw new IllegalStateException("Not enrolled: " + outcome);
        }
    }

    /// Starts it, and waits until all rows answer.
    private void load() throws IOException {
        if (running.isEmpty()) {
            start();
        }
        await(() -> till().engine().status().loaded());
    }

    private void start() throws IOException {
        if (!(TillStart.start(Wiring.surroundings(folder))
                instanceof TillStart.Outcome.Started(TillServices till))) {
            throw new IllegalStateException("The till does not start");
        }
        till.engine().listen(_ -> news.release());
        till.replica().listen(_ -> news.release());
        running = Optional.of(till);
    }

    /// Records so many sales, each its own durable transaction.
    ///
    /// @param poison which of them sells what the hub does not know; -1 for none
    private void queue(int count, int poison) throws IOException {
        List<Invoice> sales = rows.sales(count);
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        for (int n = 0; n < count; n++) {
            List<Piece> pieces = pieces(sales.get(n), n == poison);
            boolean sale = pieces.getFirst().quantity() > 0;
            last =
                    till().journal()
                            .append(
                                    Draft.document(
                                            OPERATOR,
                                            CashSale.DAY,
                                            number -> {
                                                var made =
                                                        CashSale.of(number, pieces, Instant.now());
                                                return sale
                                                        ? new SaleCompleted(made)
                                                        : new ReturnCompleted(made);
                                            }));
        }
        last.join();
    }

    private List<Piece> pieces(Invoice invoice, boolean poisoned) {
        return poisoned
                ? List.of(new Piece(POISON, 1, Money.of(GBP, 1)))
                : invoice.lines().stream().map(this::piece).toList();
    }

    private Piece piece(Invoice.Line line) {
        return goods.computeIfAbsent(line.sku(), this::lookUp).piece(line);
    }

    /// What is no item is sold by department, as at any till.
    private ListedGoods lookUp(String sku) {
        ItemCode code = ItemCode.parse(sku).orElseThrow();
        return ListedGoods.find(code, till().reader())
                .orElseGet(
                        () ->
                                new ListedGoods(
                                        new Goods.OfDepartment(
                                                new DepartmentId(1),
                                                "Home and gifts",
                                                Optional.of(code),
                                                ""),
                                        Optional.empty()));
    }

    /// Lets it go to the hub, and waits until the hub has said of everything that it has it.
    private void drain() {
        till().hubSwitch().restore();
        await(
                () -> {
                    if (till().engine().status().unsent() == 0) {
                        till().engine().push().countUnsent();
                    }
                    return till().engine().status().unsent() == 0;
                });
    }

    /// Drains, and says how many megabytes more than before were in use meanwhile, at most.
    private void weigh() {
        long idle = inUse();
        AtomicLong most = new AtomicLong(idle);
        Thread scales =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    while (!Thread.interrupted()) {
                                        most.accumulateAndGet(inUse(), Math::max);
                                    }
                                });
        drain();
        scales.interrupt();
        say(WEIGHED + (most.get() - idle) / 1_000_000);
    }

    private static long inUse() {
        return (long) (LiveHeap.megabytes() * 1e6);
    }

    /// Waits until the hub has taken some of what waited.
    private void awaitFirstSent() {
        till().engine().push().countUnsent();
        long waiting = till().engine().status().unsent();
        await(() -> waiting == 0 || till().engine().status().unsent() < waiting);
    }

    /// Says that it waits, then waits until an item has a price.
    private void watch(String sku, long pence) {
        ItemId item =
                ((ItemMatch.Found) till().reader().find(ItemCode.parse(sku).orElseThrow()))
                        .item()
                        .id();
        say("watching");
        await(
                () ->
                        till().reader()
                                .price(item, Instant.now().plusSeconds(1))
                                .filter(price -> price.tenThousandths() == pence * 100)
                                .isPresent());
    }

    private void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            news.acquireUninterruptibly();
            news.drainPermits();
        }
    }

    private TillServices till() {
        return running.orElseThrow();
    }

    private static void say(String what) {
        System.out.println(MARK + what);
    }

    @Override
    public void close() {
        running.ifPresent(TillServices::close);
    }
}
