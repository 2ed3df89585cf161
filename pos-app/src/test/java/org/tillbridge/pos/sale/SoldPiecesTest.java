package org.tillbridge.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.approval.Approvals.Approved;
import org.tillbridge.pos.approval.Approvals.Checked;
import org.tillbridge.pos.approval.Wanted;
import org.tillbridge.pos.day.PostVoidOutcome;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SuspendedAtStore.Gone;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A piece with a serial number that this till sold, with no hub in reach, comes to the counter
/// again: frappe/erpnext#12147, frappe/erpnext#7987.
class SoldPiecesTest {
    private static final String CAMERA = "(01)09521234543213(21)S-1";
    private static final Piece S_1 = new Piece(new ItemId(500), "S-1");

    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void openTheTill() {
        till = TillOnDisk.openIn(folder);
        till.put(Scope.CATALOGUE, Shop.item(500, "Camera", "500", "09521234543213"));
        till.put(Shop.PRICES, Shop.price(500, Instant.EPOCH, "10.00"));
    }

    @AfterEach
    void closeTheTill() {
        till.close();
    }

    @Test
    void aSerialNumberInASaleThatIsNotSentCountsAsSoldAlsoAfterARestart() {
        till.sale.scan(CAMERA);
        RetailTransaction sale = pay("10.00");

        SoldPiece known = known(till.sale.scan(CAMERA));
        assertThat(known.piece()).isEqualTo(S_1);
        assertThat(known.number()).contains(sale.number());
        assertThat(known.at()).isEqualTo(sale.completedAt());
        assertThat(till.openSale.basket()).isEmpty();

        till = till.restarted();

        assertThat(known(till.sale.scan(CAMERA))).isEqualTo(known);
        assertThat(till.sale.scan("(01)09521234543213(21)S-2"))
                .isInstanceOf(ScanOutcome.Added.class);
    }

    @Test
    void aSerialNumberThatIsTypedForALineCountsTheSame() {
        till.sale.scan("500");
        SerialNumbers.give(till.openSale, 1, "S-1");
        pay("10.00");
        till.sale.scan("500");

        assertThat(till.sale.soldBefore(1, "S-2")).isEmpty();
        SoldPiece known = till.sale.soldBefore(1, " S-1 ").orElseThrow();

        assertThat(till.sale.sellAgain(1, known)).isInstanceOf(LineOutcome.Changed.class);
        assertThat(till.sale.scan(CAMERA))
                .as("it is in the basket now")
                .isEqualTo(new ScanOutcome.Refused(Refusal.SERIAL_RUNG_ALREADY));
    }

    @Test
    void whatCameBackIsSoldAgainUnasked() {
        till.sale.scan(CAMERA);
        pay("10.00");
        till.returns.scan(CAMERA, Terms.USUAL);
        UUID back = till.openSale.basket().orElseThrow().transaction().id();
        assertThat(till.returns.refund(back)).isInstanceOf(RefundOutcome.Refunded.class);

        assertThat(till.sale.scan(CAMERA)).isInstanceOf(ScanOutcome.Added.class);
        pay("10.00");
        assertThat(till.sale.scan(CAMERA)).isInstanceOf(ScanOutcome.SoldBefore.class);
    }

    @Test
    void whatWasReversedIsSoldAgainUnasked() {
        till.sale.scan(CAMERA);
        UUID sale = pay("10.00").id();
        assertThat(till.sale.scan(CAMERA)).isInstanceOf(ScanOutcome.SoldBefore.class);
        assertThat(till.postVoid.postVoid(sale, TillOnDisk.id()))
                .isInstanceOf(PostVoidOutcome.Voided.class);

        assertThat(till.sale.scan(CAMERA)).isInstanceOf(ScanOutcome.Added.class);
    }

    @Test
    void whatIsSetAsideIsAskedAboutUntilItIsRungOnAndTakenOutOrRungOnElsewhere() {
        till.sale.scan(CAMERA);
        UUID aside = suspended();
        assertThat(known(till.sale.scan(CAMERA)).number()).isEmpty();
        till = till.restarted();
        assertThat(till.sale.scan(CAMERA)).isInstanceOf(ScanOutcome.SoldBefore.class);

        till.openSale.resume(aside);
        assertThat(till.sale.scan(CAMERA))
                .isEqualTo(new ScanOutcome.Refused(Refusal.SERIAL_RUNG_ALREADY));
        till.sale.cancel();
        assertThat(till.sale.scan(CAMERA)).isInstanceOf(ScanOutcome.Added.class);
        UUID sale = till.openSale.basket().orElseThrow().transaction().id();
        suspended();
        assertThat(till.sale.scan(CAMERA)).isInstanceOf(ScanOutcome.SoldBefore.class);

        till.openSale.gone(List.of(new Gone(sale, new WorkstationId(9))));
        assertThat(till.sale.scan(CAMERA)).isInstanceOf(ScanOutcome.Added.class);
    }

    @Test
    void whatIsSoldWhileItsSaleIsSetAsideIsAskedAboutWhenItIsGivenToItsLineAgain() {
        till.sale.scan(CAMERA);
        till.sale.scan("(01)09521234543213(21)S-2");
        UUID aside = suspended();
        ScanOutcome.SoldBefore asked = (ScanOutcome.SoldBefore) till.sale.scan(CAMERA);
        till.sale.sellAgain(asked.item(), asked.known());
        RetailTransaction sale = pay("10.00");
        till = till.restarted();

        SuspendOutcome.Resumed resumed = (SuspendOutcome.Resumed) till.openSale.resume(aside);

        assertThat(resumed.sold()).containsExactly(S_1);
        assertThat(till.openSale.basket()).contains(resumed.basket());
        assertThat(SerialNumbers.in(resumed.basket()).map(Piece::serial)).containsExactly("S-2");
        assertThat(SaleService.amountOf(resumed.basket())).isEqualTo(pounds("20.00"));
        SoldPiece known = till.sale.soldBefore(1, "S-1").orElseThrow();
        assertThat(known.number()).contains(sale.number());
        assertThat(till.sale.sellAgain(1, known)).isInstanceOf(LineOutcome.Changed.class);
    }

    @Test
    void whoeverGoesBackFromAnAgreedSaleHasAgreedToNoOther() {
        till.put(Scope.CATALOGUE, Shop.item(501, "Lens", "501", "09521234543220"));
        String lens = "(01)09521234543220(21)S-9";
        ScanOutcome.NotSellable priceless = (ScanOutcome.NotSellable) till.sale.scan(lens);
        till.sale.addAtPrice(priceless.item(), UnitPrice.of(pounds("1.00")), "label");
        pay("1.00");
        ScanOutcome.SoldBefore asked = (ScanOutcome.SoldBefore) till.sale.scan(lens);

        assertThat(till.sale.sellAgain(asked.item(), asked.known()))
                .isInstanceOf(ScanOutcome.NotSellable.class);
        assertThat(till.sale.scan(lens)).isEqualTo(asked);

        till.sale.sellAgain(asked.item(), asked.known());
        assertThat(till.sale.addAtPrice(asked.item(), UnitPrice.of(pounds("1.00")), "label"))
                .as("its price is the next question of the same sale")
                .isInstanceOf(ScanOutcome.Added.class);
    }

    @Test
    void itIsSoldAllTheSameByRightAndOnceAndNoOtherPriceGoesRoundThat() throws Exception {
        till.sale.scan(CAMERA);
        pay("10.00");
        ScanOutcome.SoldBefore asked = (ScanOutcome.SoldBefore) till.sale.scan(CAMERA);
        assertThat(till.sale.addAtPrice(asked.item(), UnitPrice.of(pounds("1.00")), "cheap"))
                .isEqualTo(asked);
        till.signOn.signOff();
        till.signOn(TillOnDisk.CASHIER, "4444");
        assertThat(till.sale.sellAgain(asked.item(), asked.known()))
                .isEqualTo(new ScanOutcome.NotAllowed(Right.SERIAL_SOLD_AGAIN));

        Wanted wanted = Wanted.of(Right.SERIAL_SOLD_AGAIN, "Camera");
        var proof =
                ((Checked.Right) till.approvals.check(wanted, TillOnDisk.MANAGER, "3333")).proof();
        Approved<ScanOutcome> approved =
                till.approvals.approve(
                        proof, () -> till.sale.sellAgain(asked.item(), asked.known()));

        assertThat(approved).isInstanceOf(Approved.Done.class);
        assertThat(till.openSale.basket().orElseThrow().transaction().standing()).hasSize(1);
        till.openSale.voidLine(1);
        assertThat(till.sale.scan(CAMERA)).isInstanceOf(ScanOutcome.SoldBefore.class);
    }

    private static SoldPiece known(ScanOutcome outcome) {
        return ((ScanOutcome.SoldBefore) outcome).known();
    }

    private UUID suspended() {
        return ((SuspendOutcome.Suspended) till.openSale.suspend()).suspension();
    }

    private RetailTransaction pay(String cash) {
        TenderOutcome outcome =
                till.tender.payCash(
                        till.openSale.basket().orElseThrow().transaction().id(), pounds(cash));
        return ((TenderOutcome.Paid) outcome).transaction();
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
