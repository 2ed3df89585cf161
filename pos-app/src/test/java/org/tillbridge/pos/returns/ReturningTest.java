package org.tillbridge.pos.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.ProvenGoods;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.sale.ShelfItem;
import org.tillbridge.pos.stock.StockService.Difference;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalWriteException;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.replica.StoreSettings;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class ReturningTest {
    private static final Terms BACK_TO_STOCK =
            new Terms(ReturnReason.CHANGED_MIND, Disposition.BACK_TO_STOCK);
    private static final Terms DAMAGED = new Terms(ReturnReason.DAMAGED, Disposition.DAMAGED);

    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void goodsComeBackForCashMarkedAsUnproven() {
        till.returns.scan("22214", BACK_TO_STOCK);
        till.returns.scan("20886", DAMAGED);

        RetailTransaction back =
                ((RefundOutcome.Refunded) till.returns.refund(transaction())).transaction();

        assertThat(back.total()).isEqualTo(pounds("-6.76"));
        assertThat(back.tenders().getFirst().amount()).isEqualTo(pounds("-6.76"));
        assertThat(back.goods())
                .allSatisfy(line -> assertThat(((ReturnLine) line).isProven()).isFalse());
        assertThat(till.journal.reader().transaction(back.id()).orElseThrow().fact())
                .isEqualTo(new ReturnCompleted(back));
    }

    @Test
    void aStoreThatGivesCreditOnlyWithoutProofGivesNoCashForIt() {
        till.put(Shop.STORE, StoreSettings.usual().withCreditOnlyWithoutProof().row());
        till.returns.scan("22214", BACK_TO_STOCK);

        assertThat(till.returns.refund(transaction())).isEqualTo(new RefundOutcome.CreditOnly());
        assertThat(till.openSale.basket()).isPresent();

        RefundOutcome credit = till.returns.refundAsCredit(transaction());
        assertThat(((RefundOutcome.Refunded) credit).transaction().tenders().getFirst().tender())
                .isEqualTo(Tender.STORE_CREDIT);
        till.returns.scan("22214", BACK_TO_STOCK);
        RungLine line = till.openSale.basket().orElseThrow().lastStanding().orElseThrow();
        till.openSale.replace(
                line.number(),
                line.goods()
                        .comingBack(
                                new ComesBack(
                                        ReturnReason.CHANGED_MIND,
                                        Disposition.BACK_TO_STOCK,
                                        Optional.of(ProvenGoods.of(line, new UUID(1, 1), 1)))));
        assertThat(till.returns.refund(transaction()))
                .as("with proof")
                .isInstanceOf(RefundOutcome.Refunded.class);
    }

    @Test
    void whatIsDamagedDoesNotGoBackToStock() {
        till.returns.scan("22214", DAMAGED);
        till.returns.refund(transaction());
        assertThat(till.reader.stock(new ItemId(22214))).isEqualTo(Quantity.of(13));

        till.returns.scan("22214", BACK_TO_STOCK);
        till.returns.refund(transaction());
        assertThat(till.reader.stock(new ItemId(22214))).isEqualTo(Quantity.of(14));
    }

    @Test
    void whatIsNoLongerSoldCanStillComeBack() {
        assertThat(till.returns.scan("99", BACK_TO_STOCK)).isInstanceOf(ReturnOutcome.Added.class);
    }

    @Test
    void aPriceOfItsOwnIsRecordedWithItsReason() {
        till.returns.addAtPrice(
                item("22214"),
                Quantity.of(80_995),
                UnitPrice.of(GBP, new BigDecimal("2.08")),
                "replay",
                BACK_TO_STOCK);

        RetailTransaction back =
                ((RefundOutcome.Refunded) till.returns.refund(transaction())).transaction();

        assertThat(back.total()).isEqualTo(pounds("-168469.60"));
        assertThat(back.goods().getFirst().modifiers())
                .containsExactly(
                        new PriceModifier(
                                PriceModifier.Kind.OVERRIDE,
                                pounds("38067.65"),
                                "replay",
                                Optional.of(TillOnDisk.MANAGER)));
    }

    @Test
    void anOpenReturnSurvivesARestart() {
        till.returns.scan("22214", DAMAGED);
        Basket before = till.openSale.basket().orElseThrow();

        till = till.restarted();

        assertThat(till.openSale.basket()).contains(before);
        assertThat(till.returns.refund(transaction())).isInstanceOf(RefundOutcome.Refunded.class);
    }

    @Test
    void twoTapsGiveTheMoneyBackOnce() {
        till.returns.scan("22214", DAMAGED);
        UUID transaction = transaction();

        till.returns.refund(transaction);

        assertThat(till.returns.refund(transaction))
                .isInstanceOf(RefundOutcome.AlreadyRefunded.class);
        assertThat(till.receipts.recent(10)).hasSize(1);
    }

    @Test
    void aMachineThatMayBeOneOfTwoSellsOnAndItsRefundsWait() {
        assertRefundsWait(Optional.of(Shop.NOON), Optional.empty());
    }

    @Test
    void aMachineThatWasRevokedSellsOnAndItsRefundsWait() {
        assertRefundsWait(Optional.empty(), Optional.of(Shop.NOON));
    }

    private void assertRefundsWait(Optional<Instant> enrolBy, Optional<Instant> revokedAt) {
        till.returns.scan("22214", DAMAGED);
        UUID open = transaction();

        till.put(
                Shop.WORKSTATION,
                new WorkstationRow(Shop.TILL, Shop.BATH, "Till 2", enrolBy, revokedAt));

        assertThat(till.returns.refund(open)).isEqualTo(new RefundOutcome.RefundsWait());
        assertThat(till.returns.scan("20886", DAMAGED)).isEqualTo(new ReturnOutcome.RefundsWait());
        till.openSale.cancel();
        assertThat(till.sale.scan("22214")).isInstanceOf(ScanOutcome.Added.class);
    }

    @Test
    void aCashierGivesNoMoneyBackWithoutAnApproval() {
        till.signOn(TillOnDisk.CASHIER, "4444");
        till.returns.scan("22214", DAMAGED);
        UUID open = till.openSale.basket().orElseThrow().transaction().id();

        assertThat(till.returns.refund(open))
                .isEqualTo(new RefundOutcome.NotAllowed(Right.RETURN_WITHOUT_RECEIPT));
        assertThat(till.receipts.recent(10)).isEmpty();
    }

    @Test
    void aSaleAndAReturnAreNeverMixed() {
        till.sale.scan("22214");

        assertThat(till.returns.scan("20886", DAMAGED)).isEqualTo(new ReturnOutcome.SaleInTheWay());
    }

    @Test
    void nothingIsSoldIntoAReturnUntilItsLinesAreVoided() {
        till.returns.scan("22214", DAMAGED);

        assertThat(till.sale.scan("20886"))
                .isEqualTo(new ScanOutcome.Refused(Refusal.RETURN_IN_THE_WAY));
        assertThat(till.sale.scan("nobody-knows-this-1"))
                .isEqualTo(new ScanOutcome.Refused(Refusal.RETURN_IN_THE_WAY));

        till.openSale.voidLine(1);
        assertThat(till.sale.scan("20886")).isInstanceOf(ScanOutcome.Added.class);
        assertThat(till.openSale.basket().orElseThrow().isSale()).isTrue();
    }

    @Test
    void aRefundThatDidNotReachTheDiskIsNotOne() {
        till.returns.scan("22214", DAMAGED);
        till.journal.close();

        assertThat(till.returns.refund(transaction()))
                .isEqualTo(new RefundOutcome.NotWritten(JournalWriteException.Reason.CLOSED));
        assertThat(till.openSale.basket()).isPresent();
    }

    @Test
    void stockThatIsFoundMissingIsRecorded() {
        till.stock.adjust(List.of(new Difference(new ItemId(22214), Quantity.of(-3), "write-off")));

        assertThat(till.reader.stock(new ItemId(22214))).isEqualTo(Quantity.of(10));
    }

    private UUID transaction() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private ShelfItem item(String code) {
        return till.shelf.find(new ItemCode(code)).getFirst();
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
