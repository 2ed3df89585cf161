package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.shop.Shop.await;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.figures.Figures.ModifierFigure;
import org.tillbridge.hub.figures.Figures.Revenue;
import org.tillbridge.hub.figures.Figures.TaxFigure;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.fiscal.FiscalMark;
import org.tillbridge.pos.receipt.Receipt;
import org.tillbridge.pos.receipt.ReceiptLayout;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.sale.AdjustOutcome;
import org.tillbridge.pos.sale.LineOutcome;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.signon.SignOnOutcome;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Seller;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.retail.pricing.promotion.ManualDiscount.Value;
import org.tillbridge.retail.pricing.promotion.RungBaskets;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Random baskets under promotions and discounts, through the till's services and the journal to
/// the hub. How many: `-Dbaskets=100000`, and without disk `-Dbaskets.inMemory=100000`.
///
/// odoo/odoo#166699, odoo/odoo#6224, opensourcepos/opensourcepos#1437
class BasketTotalsTest {
    private static final int BASKETS = Integer.getInteger("baskets", 300);
    private static final int IN_MEMORY = Integer.getInteger("baskets.inMemory", 2_000);
    private static final CurrencyUnit GBP = CurrencyUnit.GBP;
    private static final Texts TEXTS = new Texts(Locale.UK, ZoneId.of("Europe/London"), GBP);
    private static final OperatorId MANAGER = new OperatorId(1);
    private static final int AT_ONCE = 2_000;

    @TempDir Path folder;
    private final Random random = new Random(Long.getLong("baskets.seed", 20_101_201));

    @Test
    void theTillsTotalIsTheReceiptsTotalAndTheHubsTotal() throws Exception {
        try (Shop shop = Shop.open(folder);
                TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
            assertThat(till.signOn().signOn(MANAGER, "123456"))
                    .isInstanceOf(SignOnOutcome.Welcome.class);
            taxedByThree(shop, till);
            List<String> skus = skus(shop, till);
            Map<TaxRate, TaxTotal> taxes = new TreeMap<>();
            long total = 0;
            long tax = 0;
            long discounted = 0;
            long byHand = 0;
            long exempt = 0;
            for (int n = 0; n < BASKETS; n++) {
                ring(till, skus);
                Money due = till.tender().due().orElseThrow();
                RetailTransaction paid = pay(till, due);
                assertThat(paid.total()).isEqualTo(due);
                Receipt receipt = till.receipts().receipt(paid.id()).orElseThrow();
                assertThat(printed(receipt)).isEqualTo(List.of(due, due));
                total += due.getAmountMinorLong();
                byHand += byHand(paid);
                exempt += paid.exemption().isPresent() ? 1 : 0;
                assertThat(paid.exemption().isEmpty() || paid.taxes().getFirst().tax().isZero())
                        .isTrue();
                paid.taxes().forEach(one -> taxes.merge(one.rate(), one, TaxTotal::plus));
                tax += paid.taxes().stream().mapToLong(t -> t.tax().getAmountMinorLong()).sum();
                discounted += paid.goods().stream().anyMatch(g -> !g.modifiers().isEmpty()) ? 1 : 0;
                if (n % AT_ONCE == AT_ONCE - 1) {
                    await("what was sold is sent", () -> Shop.unsent(till) == 0);
                }
            }
            assertThat(discounted).isGreaterThan(BASKETS / 3);
            assertThat(exempt).isPositive();
            await("everything is sent", () -> Shop.unsent(till) == 0);
            assertThat(shop.figures().agree()).isTrue();
            var figures = shop.figures().workstations().getFirst();
            assertThat(figures.revenue()).containsExactly(new Revenue("GBP", BASKETS, total));
            assertThat(figures.taxes().stream().mapToLong(TaxFigure::tax).sum()).isEqualTo(tax);
            assertThat(figures.taxes())
                    .containsExactlyInAnyOrderElementsOf(
                            taxes.values().stream().map(BasketTotalsTest::figure).toList());
            assertThat(till.controls().reports().open().orElseThrow().taxes())
                    .containsExactlyElementsOf(taxes.values());
            assertThat(figures.modifiers())
                    .filteredOn(one -> one.kind().equals("byHand"))
                    .extracting(ModifierFigure::amount)
                    .containsExactly(byHand);
            assertThat(till.controls().reports().open().orElseThrow().manualDiscounts().amount())
                    .isEqualTo(Money.ofMinor(GBP, byHand));
        }
    }

    /// The same without disk and network, so that there can be very many.
    @Test
    void whatIsDueIsWhatIsPrintedAndWhatTheHubReads() throws Exception {
        Supplier<OpenTransaction> baskets = RungBaskets.random(20_101_201);
        TransactionNumber number =
                new TransactionNumber(new StoreId(1), new WorkstationId(2), 1, 17);
        for (int n = 0; n < IN_MEMORY; n++) {
            OpenTransaction open = baskets.get();
            Money due = open.totals().total();
            RetailTransaction paid =
                    open.complete(
                            number,
                            open.openedAt(),
                            due.isZero() ? List.of() : List.of(new Payment(Tender.CASH, due)),
                            Money.zero(GBP));

            JournalEntry read =
                    EntryCodec.entry("SaleCompleted", 1, EntryCodec.body(new SaleCompleted(paid)));

            assertThat(read).isEqualTo(new SaleCompleted(paid));
            assertThat(paid.total()).isEqualTo(due);
            assertThat(sumOfTaxes(paid)).isEqualTo(open.totals().tax());
            Receipt receipt =
                    new Receipt(
                            "Bath",
                            Seller.UNSAID,
                            "Till 2",
                            "B. Evans",
                            LocalDate.EPOCH,
                            paid,
                            Optional.empty(),
                            new FiscalMark.NotWanted(),
                            Optional.empty(),
                            false);
            assertThat(printed(receipt)).isEqualTo(List.of(due, due));
        }
    }

    private static Money sumOfTaxes(RetailTransaction paid) {
        return paid.goods().stream().map(GoodsLine::tax).reduce(Money.zero(GBP), Money::plus);
    }

    private static long byHand(RetailTransaction paid) {
        return paid.goods().stream()
                .flatMap(line -> line.modifiers().stream())
                .filter(one -> one.kind() == PriceModifier.Kind.DISCOUNT && one.rule().isEmpty())
                .mapToLong(one -> one.amount().getAmountMinorLong())
                .sum();
    }

    private static TaxFigure figure(TaxTotal total) {
        return new TaxFigure(
                "GBP",
                total.rate().partsPerMillion(),
                total.rate().jurisdiction().orElse(""),
                total.net().getAmountMinorLong(),
                total.tax().getAmountMinorLong());
    }

    /// Two of them at the same rate, in this store alone.
    private void taxedByThree(Shop shop, TillServices till) throws Exception {
        Path office = Files.createDirectories(folder.resolve("taxes"));
        Files.writeString(
                office.resolve("taxes.tsv"),
                """
                taxClass\tpercent\tjurisdiction\tstore
                standard\t7.5\tState\t1
                standard\t7.5\tCounty\t1
                standard\t2.875\tCity\t1
                """);
        shop.hub().office().init(office);
        await(
                "the rates are here",
                () ->
                        till.shelf().taxRate(new TaxClass("standard")).orElseThrow().parts().size()
                                == 3);
    }

    /// Some items of the shop, with promotions on them.
    private List<String> skus(Shop shop, TillServices till) throws Exception {
        await("names are found", () -> till.shelf().search("candle", 12).items().size() == 12);
        List<String> skus =
                till.shelf().search("candle", 12).items().stream()
                        .map(item -> item.item().sku())
                        .toList();
        List<String> rows = new ArrayList<>();
        rows.add("promotion\tname\tkind\titems\tpercent\tamount\tbuy\tget\tthreshold\tcombination");
        String first = String.join(" ", skus.subList(0, 6));
        String others = String.join(" ", skus.subList(4, 10));
        rows.add("P1\tA third off\tpercentage\t" + first + "\t33.3333");
        rows.add("P2\t0.125 off\tamount\t" + others + "\t\t0.125");
        rows.add("P3\t3 for 2\tbuyNGetM\t" + first + "\t\t\t2\t1");
        rows.add("P4\t4 for 5\tnForPrice\t" + others + "\t\t5.00\t4");
        rows.add("P5\tPair\tmixAndMatch\t" + skus.get(10) + " + " + skus.get(0) + "\t\t2.99");
        rows.add("P6\t2 off 15\tbasketAmount\t\t\t2.00\t\t\t15.00");
        rows.add("P7\tMembers\tpercentage\t\t1.5\t\t\t\t\tonTop");
        rows.add("P8\tStaff\tbasketPercentage\t" + others + "\t20\t\t\t\t\talone");
        Path office = Files.createDirectories(folder.resolve("office"));
        Files.write(office.resolve("promotions.tsv"), rows);
        Files.writeString(
                office.resolve("items.tsv"),
                "sku\tname\tdepartment\tprice\nDEPOSIT\tDeposit\t1\t0.25\n");
        Files.write(
                office.resolve("companions.tsv"),
                List.of(
                        "sku\tcompanion\tpieces",
                        skus.get(0) + "\tDEPOSIT\t6",
                        skus.get(5) + "\tDEPOSIT"));
        assertThat(shop.hub().office().importFrom(office).findings()).isEmpty();
        await("the promotions are here", () -> till.reader().promotions().size() == 8);
        await(
                "the deposit is here",
                () -> till.shelf().find(ItemCode.parse("DEPOSIT").orElseThrow()).size() == 1);
        return skus;
    }

    private void ring(TillServices till, List<String> skus) {
        int lines = 1 + random.nextInt(6);
        for (int line = 1; line <= lines; line++) {
            String sku = skus.get(random.nextInt(skus.size()));
            String typed = 1 + random.nextInt(5) + " * " + sku;
            assertThat(till.sale().type(typed, Optional.empty()))
                    .isInstanceOf(ScanOutcome.Added.class);
        }
        if (random.nextInt(5) == 0) {
            till.sale().adjust().discountLine(1, some(), "dented");
        }
        if (random.nextInt(5) == 0) {
            till.sale().adjust().discountSale(some(), "staff");
        }
        if (random.nextInt(8) == 0) {
            assertThat(till.sale().adjust().exempt("Charity", "EX " + lines))
                    .isInstanceOf(AdjustOutcome.Agreed.class);
        }
        if (random.nextInt(8) == 0) {
            assertThat(till.sale().adjust().noteOnLine(1, "gift wrap, 2 bows"))
                    .isInstanceOf(AdjustOutcome.Agreed.class);
        }
        if (lines > 1 && random.nextInt(5) == 0) {
            int last = till.openSale().basket().orElseThrow().lastStanding().orElseThrow().number();
            assertThat(till.openSale().voidLine(last)).isInstanceOf(LineOutcome.Changed.class);
        }
    }

    /// Some are more than there is to pay, and refused.
    private Value some() {
        return random.nextBoolean()
                ? new Value.Percent(1 + random.nextInt(1_000_000))
                : new Value.Amount(Money.ofMinor(GBP, 1 + random.nextInt(500)));
    }

    private static RetailTransaction pay(TillServices till, Money due) {
        TenderOutcome outcome =
                till.tender()
                        .payCash(till.openSale().basket().orElseThrow().transaction().id(), due);
        assertThat(outcome).isInstanceOf(TenderOutcome.Paid.class);
        return ((TenderOutcome.Paid) outcome).transaction();
    }

    /// What the rows of goods add up to on paper, and what it says is the total.
    private static List<Money> printed(Receipt receipt) {
        Money sum = Money.zero(GBP);
        for (ReceiptRow row : new ReceiptLayout(TEXTS).rows(receipt)) {
            if (row instanceof ReceiptRow.Amount(String text, String amount, boolean _)) {
                Money here = Money.of(GBP, number(amount));
                if (text.equals("Total")) {
                    return List.of(sum, here);
                }
                if (text.equals("Before tax")) {
                    assertThat(here).isEqualTo(sum);
                } else {
                    sum = sum.plus(here);
                }
            }
        }
        throw new AssertionError("No total");
    }

    private static BigDecimal number(String amount) {
        return new BigDecimal(amount.replace("£", "").replace(",", "").replace('−', '-'));
    }
}
