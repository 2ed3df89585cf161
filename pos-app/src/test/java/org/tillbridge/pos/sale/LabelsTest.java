package org.tillbridge.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.returns.ReturnOutcome;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.Trace;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.codes.CodeFault;
import org.tillbridge.retail.codes.InStoreRule;
import org.tillbridge.retail.codes.Label;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.replica.StoreSettings;
import org.tillbridge.sync.wire.ReplicaRow.RecallRow;
import org.tillbridge.sync.wire.Scope;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// What the label of a piece says, from the scan to the journal.
class LabelsTest {
    private static final String CHEESE = "09521234543213";
    private static final LocalDate LAST_DAY = TillOnDisk.DAY.plusDays(3);

    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void openTheTill() {
        till = TillOnDisk.openIn(folder);
        till.put(
                Scope.CATALOGUE,
                Shop.item(500, "Cheese, ripe", "500", CHEESE, "2011122000005"),
                Shop.item(501, "Own brand soap", "501", "2099999912348"));
        till.put(
                Shop.PRICES,
                Shop.price(500, Instant.EPOCH, "10.00"),
                Shop.price(501, Instant.EPOCH, "1.20"));
    }

    @AfterEach
    void closeTheTill() {
        till.close();
    }

    @Test
    void lotSerialAndLastDayStayOnTheLineIntoTheJournalAndAfterARestart() {
        till.sale.scan("]d201" + CHEESE + "10L7\u001d21S-1\u001d17" + six(LAST_DAY));
        Trace trace = new Trace(Optional.of("L7"), Optional.of("S-1"), Optional.of(LAST_DAY));

        Basket before = till.openSale.basket().orElseThrow();
        till = till.restarted();
        assertThat(till.openSale.basket()).contains(before);

        RetailTransaction paid = pay("20.00");
        assertThat(((Goods.OfItem) paid.goods().getFirst().goods()).trace()).isEqualTo(trace);
        assertThat(till.journal.reader().transaction(paid.id()).orElseThrow().fact())
                .isEqualTo(new SaleCompleted(paid));
    }

    @Test
    void expiredGoodsAreRefusedWithTheirLastDay() {
        LocalDate yesterday = TillOnDisk.DAY.minusDays(1);

        assertThat(till.sale.scan("(01)" + CHEESE + "(17)" + six(yesterday)))
                .isEqualTo(new ScanOutcome.Expired("Cheese, ripe", yesterday));
        assertThat(till.openSale.basket()).isEmpty();
        assertThat(till.sale.scan("(01)" + CHEESE + "(17)" + six(TillOnDisk.DAY)))
                .as("on its last day it may be sold")
                .isInstanceOf(ScanOutcome.Added.class);
    }

    /// A till that nobody closed last night would sell them for as long as it stays open.
    @Test
    void theCalendarSaysWhatIsExpiredNotTheBusinessDayThatWasLeftOpen() {
        String lastDayIsToday = "(01)" + CHEESE + "(17)" + six(TillOnDisk.DAY);
        till.clock().forward(Duration.ofHours(11));
        assertThat(till.sale.scan(lastDayIsToday)).isInstanceOf(ScanOutcome.Added.class);

        till.clock().forward(Duration.ofHours(2));

        assertThat(till.dayBook.businessDate()).isEqualTo(TillOnDisk.DAY);
        assertThat(till.sale.scan(lastDayIsToday))
                .isEqualTo(new ScanOutcome.Expired("Cheese, ripe", TillOnDisk.DAY));
    }

    @Test
    void expiredGoodsThatNobodyKnowsAreRefusedToo() {
        LocalDate yesterday = TillOnDisk.DAY.minusDays(1);

        assertThat(till.sale.scan("(01)04006381333931(17)" + six(yesterday)))
                .isEqualTo(new ScanOutcome.Expired("4006381333931", yesterday));
    }

    @Test
    void aLotThatIsCalledBackIsRefusedWithItsReasonAndOthersAreSold() {
        ItemId cheese = new ItemId(500);
        till.put(Scope.CATALOGUE, new RecallRow(cheese, "L7", "glass in it"));

        assertThat(till.sale.scan("(01)" + CHEESE + "(10)L7"))
                .isInstanceOfSatisfying(
                        ScanOutcome.Recalled.class,
                        recalled -> assertThat(recalled.reason()).isEqualTo("glass in it"));
        assertThat(till.sale.scan("(01)" + CHEESE + "(10)L8"))
                .isInstanceOf(ScanOutcome.Added.class);

        till.put(Scope.CATALOGUE, new RecallRow(cheese, "", "all of it"));
        ShelfItem item = till.shelf.find(new ItemCode("500")).getFirst();
        assertThat(till.sale.scan("500")).isEqualTo(new ScanOutcome.Recalled(item, "all of it"));
        assertThat(till.sale.addAtPrice(item, UnitPrice.of(pounds("1.00")), "cheap"))
                .isEqualTo(new ScanOutcome.Recalled(item, "all of it"));
    }

    @Test
    void aSerialNumberIsTypedForOnePieceAndStandsInTheJournal() {
        till.sale.scan("500");

        assertThat(SerialNumbers.give(till.openSale, 1, " S-1 "))
                .isInstanceOf(LineOutcome.Changed.class);
        assertThat(SerialNumbers.give(till.openSale, 2, "S-1"))
                .isEqualTo(new LineOutcome.Refused(Refusal.NO_SUCH_LINE));
        assertThat(SerialNumbers.give(till.openSale, 1, "  "))
                .isEqualTo(new LineOutcome.Refused(Refusal.SERIAL_NOT_ONE));
        Goods.OfItem sold = (Goods.OfItem) pay("20.00").goods().getFirst().goods();
        assertThat(sold.trace().serial()).contains("S-1");
    }

    @Test
    void thePieceWithOneSerialNumberIsRungOnce() {
        till.sale.scan("(01)" + CHEESE + "(21)S-1");
        till.sale.scan("(01)" + CHEESE + "(21)S-2");

        assertThat(till.sale.scan("(01)" + CHEESE + "(21)S-1"))
                .isEqualTo(new ScanOutcome.Refused(Refusal.SERIAL_RUNG_ALREADY));
        assertThat(SerialNumbers.give(till.openSale, 2, "S-1"))
                .isEqualTo(new LineOutcome.Refused(Refusal.SERIAL_RUNG_ALREADY));
        till.openSale.voidLine(1);
        assertThat(till.sale.scan("(01)" + CHEESE + "(21)S-1"))
                .isInstanceOf(ScanOutcome.Added.class);
    }

    @Test
    void severalPiecesHaveNoSerialNumberTogether() {
        till.sale.scan("500");
        till.openSale.quantity(1, "2");

        assertThat(SerialNumbers.give(till.openSale, 1, "S-1"))
                .isEqualTo(new LineOutcome.Refused(Refusal.SERIAL_OF_ONE_PIECE));
    }

    @Test
    void aPieceWithASerialNumberStaysOnePiece() {
        till.sale.scan("500");
        SerialNumbers.give(till.openSale, 1, "S-1");

        assertThat(till.openSale.quantity(1, "3"))
                .isEqualTo(new LineOutcome.Refused(Refusal.SERIAL_OF_ONE_PIECE));
    }

    @Test
    void aWeightOnTheLabelIsTheQuantity() {
        RungGoods rung = rung(till.sale.scan("(01)" + CHEESE + "(3103)000256"));

        assertThat(rung.quantity()).isEqualTo(new Quantity(256));
        assertThat(rung.override()).isEmpty();
        assertThat(total()).isEqualTo(pounds("2.56"));
    }

    /// opensourcepos/opensourcepos#2417, odoo/odoo#12205: weight and price codes not recognised.
    @Test
    void aPriceOnTheLabelIsTakenAndTheJournalSaysWhy() {
        till.sale.scan("2011122912346");

        SaleLine line = (SaleLine) pay("20.00").goods().getFirst();
        assertThat(line.amount()).isEqualTo(pounds("12.34"));
        assertThat(line.quantity()).isEqualTo(Quantity.ONE);
        assertThat(line.listPrice()).contains(UnitPrice.of(pounds("10.00")));
        assertThat(line.modifiers())
                .containsExactly(
                        new PriceModifier(
                                PriceModifier.Kind.OVERRIDE,
                                pounds("2.34"),
                                Label.PRICE_RULE,
                                Optional.empty()));
    }

    @Test
    void aPriceCodeWithAWrongDigitIsRefusedAndNothingIsRung() {
        assertThat(till.sale.scan("2011122812349"))
                .isEqualTo(new ScanOutcome.Faulty(CodeFault.MEASURE_CHECK_DIGIT));
        assertThat(till.sale.scan("2011122912347"))
                .isEqualTo(new ScanOutcome.Faulty(CodeFault.CHECK_DIGIT));
        assertThat(till.openSale.basket()).isEmpty();
    }

    @Test
    void weightAndPriceOfALabelComeOutAtItsPriceToTheCent() {
        RungGoods rung = rung(till.sale.scan("(01)" + CHEESE + "(3103)000256(3922)234"));

        assertThat(rung.quantity()).isEqualTo(new Quantity(256));
        assertThat(total()).isEqualTo(pounds("2.34"));
    }

    @Test
    void aLabelThatSaysWhatTheListSaysChangesNoPrice() {
        RungGoods rung = rung(till.sale.scan("(01)" + CHEESE + "(3103)000256(3922)256"));

        assertThat(rung.override()).isEmpty();
    }

    @Test
    void threePiecesWithTheSameLabelWeighThreeTimesAsMuch() {
        till.sale.type("3*", Optional.empty());

        assertThat(rung(till.sale.scan("(01)" + CHEESE + "(3103)000256")).quantity())
                .isEqualTo(new Quantity(768));
    }

    @Test
    void aCodeOfTheCataloguesOwnIsThatItemThoughItsPrefixIsForPrices() {
        assertThat(rung(till.sale.scan("2099999912348")).goods().name())
                .isEqualTo("Own brand soap");
        assertThat(total()).isEqualTo(pounds("1.20"));
    }

    @Test
    void theStoresTableSaysThatAPrefixIsAFixedItem() {
        till.put(Shop.STORE, StoreSettings.usual().with(InStoreRule.parse("20:fixed")).row());

        assertThat(till.sale.scan("2011122912346")).isInstanceOf(ScanOutcome.Unknown.class);
        assertThat(rung(till.sale.scan("2011122000005")).unitPrice())
                .isEqualTo(UnitPrice.of(pounds("10.00")));
    }

    @Test
    void whatStandsUnderTheBarsCanBeTyped() {
        ScanOutcome typed =
                till.sale.type(
                        "(01)" + CHEESE + "(10)L7(17)" + six(LAST_DAY) + "(21)1234567890123456",
                        Optional.empty());

        assertThat(((Goods.OfItem) rung(typed).goods()).trace().lot()).contains("L7");
    }

    @Test
    void aCodeThatNamesNoGoodsIsSaidToBeSo() {
        assertThat(till.sale.scan("]C100006141411234567890"))
                .isEqualTo(new ScanOutcome.Faulty(CodeFault.NO_GOODS));
    }

    @Test
    void aCouponOfALengthNoCodeHasIsNoCode() {
        assertThat(till.sale.scan("x".repeat(600))).isEqualTo(new ScanOutcome.NotACode());
    }

    @Test
    void anUnknownPieceKeepsItsWeightUntilItIsDealtWith() {
        ScanOutcome.Unknown unknown =
                (ScanOutcome.Unknown) till.sale.scan("(01)04006381333931(3103)000500");

        assertThat(unknown.code().quantity()).isEqualTo(new Quantity(500));
    }

    @Test
    void whatIsPastItsLastDayCanBeBroughtBack() {
        ReturnOutcome back =
                till.returns.scan(
                        "(01)" + CHEESE + "(3103)000256(17)" + six(TillOnDisk.DAY.minusDays(9)),
                        Terms.USUAL);

        RungLine line = ((ReturnOutcome.Added) back).line();
        assertThat(line.goods().signedQuantity()).isEqualTo(new Quantity(-256));
    }

    private RetailTransaction pay(String cash) {
        TenderOutcome outcome =
                till.tender.payCash(
                        till.openSale.basket().orElseThrow().transaction().id(), pounds(cash));
        return ((TenderOutcome.Paid) outcome).transaction();
    }

    private Money total() {
        return till.openSale.basket().orElseThrow().transaction().totals().total();
    }

    private static RungGoods rung(ScanOutcome outcome) {
        return ((ScanOutcome.Added) outcome).line().goods();
    }

    private static String six(LocalDate date) {
        return "%02d%02d%02d"
                .formatted(date.getYear() % 100, date.getMonthValue(), date.getDayOfMonth());
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
