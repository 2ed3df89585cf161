package org.tillbridge.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.sale.OpenSale.Restored;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Note;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalWriteException;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.PinDigest;
import org.tillbridge.sync.wire.ReplicaRow.DepartmentRow;
import org.tillbridge.sync.wire.ReplicaRow.OperatorRow;
import org.tillbridge.sync.wire.Scope;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class SellingTest {
    private static final Department GIFTS =
            new Department(new DepartmentId(3), "Gifts", Shop.STANDARD);

    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void openTheTill() {
        till = TillOnDisk.openIn(folder);
    }

    @AfterEach
    void closeTheTill() {
        till.close();
    }

    @Test
    void threeItemsAreScannedPaidAndInTheJournal() {
        till.sale.scan("22214");
        till.sale.scan("5012345678900");
        till.sale.scan("20886");

        TenderOutcome outcome = pay("10.00");

        RetailTransaction paid = ((TenderOutcome.Paid) outcome).transaction();
        assertThat(paid.total()).isEqualTo(pounds("9.31"));
        assertThat(paid.changeDue()).isEqualTo(pounds("0.69"));
        assertThat(till.journal.reader().transaction(paid.id()).orElseThrow().fact())
                .isEqualTo(new SaleCompleted(paid));
        assertThat(till.openSale.basket()).isEmpty();
        assertThat(till.reader.stock(new ItemId(22214)))
                .as("own sales count at once")
                .isEqualTo(Quantity.of(11));
    }

    @Test
    void aQuantityBeforeTheItemCountsForTheNextOneOnly() {
        till.sale.type("3 *", Optional.empty());
        till.sale.scan("22214");
        till.sale.scan("22214");
        till.sale.type("2*20886", Optional.empty());

        assertThat(quantities()).containsExactly(Quantity.of(3), Quantity.ONE, Quantity.of(2));
    }

    @Test
    void aSmallerQuantityAfterwardsLeavesATrace() {
        till.sale.scan("22214");
        till.openSale.quantity(1, "6");
        till.openSale.quantity(1, "2");

        assertThat(quantities()).containsExactly(Quantity.of(2));
        assertThat(kinds()).containsExactly("TillOpened", "LineVoided");
        assertThat(total()).isEqualTo(pounds("5.10"));
    }

    @Test
    void absurdQuantitiesAreRefusedWithTheirReason() {
        till.sale.scan("22214");

        assertThat(till.openSale.quantity(1, "0"))
                .isEqualTo(new LineOutcome.Refused(Refusal.QUANTITY_NOT_ABOVE_ZERO));
        assertThat(till.openSale.quantity(1, "100000"))
                .isEqualTo(new LineOutcome.Refused(Refusal.QUANTITY_TOO_LARGE));
        assertThat(till.sale.quantityForNext("0.0001"))
                .isEqualTo(new ScanOutcome.Refused(Refusal.QUANTITY_TOO_FINE));
        assertThat(quantities()).containsExactly(Quantity.ONE);
    }

    @Test
    void aPartOfACodeNamesNothing() {
        assertThat(till.sale.scan("2221")).isInstanceOf(ScanOutcome.Unknown.class);
    }

    @Test
    void letterCaseTellsTwinsApartAndOnlyAsksWhereItCannot() {
        assertThat(name(till.sale.scan("85099B"))).isEqualTo("Jumbo bag red retrospot");
        assertThat(name(till.sale.scan("85099b"))).isEqualTo("Jumbo bag owls");
        assertThat(till.sale.scan("15056Bl")).isInstanceOf(ScanOutcome.NeedsChoice.class);
    }

    @Test
    void whatIsNoLongerSoldOrHasNoPriceIsSaid() {
        assertThat(((ScanOutcome.NotSellable) till.sale.scan("99")).why())
                .isEqualTo(ScanOutcome.Reason.DISCONTINUED);
        assertThat(((ScanOutcome.NotSellable) till.sale.scan("77")).why())
                .isEqualTo(ScanOutcome.Reason.NO_PRICE);
    }

    @Test
    void anUnknownCodeStaysUntilItIsDealtWithAndTheSaleWaits() {
        till.sale.scan("22214");
        UnknownCode unknown = ((ScanOutcome.Unknown) till.sale.scan("4006381333931")).code();

        assertThat(pay("20.00")).isEqualTo(new TenderOutcome.NotPayable());

        till.sale.sellByDepartment(
                new DepartmentSale(
                        GIFTS,
                        GIFTS.taxClass(),
                        price("3.00"),
                        Quantity.ONE,
                        Optional.of(unknown.code()),
                        "blue pen"),
                Optional.of(unknown));
        RetailTransaction paid = ((TenderOutcome.Paid) pay("20.00")).transaction();

        GoodsLine sold = paid.goods().getLast();
        assertThat(sold.goods())
                .isEqualTo(
                        new Goods.OfDepartment(
                                GIFTS.id(),
                                "Gifts",
                                Optional.of(new ItemCode("04006381333931")),
                                "blue pen"));
        assertThat(paid.total()).isEqualTo(pounds("5.55"));
    }

    @Test
    void anUnknownCodeThatIsTakenOutLeavesNothingBehind() {
        UnknownCode unknown = ((ScanOutcome.Unknown) till.sale.scan("nobody knows 1")).code();

        till.openSale.remove(unknown);

        assertThat(till.openSale.basket()).isEmpty();
        assertThat(till.restarted().restored).isEqualTo(Restored.NOTHING);
    }

    @Test
    void aVoidIsOnDiskAtOnceAndStaysInTheSale() {
        till.sale.scan("22214");
        till.sale.scan("20886");

        till.openSale.voidLine(1);

        assertThat(kinds()).containsExactly("TillOpened", "LineVoided");
        assertThat(total()).isEqualTo(pounds("4.21"));
        RetailTransaction paid = ((TenderOutcome.Paid) pay("5.00")).transaction();
        assertThat(paid.lines()).hasSize(4);
        assertThat(paid.goods()).hasSize(1);
    }

    @Test
    void aCancelledSaleLeavesItsVoidsAndNothingToPay() {
        till.sale.scan("22214");
        till.sale.scan("20886");

        till.openSale.cancel();

        assertThat(kinds()).containsExactly("TillOpened", "LineVoided", "LineVoided");
        assertThat(till.openSale.basket()).isEmpty();
        till = till.restarted();
        assertThat(till.openSale.basket()).isEmpty();
    }

    @Test
    void aSaleOfWhichAllIsVoidedIsGivenUpWithoutAnyRight() {
        till.signOn(TillOnDisk.CASHIER, "4444");
        till.sale.scan("22214");
        till.openSale.voidLine(1);

        assertThat(till.sale.cancel()).isEqualTo(new CancelOutcome.Cancelled());
        assertThat(till.openSale.basket()).isEmpty();
    }

    @Test
    void aRestartAtAnyMomentFindsTheSaleAsItWas() {
        List<Runnable> deeds =
                List.of(
                        () -> till.sale.scan("22214"),
                        () -> till.openSale.quantity(1, "6"),
                        () -> till.sale.scan("4006381333931"),
                        () -> till.openSale.voidLine(1),
                        () -> till.sale.addAtPrice(shelfItem("20886"), price("1"), "scratched"),
                        () ->
                                till.sale.sellByDepartment(
                                        new DepartmentSale(
                                                GIFTS,
                                                GIFTS.taxClass(),
                                                price("3.00"),
                                                Quantity.ONE,
                                                Optional.empty(),
                                                "vase"),
                                        Optional.empty()));
        for (Runnable deed : deeds) {
            deed.run();
            Basket before = till.openSale.basket().orElseThrow();
            till = till.restarted();
            assertThat(till.openSale.basket()).contains(before);
        }
    }

    @Test
    void aSaleInTheBasketKeepsItsPricesAndNewLinesTakeTheNew() {
        till.sale.scan("22214");
        till.put(Shop.PRICES, Shop.price(22214, Shop.NOON, "3.00"));
        till = till.restarted();

        till.sale.scan("22214");

        assertThat(total()).isEqualTo(pounds("5.55"));
        assertThat(pay("5.55")).isInstanceOf(TenderOutcome.Paid.class);
    }

    @Test
    void aDeletedDepartmentDoesNotStopASaleInTheBasket() {
        till.sale.scan("22214");
        till.put(
                Scope.CATALOGUE,
                Shop.discontinued(Shop.item(22214, "Candle plate lace white", "22214")),
                new DepartmentRow(new Department(new DepartmentId(3), "Other", Shop.STANDARD)));

        assertThat(pay("2.55")).isInstanceOf(TenderOutcome.Paid.class);
    }

    /// support.vendhq.com/hc/en-us/articles/360000679695
    @Test
    void aTaxRateAndAnOperatorThatGoDoNotStopASaleInTheBasket() {
        till.sale.scan("22214");
        till.remove(Scope.CATALOGUE, Shop.standardRate(LocalDate.of(1970, 1, 1), 175_000));
        till.remove(
                Shop.WORKSTATION,
                new OperatorRow(
                        TillOnDisk.MANAGER,
                        "A. Morgan",
                        Role.MANAGER,
                        new PinDigest("c2FsdHNhbHRzYWx0c2FsdA==", 1000, "dmVyaWZpZXI=")));
        assertThat(till.sale.scan("20886")).isInstanceOf(ScanOutcome.NotSellable.class);

        TenderOutcome paid = pay("2.55");

        assertThat(((TenderOutcome.Paid) paid).transaction().taxes().getFirst().rate())
                .isEqualTo(new TaxRate(175_000));
    }

    @Test
    void fiftyScansMakeFiftyLinesInTheirOrder() {
        for (int n = 0; n < 25; n++) {
            till.sale.scan("22214");
            till.sale.scan("20886");
        }

        List<RungLine> lines = till.openSale.basket().orElseThrow().transaction().rung();
        assertThat(lines).hasSize(50);
        assertThat(lines.get(0).goods().goods().name()).isEqualTo("Candle plate lace white");
        assertThat(lines.get(49).goods().goods().name()).isEqualTo("Box of 9 pebble candles");
    }

    @Test
    void aCashierMayNotChangePrices() {
        till.signOn(TillOnDisk.CASHIER, "4444");

        assertThat(till.sale.addAtPrice(shelfItem("22214"), price("0.01"), "because"))
                .isEqualTo(new ScanOutcome.NotAllowed(Right.PRICE_OVERRIDE));
    }

    @Test
    void aSaleIsRefusedTheLineThatWouldNotFitIntoItsEntry() {
        String longNote = "x".repeat(Note.MAX_LENGTH);
        DepartmentSale sold =
                new DepartmentSale(
                        GIFTS,
                        GIFTS.taxClass(),
                        price("1"),
                        Quantity.ONE,
                        Optional.empty(),
                        longNote);
        ScanOutcome last = till.sale.sellByDepartment(sold, Optional.empty());
        while (last instanceof ScanOutcome.Added) {
            last = till.sale.sellByDepartment(sold, Optional.empty());
        }

        assertThat(last).isEqualTo(new ScanOutcome.Refused(Refusal.TOO_MANY_LINES));
        assertThat(pay("1000.00")).isInstanceOf(TenderOutcome.Paid.class);
    }

    @Test
    void noCardNumberIsWrittenIntoAPriceOrWhatGoodsAre() {
        String number = "paid with 4111 1111 1111 1111";
        DepartmentSale sold =
                new DepartmentSale(
                        GIFTS,
                        GIFTS.taxClass(),
                        price("1"),
                        Quantity.ONE,
                        Optional.empty(),
                        number);
        ScanOutcome refused = new ScanOutcome.Refused(Refusal.CARD_NUMBER_WRITTEN);

        assertThat(till.sale.sellByDepartment(sold, Optional.empty())).isEqualTo(refused);
        assertThat(till.sale.addAtPrice(shelfItem("22214"), price("1"), number)).isEqualTo(refused);

        assertThat(till.openSale.basket()).isEmpty();
    }

    @Test
    void aVoidThatCannotBeRecordedDidNotHappen() {
        till.sale.scan("22214");
        till.journal.close();

        assertThat(till.openSale.voidLine(1))
                .isEqualTo(new LineOutcome.NotWritten(JournalWriteException.Reason.CLOSED));
        assertThat(total()).isEqualTo(pounds("2.55"));
    }

    @Test
    void theLineIsRungThoughItCannotBeKeptAndThatIsSaid() {
        till.journal.close();

        assertThat(till.sale.scan("22214")).isInstanceOf(ScanOutcome.Added.class);
        assertThat(till.openSale.keepingFailed()).contains(JournalWriteException.Reason.CLOSED);
    }

    private TenderOutcome pay(String cash) {
        UUID transaction = till.openSale.basket().orElseThrow().transaction().id();
        return till.tender.payCash(transaction, pounds(cash));
    }

    private Money total() {
        return till.openSale.basket().orElseThrow().transaction().totals().total();
    }

    private List<Quantity> quantities() {
        return till.openSale.basket().orElseThrow().transaction().rung().stream()
                .map(line -> line.goods().quantity())
                .toList();
    }

    private List<String> kinds() {
        return till.journal.reader().read(Shop.EPOCH, 0, 100, 1 << 20).stream()
                .map(RecordedEntry::header)
                .map(header -> header.kind())
                .filter(kind -> !kind.equals("SignedOn"))
                .toList();
    }

    private ShelfItem shelfItem(String code) {
        return till.shelf.find(new ItemCode(code)).getFirst();
    }

    private static String name(ScanOutcome outcome) {
        return ((ScanOutcome.Added) outcome).line().goods().goods().name();
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }

    private static UnitPrice price(String amount) {
        return UnitPrice.of(GBP, new BigDecimal(amount));
    }
}
