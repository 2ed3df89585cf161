package org.tillbridge.pos.returns;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.pos.TakeBack;
import org.tillbridge.pos.TillAbroad;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Permission;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.pricing.Bought;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.ReplicaRow.RightRow;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/// Goods that were paid in rounded cash come back piece by piece, at a cashier's hand, where nobody
/// approves.
class CashRefundProperties {
    private static final CurrencyUnit CHF = CurrencyUnit.of("CHF");
    private static final String CANDLE = "22214";
    private static final String BOX = "20886";

    private static Path folder;
    private static TillOnDisk till;

    @BeforeContainer
    static void open() throws IOException {
        folder = Files.createTempDirectory("cash-refunds");
        till = TillAbroad.openIn(folder, Shop.at("Zürich", CHF, "CH", "Europe/Zurich"));
        till.signOn(TillOnDisk.CASHIER, "4444");
    }

    @AfterContainer
    static void close() throws IOException {
        till.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Example
    void twentyPiecesOfThreeAreNoFrancWhereSixtyWasPaid() {
        Sold candles = new Sold(CANDLE, 3, 20, 0);

        Money out = Money.zero(CHF);
        for (int piece = 0; piece < 20; piece++) {
            out = out.plus(given(List.of(candles), List.of(1)));
        }

        assertThat(candles.cash()).isEqualTo(francs(60));
        assertThat(out).isEqualTo(francs(60));
    }

    @Example
    void whatCashIsRoundedUpByAsksForNoMoreThanTheGoods() {
        Sold candle = new Sold(CANDLE, 98, 1, 100);
        candle.comesBack(1);

        RefundOutcome more = atMost(97);
        RefundOutcome all = atMost(98);

        assertThat(more).isEqualTo(new RefundOutcome.NotAllowed(Right.REFUND_OTHERWISE));
        assertThat(cash(((RefundOutcome.Refunded) all).transaction())).isEqualTo(francs(-100));
    }

    /// Refunds where a cashier may give so much otherwise than it was paid, and no more.
    private static RefundOutcome atMost(long hundredths) {
        allow(new Permission(Allowance.ASK, OptionalLong.of(hundredths)));
        try {
            return till.returns.refund(transaction());
        } finally {
            allow(Permission.of(Allowance.ASK));
        }
    }

    private static void allow(Permission permission) {
        till.put(Shop.STORE, new RightRow(Role.CASHIER, Right.REFUND_OTHERWISE, permission));
    }

    @Property(tries = 60)
    void noSequenceOfPartRefundsGivesMoreCashThanCashPaid(
            @ForAll @IntRange(min = 1, max = 40) int candle,
            @ForAll @IntRange(min = 1, max = 40) int box,
            @ForAll @IntRange(min = 0, max = 100) int byVoucher,
            @ForAll @Size(min = 2, max = 12) List<@IntRange(min = 1, max = 8) Integer> parts) {
        List<Sold> sold = List.of(new Sold(CANDLE, candle, 6, 0), new Sold(BOX, box, 6, byVoucher));

        Money out = Money.zero(CHF);
        for (int part : parts) {
            out = out.plus(given(sold, List.of(part % 3, part / 3)));
        }

        assertThat(out).isLessThanOrEqualTo(sold.get(0).cash().plus(sold.get(1).cash()));
    }

    /// Brings so many pieces of each back, as far as they are left.
    ///
    /// @return the cash that went out; none where a store credit had to do
    private static Money given(List<Sold> sold, List<Integer> pieces) {
        int back = 0;
        for (int n = 0; n < sold.size(); n++) {
            back += sold.get(n).comesBack(pieces.get(n));
        }
        if (back == 0) {
            return Money.zero(CHF);
        }
        RefundOutcome outcome = till.returns.refund(transaction());
        if (outcome.equals(new RefundOutcome.NotAllowed(Right.REFUND_OTHERWISE))) {
            outcome = till.returns.refundAsCredit(transaction());
        }
        return cash(((RefundOutcome.Refunded) outcome).transaction()).negated();
    }

    /// A sale of some pieces of one thing.
    private static final class Sold {
        private final RetailTransaction sale;
        private Quantity returned = Quantity.ZERO;

        /// @param price of one, in hundredths
        /// @param byVoucher how much of it a voucher paid, in percent; the rest is paid in cash
        Sold(String code, int price, int pieces, int byVoucher) {
            till.put(
                    Shop.PRICES,
                    Shop.price(
                            Integer.parseInt(code),
                            Instant.EPOCH,
                            BigDecimal.valueOf(price, 2).toPlainString()));
            till.sale.scan(code);
            till.openSale.quantityBy(1, Quantity.of(pieces - 1));
            Money worth = francs(price * pieces * byVoucher / 100);
            TenderOutcome outcome =
                    worth.isZero()
                            ? new TenderOutcome.NotPayable()
                            : till.tender.takeVoucher(transaction(), worth);
            if (!(outcome instanceof TenderOutcome.Paid)) {
                outcome = till.tender.payCash(transaction(), till.tender.due().orElseThrow());
            }
            sale = ((TenderOutcome.Paid) outcome).transaction();
        }

        Money cash() {
            return CashRefundProperties.cash(sale).minus(sale.changeDue());
        }

        int comesBack(int asked) {
            GoodsLine line = sale.goods().getFirst();
            int back = 0;
            Bought bought =
                    new Bought(
                            new OriginalLine(sale.id(), line.number()),
                            line.quantity(),
                            returned,
                            line.amount(),
                            line.tax());
            while (back < asked && returned.compareTo(line.quantity()) < 0) {
                TakeBack.one(
                        till,
                        new Purchase.Line(line.goods(), line.taxClass(), line.taxRate(), bought));
                returned = returned.plus(Quantity.ONE);
                back++;
            }
            return back;
        }
    }

    private static UUID transaction() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private static Money cash(RetailTransaction transaction) {
        return transaction.tenders().stream()
                .filter(line -> line.tender() == Tender.CASH)
                .map(line -> line.amount())
                .reduce(Money.zero(CHF), Money::plus);
    }

    private static Money francs(long hundredths) {
        return Money.ofMinor(CHF, hundredths);
    }
}
