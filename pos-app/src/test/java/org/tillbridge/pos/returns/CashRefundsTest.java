package org.tillbridge.pos.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.Permission;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.ReplicaRow.RightRow;
import org.tillbridge.sync.wire.SoldSale;
import org.tillbridge.sync.wire.SoldSale.PaidCard;
import org.tillbridge.sync.wire.SoldSaleOutcome;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// What cash did not pay goes out in cash by right alone. The candle costs 2.55, the box 4.21.
class CashRefundsTest {
    private static final UUID ELSEWHERE = new UUID(7, 7);
    private static final RefundOutcome ASKED = new RefundOutcome.NotAllowed(Right.REFUND_OTHERWISE);

    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
        till.signOn(TillOnDisk.CASHIER, "4444");
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void whatCashPaidGoesBackInCashByNoRightAndNoMoreThanThatLessTheChange() {
        till.sale.scan("22214");
        till.sale.scan("20886");
        RetailTransaction sale = paid(till.tender.payCash(transaction(), pounds("10.00")));

        comesBack("22214", sale.id(), 1);
        assertThat(inCash()).isEqualTo(pounds("-2.55"));
        comesBack("20886", sale.id(), 2);
        assertThat(inCash()).isEqualTo(pounds("-4.21"));
        comesBack("22214", sale.id(), 1);
        assertThat(till.returns.refund(transaction())).as("all of it is back").isEqualTo(ASKED);
    }

    @Test
    void whatAVoucherPaidGoesBackAsStoreCreditOrInCashByRight() {
        till.sale.scan("22214");
        till.sale.scan("20886");
        till.tender.takeVoucher(transaction(), pounds("5.00"));
        RetailTransaction sale = paid(till.tender.payCash(transaction(), pounds("2.00")));

        comesBack("22214", sale.id(), 1);
        assertThat(till.returns.refund(transaction())).as("cash paid 1.76 of it").isEqualTo(ASKED);
        assertThat(till.returns.refundAsCredit(transaction()))
                .isInstanceOf(RefundOutcome.Refunded.class);
        comesBack("20886", sale.id(), 2);
        till.signOn(TillOnDisk.MANAGER, "3333");
        assertThat(inCash()).isEqualTo(pounds("-4.21"));
    }

    @Test
    void whatACardPaidGoesOutInCashByRightAndTheRestOfItByNone() {
        till.sale.scan("20886");
        till.tender.takeCash(transaction(), pounds("4.00"));
        RetailTransaction sale = paid(byCard("0.21"));

        comesBack("20886", sale.id(), 1);
        assertThat(till.returns.refund(transaction())).isEqualTo(ASKED);
        toCard();
        assertThat(inCash()).isEqualTo(pounds("-4.00"));
        comesBack("20886", sale.id(), 1);
        assertThat(till.returns.refund(transaction())).isEqualTo(ASKED);
    }

    @Test
    void eachSaleHasItsOwnLimitAndTheRightIsAskedForWhatIsBeyondThem() {
        till.sale.scan("22214");
        RetailTransaction byCash = paid(till.tender.payCash(transaction(), pounds("5.00")));
        till.sale.scan("20886");
        RetailTransaction byVoucher = paid(till.tender.takeVoucher(transaction(), pounds("4.21")));
        comesBack("22214", byCash.id(), 1);
        comesBack("20886", byVoucher.id(), 1);

        allowUpTo(420);
        assertThat(till.returns.refund(transaction())).isEqualTo(ASKED);
        allowUpTo(421);
        assertThat(inCash()).isEqualTo(pounds("-6.76"));

        comesBack("22214", byCash.id(), 1);
        allowUpTo(254);
        assertThat(till.returns.refund(transaction())).as("its cash is back").isEqualTo(ASKED);
    }

    @Test
    void ofASaleOfAnotherTillTheHubSaysWhatItsCardsPaid() {
        UUID card = new UUID(3, 3);
        till.returns.receipt(Optional.of(purchase(card)));

        comesBack("20886", ELSEWHERE, 2);
        assertThat(inCash()).isEqualTo(pounds("-4.21"));
        comesBack("22214", ELSEWHERE, 1);
        assertThat(till.returns.refund(transaction())).as("a card paid 2.55").isEqualTo(ASKED);
    }

    @Test
    void whereNobodySaysHowItWasPaidNothingBoundsIt() {
        comesBack("22214", ELSEWHERE, 1);

        assertThat(inCash()).isEqualTo(pounds("-2.55"));
    }

    /// The receipt was opened while the hub was silent, or the till was started anew since.
    @Test
    void whatTheHubSaysWhileTheReturnIsOpenCounts() {
        UUID card = new UUID(3, 3);
        SoldSale sale = purchase(card).atHub().orElseThrow();
        comesBack("22214", ELSEWHERE, 1);
        comesBack("20886", ELSEWHERE, 2);

        till.soldAtHub = asked -> new SoldSaleOutcome.Answered(sale);
        new CardRefundDesk(till).talk().offered(till.openSale.basket(), () -> {});

        assertThat(till.returns.refund(transaction())).as("a card paid 2.55").isEqualTo(ASKED);
    }

    private static Purchase purchase(UUID card) {
        CardSlip slip =
                new CardSlip(
                        card,
                        "reference",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        SoldSale sale =
                new SoldSale(
                        ELSEWHERE,
                        GBP,
                        List.of(line(1, "2.55"), line(2, "4.21")),
                        List.of(),
                        List.of(new PaidCard(slip, pounds("2.55"))),
                        List.of());
        return new Purchase(
                new TransactionNumber(Shop.BATH, Shop.TILL, 1, 7),
                Shop.NOON,
                List.of(),
                Optional.of(sale));
    }

    private static SoldSale.Line line(int number, String amount) {
        return new SoldSale.Line(number, Quantity.ONE, pounds(amount), pounds("0.00"));
    }

    private void allowUpTo(long pence) {
        Permission permission = new Permission(Allowance.ASK, OptionalLong.of(pence));
        till.put(Shop.STORE, new RightRow(Role.CASHIER, Right.REFUND_OTHERWISE, permission));
    }

    private void comesBack(String code, UUID sale, int line) {
        new CardRefundDesk(till).comesBack(code, sale, line);
    }

    private TenderOutcome byCard(String amount) {
        return answered(till.cards.start(transaction(), pounds(amount)));
    }

    private void toCard() {
        CardRefunds.Refundable to = new CardRefundDesk(till).offered().orElseThrow();
        assertThat(answered(till.cards.startRefund(transaction(), to.paid(), to.amount())))
                .isInstanceOf(TenderOutcome.PartPaid.class);
    }

    private TenderOutcome answered(TenderOutcome asking) {
        var asked = ((TenderOutcome.Asking) asking).tender();
        return till.cards.answered(transaction(), asked.id(), till.cards.ask(asked));
    }

    /// Gives the rest back in cash, without anybody's approval.
    private Money inCash() {
        return ((RefundOutcome.Refunded) till.returns.refund(transaction()))
                .transaction().tenders().stream()
                        .filter(line -> line.tender() == Tender.CASH)
                        .findFirst()
                        .orElseThrow()
                        .amount();
    }

    private UUID transaction() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private static RetailTransaction paid(TenderOutcome outcome) {
        return ((TenderOutcome.Paid) outcome).transaction();
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
