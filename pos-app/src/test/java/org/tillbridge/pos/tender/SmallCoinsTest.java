package org.tillbridge.pos.tender;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.pos.TakeBack;
import org.tillbridge.pos.TillAbroad;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.returns.Purchase;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.sale.BasketPicture;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.pricing.Bought;
import org.tillbridge.sync.replica.Shop;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// In a shop in Utrecht: it gives no cents out, and whoever has some may pay with them.
class SmallCoinsTest {
    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till =
                TillAbroad.openIn(
                        folder, Shop.at("Utrecht", CurrencyUnit.EUR, "NL", "Europe/Amsterdam"));
    }

    @AfterEach
    void close() {
        till.close();
    }

    @ParameterizedTest
    @CsvSource({
        "10.02, 10.00, 0.00, 0.02",
        "10.02, 10.01, 0.00, 0.01",
        "10.02, 10.02, 0.00, 0.00",
        "10.02, 10.03, 0.00, -0.01",
        "10.02, 10.04, 0.00, -0.02",
        "10.02, 10.05, 0.05, 0.02",
        "10.02, 20.02, 10.00, 0.00",
        "10.03, 10.03, 0.00, 0.00",
        "10.03, 10.04, 0.00, -0.01",
        "10.03, 20.00, 9.95, -0.02",
        "0.02, 0.02, 0.00, 0.00"
    })
    void centsComeInAndNoneGoOut(String total, String given, String change, String rounding) {
        ring(total);

        RetailTransaction paid = paid(till.tender.takeCash(transaction(), euros(given)));

        assertThat(paid.changeDue()).isEqualTo(euros(change));
        assertThat(tendered(paid, Tender.CASH)).isEqualTo(euros(given));
        assertThat(tendered(paid, Tender.CASH_ROUNDING)).isEqualTo(euros(rounding));
    }

    @Test
    void afterCentsInPartTheRestIsRoundedAsItIs() {
        ring("10.02");
        till.tender.takeCash(transaction(), euros("5.02"));

        assertThat(till.tender.due()).contains(euros("5.00"));

        RetailTransaction paid = paid(till.tender.takeCash(transaction(), euros("5.00")));
        assertThat(tendered(paid, Tender.CASH_ROUNDING)).isEqualTo(euros("0"));
    }

    @Test
    void theScreenSaysWhatItIsCompletedWith() {
        ring("10.03");
        Paying paying =
                Paying.of(
                                till.tender.balance().orElseThrow(),
                                new BasketPicture(List.of(), "", "", "", ""),
                                TenderViewModel.Kind.CASH,
                                Optional.empty())
                        .giving(Optional.of(euros("10.03")));

        assertThat(paying.settles()).isTrue();
        assertThat(paying.change()).contains(euros("0"));
        assertThat(paying.cashRounding()).isEqualTo(euros("0"));
    }

    @Test
    void whatWasPaidToTheCentGoesBackAsCoinsMakeItUnasked() {
        ring("10.03");
        RetailTransaction sale = paid(till.tender.takeCash(transaction(), euros("10.03")));
        till.signOn.signOff();
        till.signOn(TillOnDisk.CASHIER, "4444");
        GoodsLine line = sale.goods().getFirst();
        Bought bought =
                new Bought(
                        new OriginalLine(sale.id(), line.number()),
                        line.quantity(),
                        Quantity.ZERO,
                        line.amount(),
                        line.tax());
        TakeBack.one(
                till, new Purchase.Line(line.goods(), line.taxClass(), line.taxRate(), bought));

        RefundOutcome back = till.returns.refund(transaction());

        assertThat(back).isInstanceOf(RefundOutcome.Refunded.class);
        assertThat(tendered(((RefundOutcome.Refunded) back).transaction(), Tender.CASH))
                .isEqualTo(euros("-10.05"));
    }

    private void ring(String price) {
        till.put(Shop.PRICES, Shop.price(22214, Instant.EPOCH, price));
        till.sale.scan("22214");
    }

    private UUID transaction() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private static RetailTransaction paid(TenderOutcome outcome) {
        assertThat(outcome).isInstanceOf(TenderOutcome.Paid.class);
        return ((TenderOutcome.Paid) outcome).transaction();
    }

    private static Money tendered(RetailTransaction paid, Tender kind) {
        List<Money> amounts =
                paid.tenders().stream()
                        .filter(line -> line.tender() == kind)
                        .map(TenderLine::amount)
                        .toList();
        return amounts.stream().reduce(euros("0"), Money::plus);
    }

    private static Money euros(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }
}
