package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ShopFixture.aShop;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.tillbridge.demo.data.DemoData;
import org.tillbridge.demo.replay.Invoice;
import org.tillbridge.demo.replay.InvoiceFiles;
import org.tillbridge.hub.AtOnce;
import org.tillbridge.hub.Hub;
import org.tillbridge.hub.HubSettings;
import org.tillbridge.hub.TillFixture;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.wire.HttpHubLink;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.PushAnswer;
import org.tillbridge.sync.wire.PushOutcome;

import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What shops tell of a full shop: sales that went missing in a burst, that came twice, and nothing
/// in the log. Real HTTP; what is sent is read back as it was booked. Alone, because the simulator
/// silences all logs.
@Isolated
@Timeout(600)
class ManyAtOnceTest {
    private static final Article CANDLE = article(1, "21201", "Candle, ivory", 195);

    @TempDir Path folder;
    private Hub hub;

    @BeforeEach
    void startTheHub() throws Exception {
        hub = Hub.start(HubSettings.of(folder.resolve("hub")).withPinIterations(1_000));
        hub.office().init(aShop().in(folder.resolve("shop")));
        hub.office()
                .importFile(
                        "items.tsv",
                        "sku\tname\tdepartment\tprice\n21201\tCandle, ivory\t1\t1.95\n");
    }

    @AfterEach
    void stopTheHub() {
        hub.close();
    }

    /// powersync-ja/powersync-js#605: quick bursts go missing at receivers, calm traffic arrives.
    @Test
    void ofAThousandSalesAtOnceFromTenTillsEachArrivesOnce() throws Exception {
        List<TillFixture> tills = tills(10);
        for (TillFixture till : tills) {
            for (int n = 0; n < 100; n++) {
                sell(till, aSale().of(1, CANDLE));
            }
        }

        List<Callable<PushAnswer>> burst = new ArrayList<>();
        for (TillFixture till : tills) {
            for (int from = 1; from <= 100; from += 10) {
                int first = from;
                burst.add(() -> accepted(till, first, 10));
            }
        }
        AtOnce.all(burst);

        assertThat(figures().workstations())
                .allMatch(till -> till.entries().booked() == 100)
                .allMatch(till -> till.revenue().equals(List.of(revenue(100, 100 * 195))));
        assertThat(figures().agree()).isTrue();
        assertThat(tills.getFirst().lastStoreRows())
                .anyMatch(row -> row.toString().contains("{\"item\":1,\"onHand\":-1000000}"));
    }

    /// frappe/erpnext#12971: online, with eight tills, one invoice in fifteen was posted twice
    /// within seconds. Here one push in ten is sent twice at once.
    @Test
    void eightTillsPostEachOfTwoThousandRealBasketsOnce() throws Exception {
        List<List<Invoice.Line>> baskets = realBaskets(2_000);
        Map<String, Integer> items = brought(baskets);
        List<TillFixture> tills = tills(8);
        List<Callable<Long>> work = new ArrayList<>();
        for (int t = 0; t < tills.size(); t++) {
            TillFixture till = tills.get(t);
            int first = t;
            work.add(
                    () -> {
                        long taken = 0;
                        for (int n = first; n < baskets.size(); n += tills.size()) {
                            RetailTransaction sale = sell(till, basket(baskets.get(n), items));
                            taken += sale.total().getAmountMinorLong();
                            post(till, n / tills.size() % 10 == 0 ? 2 : 1);
                        }
                        return taken;
                    });
        }
        long taken = AtOnce.all(work).stream().mapToLong(Long::longValue).sum();

        Figures figures = figures();
        assertThat(figures.agree()).as(figures.toString()).isTrue();
        assertThat(figures.workstations())
                .allMatch(till -> till.parkedEffects() == 0)
                .allMatch(till -> till.entries().booked() == 250)
                .allMatch(till -> till.series().stream().allMatch(one -> one.last() == 250));
        assertThat(
                        figures.workstations().stream()
                                .flatMap(till -> till.revenue().stream())
                                .mapToLong(Figures.Revenue::total)
                                .sum())
                .isEqualTo(taken);
        assertThat(moved(figures)).isEqualTo(sold(baskets, items));
    }

    /// odoo/odoo#51217: some 300 users at once, many printed bills missing, and no log.
    @Test
    void ofThreeHundredTillsAtOnceNoNumberIsMissingAndEachRefusalIsInTheLog() throws Exception {
        List<TillFixture> tills = tills(300);
        List<TillFixture> stranger =
                IntStream.range(0, 20).map(n -> n * 15).mapToObj(tills::get).toList();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("org.tillbridge.hub.http.Endpoints");
        log.start();
        logger.addAppender(log);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (TillFixture till : tills) {
                work.add(
                        () -> {
                            for (int n = 0; n < 4; n++) {
                                sell(till, aSale().of(1, CANDLE));
                                post(till, 1);
                            }
                            return 4;
                        });
            }
            for (TillFixture one : stranger) {
                TillFixture other = tills.get((tills.indexOf(one) + 1) % tills.size());
                work.add(() -> refused(one, other));
            }
            AtOnce.all(work);
        } finally {
            logger.detachAppender(log);
        }

        Figures figures = figures();
        assertThat(figures.agree()).as(figures.toString()).isTrue();
        assertThat(figures.workstations())
                .hasSize(300)
                .allMatch(till -> till.series().stream().allMatch(one -> one.last() == 4))
                .allMatch(till -> till.revenue().equals(List.of(revenue(4, 4 * 195))));
        assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage).distinct())
                .filteredOn(line -> line.startsWith("Refused"))
                .containsExactlyInAnyOrderElementsOf(
                        stranger.stream()
                                .map(
                                        one ->
                                                "Refused with 403 forbidden: GET"
                                                        + " /v1/workstations/{id}/head of"
                                                        + " workstation-"
                                                        + one.workstation().number())
                                .toList());
    }

    /// Such with goods alone that are sold; after the last comes the first again.
    private List<List<Invoice.Line>> realBaskets(int count) throws IOException {
        DemoData data = DemoData.unpack(folder.resolve("data"));
        List<List<Invoice.Line>> real =
                InvoiceFiles.read(data.invoices(), ZoneOffset.UTC).invoices().stream()
                        .map(Invoice::lines)
                        .filter(lines -> lines.stream().allMatch(ManyAtOnceTest::isSold))
                        .toList();
        return IntStream.range(0, count).mapToObj(n -> real.get(n % real.size())).toList();
    }

    private static boolean isSold(Invoice.Line line) {
        return line.quantity() > 0 && line.unitPrice().signum() > 0;
    }

    /// Brings what is in them to the hub.
    ///
    /// @return the items' numbers by sku
    private Map<String, Integer> brought(List<List<Invoice.Line>> baskets) {
        Map<String, Integer> items = new LinkedHashMap<>(Map.of("21201", 1));
        baskets.forEach(
                lines -> lines.forEach(line -> items.putIfAbsent(code(line), items.size() + 1)));
        String rows =
                items.keySet().stream()
                        .map(sku -> sku + "\tItem\t1\t1.00\n")
                        .collect(Collectors.joining());
        hub.office().importFile("items.tsv", "sku\tname\tdepartment\tprice\n" + rows);
        return items;
    }

    /// As a scanner reads it, and as the hub keeps it.
    private static String code(Invoice.Line line) {
        return line.sku().toUpperCase(Locale.ROOT);
    }

    private static TransactionFixture basket(List<Invoice.Line> lines, Map<String, Integer> items) {
        TransactionFixture sale = aSale();
        for (Invoice.Line line : lines) {
            long pence =
                    line.unitPrice()
                            .movePointRight(2)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValue();
            sale.of(
                    Math.toIntExact(line.quantity()),
                    article(items.get(code(line)), code(line), "Item", pence));
        }
        return sale;
    }

    private static Map<ItemId, Long> sold(
            List<List<Invoice.Line>> baskets, Map<String, Integer> items) {
        return baskets.stream()
                .flatMap(List::stream)
                .collect(
                        Collectors.groupingBy(
                                line -> new ItemId(items.get(code(line))),
                                Collectors.summingLong(line -> -1000 * line.quantity())));
    }

    private static Map<ItemId, Long> moved(Figures figures) {
        return figures.workstations().stream()
                .flatMap(till -> till.movements().stream())
                .collect(
                        Collectors.groupingBy(
                                Figures.ItemMovement::item,
                                Collectors.summingLong(one -> one.onHand().thousandths())));
    }

    private List<TillFixture> tills(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> TillFixture.enrol(hub, 1, folder.resolve("till-" + n)))
                .toList();
    }

    private static RetailTransaction sell(TillFixture till, TransactionFixture sale) {
        RetailTransaction paid =
                sale.known(till.journal().nextId())
                        .numbered(till.journal().nextNumber())
                        .paidIn(Tender.CASH);
        till.journal().add(new SaleCompleted(paid));
        return paid;
    }

    /// Sends the last sale, that many times at once.
    private static void post(TillFixture till, int times) throws Exception {
        long last = till.journal().size();
        List<PushAnswer> answers =
                AtOnce.all(
                        IntStream.range(0, times)
                                .<Callable<PushAnswer>>mapToObj(_ -> () -> accepted(till, last, 1))
                                .toList());
        assertThat(answers)
                .allMatch(answer -> answer.acknowledgedThrough() == last)
                .allMatch(answer -> answer.results().getFirst().isApplied());
    }

    /// Sends until it is taken, as a till does: what lies before may still be under way, and a hub
    /// that has much to do may be late.
    private static PushAnswer accepted(TillFixture till, long first, int count) {
        AtomicReference<PushOutcome> outcome = new AtomicReference<>(new PushOutcome.Gap(0));
        Shop.await(
                "entry " + first + " is taken",
                () -> {
                    outcome.set(till.link().push(till.journal().from(first, count)));
                    return !(outcome.get() instanceof PushOutcome.Gap
                            || outcome.get() instanceof NoAnswer);
                });
        return ((PushOutcome.Answered) outcome.get()).answer();
    }

    /// Asks how far another till's journal has come, which is nothing of his, until it is told so.
    private static int refused(TillFixture one, TillFixture other) {
        HttpHubLink link = one.link().inPlaceOf(other.workstation());
        Shop.await("it is refused", () -> link.head(List.of()).toString().contains("403"));
        return 0;
    }

    private Figures figures() {
        return hub.office().figures();
    }

    private static Figures.Revenue revenue(long transactions, long total) {
        return new Figures.Revenue("GBP", transactions, total);
    }
}
