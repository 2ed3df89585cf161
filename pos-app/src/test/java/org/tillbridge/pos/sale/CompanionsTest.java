package org.tillbridge.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TakeBack;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.returns.Purchase;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.pricing.Bought;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.retail.pricing.promotion.ManualDiscount;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.LineVoided;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.journal.UnreadableEntryException;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.replica.StoreSettings;
import org.tillbridge.sync.wire.ReplicaRow.CompanionRow;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Deposits and levies that goods bring along, with no hub in reach.
class CompanionsTest {
    private static final ItemId WATER = new ItemId(601);
    private static final ItemId PACK = new ItemId(602);
    private static final ItemId DEPOSIT = new ItemId(603);
    private static final ItemId LEVY = new ItemId(604);

    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void openAShopThatSellsWater() {
        till = TillOnDisk.openIn(folder);
        till.put(
                Scope.CATALOGUE,
                Shop.item(601, "Water", "601"),
                Shop.item(602, "Water, six bottles", "602"),
                Shop.item(603, "Deposit", "603"),
                Shop.item(604, "Levy", "604"),
                new CompanionRow(WATER, DEPOSIT, 1, false),
                new CompanionRow(PACK, DEPOSIT, 6, false),
                new CompanionRow(PACK, LEVY, 1, true));
        till.put(
                Shop.PRICES,
                Shop.price(601, Instant.EPOCH, "1.00"),
                Shop.price(602, Instant.EPOCH, "5.00"),
                Shop.price(603, Instant.EPOCH, "0.25"),
                Shop.price(604, Instant.EPOCH, "0.10"));
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void aBottleBringsItsDepositAlongAndIsWhatTheNextKeysAreAbout() {
        ScanOutcome rung = till.sale.scan("601");

        assertThat(((ScanOutcome.Added) rung).line().number()).isEqualTo(1);
        assertThat(lines()).containsExactly("1 601 x 1", "2 603 x 1");
        assertThat(total()).isEqualTo("1.25");
        assertThat(basket().lastStanding().orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void aPackBringsOneForEachBottleAndAsManyAsThereArePacks() {
        till.sale.type("2 * 602", Optional.empty());
        assertThat(lines()).containsExactly("1 602 x 2", "2 603 x 12", "3 604 x 2");

        till.openSale.quantity(1, "3");
        assertThat(lines()).containsExactly("1 602 x 3", "2 603 x 18", "3 604 x 3");

        till.openSale.quantity(1, "1");
        assertThat(lines()).containsExactly("1 602 x 1", "2 603 x 6", "3 604 x 1");
        assertThat(voids()).containsExactly("1 x 2", "2 x 12", "3 x 2");
    }

    @Test
    void voidingTheGoodsVoidsWhatTheyBrought() {
        till.sale.scan("602");
        till.sale.scan("601");

        till.sale.voidLine(1);

        assertThat(lines()).containsExactly("4 601 x 1", "5 603 x 1");
        assertThat(voids()).containsExactly("1 x 1", "2 x 6", "3 x 1");
        assertThat(total()).isEqualTo("1.25");
    }

    @Test
    void aDepositIsNeitherVoidedNorChangedNorDiscountedAlone() {
        till.sale.scan("601");
        LineOutcome refused = new LineOutcome.Refused(Refusal.COMPANION_AS_IT_IS);

        assertThat(till.sale.voidLine(2)).isEqualTo(refused);
        assertThat(till.openSale.quantity(2, "7")).isEqualTo(refused);
        assertThat(till.openSale.discountLine(2, Optional.of(half()))).isEqualTo(refused);
        assertThat(total()).isEqualTo("1.25");
    }

    @Test
    void aDiscountOnTheSaleLeavesDepositsAlone() {
        till.sale.scan("602");
        till.openSale.adjust(before -> before.withBasket(Optional.of(half())));

        assertThat(total()).isEqualTo("4.10");
    }

    @Test
    void whatGoesTogetherStaysTogetherOverARestartAndASuspension() {
        till.sale.scan("602");
        till = till.restarted();
        till.openSale.quantity(1, "2");
        assertThat(lines()).containsExactly("1 602 x 2", "2 603 x 12", "3 604 x 2");

        till.openSale.suspend();
        UUID suspension = till.openSale.suspended().getFirst().entry().header().entryId();
        till.openSale.resume(suspension);
        till.sale.voidLine(1);
        assertThat(lines()).isEmpty();
    }

    @Test
    void anAbandonedSaleRecordsEachOfThem() {
        till.sale.scan("601");
        till.sale.scan("602");
        till.sale.cancel();

        assertThat(voids()).containsExactly("3 x 1", "4 x 6", "5 x 1", "1 x 1", "2 x 1");
        assertThat(till.openSale.basket()).isEmpty();
    }

    @Test
    void aDepositThatIsNoLongerSoldStaysAway() {
        till.put(Scope.CATALOGUE, Shop.discontinued(Shop.item(603, "Deposit", "603")));
        till.sale.scan("601");

        assertThat(lines()).containsExactly("1 601 x 1");
    }

    @Test
    void theyAreLinesOfTheirOwnInTheJournal() {
        till.sale.scan("602");
        UUID id = basket().transaction().id();
        Money due = till.tender.due().orElseThrow();
        till.openSale.complete(
                List.of(new Payment(Tender.CASH, due)), Money.zero(due.getCurrencyUnit()));

        RetailTransaction sold = ((SaleCompleted) recorded(id)).transaction();
        assertThat(sold.goods())
                .extracting(GoodsLine::quantity)
                .containsExactly(Quantity.ONE, Quantity.of(6), Quantity.ONE);
        assertThat(sold.total()).isEqualTo(Money.parse("GBP 6.60"));
    }

    @Test
    void goodsThatComeBackBringTheirDepositBackUnlessTheBottleIsKept() {
        till.returns.scan("601", Terms.USUAL);
        assertThat(total()).isEqualTo("-1.25");

        till.openSale.voidLine(2);
        assertThat(total()).isEqualTo("-1.00");
    }

    @Test
    void goodsOnAReceiptBringBackTheDepositThatWasPaidForThem() {
        UUID sale = new UUID(1, 1);
        Purchase receipt =
                new Purchase(
                        new TransactionNumber(Shop.BATH, Shop.TILL, 1, 7),
                        Shop.NOON,
                        List.of(
                                bought(sale, 1, DEPOSIT, "3.00", 0),
                                bought(sale, 2, WATER, "9.00", 0),
                                bought(sale, 3, DEPOSIT, "0.60", 1)),
                        Optional.empty());
        till.returns.receipt(Optional.of(receipt));

        TakeBack.one(till, receipt.lines().get(1));
        assertThat(total()).isEqualTo("-3.20");
        TakeBack.one(till, receipt.lines().get(1));
        assertThat(total()).isEqualTo("-6.40");
        TakeBack.one(till, receipt.lines().get(1));
        assertThat(total()).as("an empty came back before").isEqualTo("-9.40");
        assertThat(lines()).containsExactly("1 601 x 3", "2 603 x 2");
    }

    /// Three of them.
    private static Purchase.Line bought(
            UUID sale, int line, ItemId item, String paid, int returned) {
        return new Purchase.Line(
                new Goods.OfItem(item, "Item", new ItemCode(Integer.toString(item.number()))),
                Shop.STANDARD,
                TaxRate.ZERO,
                new Bought(
                        new OriginalLine(sale, line),
                        Quantity.of(3),
                        Quantity.of(returned),
                        Money.parse("GBP " + paid),
                        Money.zero(Shop.GBP)));
    }

    @Test
    void emptiesGetTheirDepositInCashWhereNothingElseDoesWithoutProof() {
        till.put(Shop.STORE, StoreSettings.usual().withCreditOnlyWithoutProof().row());
        till.returns.type("24 * 603", Optional.empty(), Terms.USUAL);
        assertThat(till.returns.refund(basket().transaction().id()))
                .isInstanceOf(RefundOutcome.Refunded.class);

        till.returns.scan("604", Terms.USUAL);
        assertThat(till.returns.refund(basket().transaction().id()))
                .as("a levy")
                .isEqualTo(new RefundOutcome.CreditOnly());
    }

    private static ManualDiscount half() {
        return new ManualDiscount(
                new ManualDiscount.Value.Percent(500_000), "half", Optional.empty());
    }

    private Basket basket() {
        return till.openSale.basket().orElseThrow();
    }

    private String total() {
        return basket().transaction().totals().total().getAmount().toPlainString();
    }

    private List<String> lines() {
        return till.openSale.basket().map(Basket::transaction).stream()
                .map(OpenTransaction::standing)
                .flatMap(List::stream)
                .map(CompanionsTest::line)
                .toList();
    }

    private static String line(RungLine line) {
        return line.number()
                + " "
                + ((Goods.OfItem) line.goods().goods()).item().number()
                + " x "
                + line.goods().quantity().toBigDecimal().stripTrailingZeros().toPlainString();
    }

    private List<String> voids() {
        return till.journal.reader().read(Shop.EPOCH, 0, 100, 1 << 20).stream()
                .filter(entry -> entry.header().kind().equals("LineVoided"))
                .map(CompanionsTest::voided)
                .toList();
    }

    private static String voided(RecordedEntry entry) {
        try {
            LineVoided fact = (LineVoided) EntryCodec.entry("LineVoided", 1, entry.bodyText());
            return fact.line()
                    + " x "
                    + fact.quantity().toBigDecimal().stripTrailingZeros().toPlainString();
        } catch (UnreadableEntryException odd) {
            throw new AssertionError(odd);
        }
    }

    private JournalEntry recorded(UUID transaction) {
        return till.journal.reader().transaction(transaction).orElseThrow().fact();
    }
}
