package org.tillbridge.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.receipt.ReceiptLayout;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Trace;
import org.tillbridge.retail.pricing.Refusal;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Goods that are weighed at the till, in a bowl or a bag.
class WeighingTest {
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
    void whatIsWeighedInAVesselCostsItsOwnWeightAndTheReceiptSaysBoth() {
        till.sale.type("0,480-0,030 * 22214", Optional.empty());
        till.sale.scan("20886");
        assertThat(total()).isEqualTo(pounds("5.36"));
        till = till.restarted();

        RetailTransaction paid = ((TenderOutcome.Paid) pay("10.00")).transaction();

        assertThat(paid.goods().getFirst().quantity()).isEqualTo(new Quantity(450));
        assertThat(traces(paid))
                .containsExactly(Trace.NONE.withTare(Optional.of(new Quantity(30))), Trace.NONE);
        assertThat(rows(paid)).contains(new ReceiptRow.Note("gross 0.48, tare 0.03"));
    }

    @Test
    void anotherWeightOfALineHasItsOwnVessel() {
        till.sale.type("0.480-0.030 * 22214", Optional.empty());
        till.openSale.quantity(1, "0.6-0.02");
        assertThat(quantities()).containsExactly(new Quantity(580));
        till.openSale.quantity(1, "0.6");

        assertThat(traces(((TenderOutcome.Paid) pay("10.00")).transaction()))
                .containsExactly(Trace.NONE);
    }

    /// A sale by pieces would print a tare.
    @Test
    void whatIsCountedHasNoTare() {
        ScanOutcome refused = new ScanOutcome.Refused(Refusal.TARE_NOT_WEIGHED);
        assertThat(till.sale.type("5-3 *", Optional.empty())).isEqualTo(refused);
        assertThat(till.sale.type("5-3 * 22214", Optional.empty())).isEqualTo(refused);
        assertThat(till.sale.nextQuantity()).isEqualTo(Quantity.ONE);

        till.sale.scan("22214");
        assertThat(till.openSale.quantity(1, "5-3"))
                .isEqualTo(new LineOutcome.Refused(Refusal.TARE_NOT_WEIGHED));
        assertThat(quantities()).containsExactly(Quantity.ONE);
    }

    private static List<Trace> traces(RetailTransaction paid) {
        return paid.goods().stream().map(line -> ((Goods.OfItem) line.goods()).trace()).toList();
    }

    private List<ReceiptRow> rows(RetailTransaction paid) {
        Texts texts = new Texts(Locale.UK, ZoneId.of("Europe/London"), GBP);
        return new ReceiptLayout(texts).rows(till.receipts.receipt(paid.id()).orElseThrow());
    }

    private TenderOutcome pay(String cash) {
        return till.tender.payCash(
                till.openSale.basket().orElseThrow().transaction().id(), pounds(cash));
    }

    private Money total() {
        return till.openSale.basket().orElseThrow().transaction().totals().total();
    }

    private List<Quantity> quantities() {
        return till.openSale.basket().orElseThrow().transaction().rung().stream()
                .map(line -> line.goods().quantity())
                .toList();
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
