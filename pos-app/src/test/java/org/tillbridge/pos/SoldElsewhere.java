package org.tillbridge.pos;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.pass.ReceiptPass;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// Receipts of another store, which customers bring.
final class SoldElsewhere {
    static final StoreId BRISTOL = new StoreId(14);
    static final WorkstationId ELSEWHERE = new WorkstationId(7);
    static final UUID SALE = UUID.fromString("01930000-0000-7000-8000-000000000001");
    static final Instant SOLD_AT = Shop.NOON.minus(Duration.ofDays(3));

    private SoldElsewhere() {}

    /// That the till which sold it signs with these keys.
    static SigningKeyRow signedWith(FileKeys keys) {
        return new SigningKeyRow(ELSEWHERE, BRISTOL, keys.verifyingKey(), Optional.empty());
    }

    static ReceiptPass receipt() {
        return receipt(BRISTOL, ELSEWHERE, SALE, SOLD_AT, Shop.GBP);
    }

    /// Three candles for 7.00, and something that this store does not sell.
    static ReceiptPass receipt(
            StoreId store,
            WorkstationId workstation,
            UUID transaction,
            Instant at,
            CurrencyUnit currency) {
        return new ReceiptPass(
                new TransactionNumber(store, workstation, 1, 17),
                transaction,
                at,
                Money.of(currency, 11),
                List.of(
                        line(1, 22214, 3, Money.of(currency, 7)),
                        line(2, 4711, 1, Money.of(currency, 4))));
    }

    static ReceiptPass longReceipt(UUID transaction) {
        return new ReceiptPass(
                new TransactionNumber(BRISTOL, ELSEWHERE, 1, 18),
                transaction,
                SOLD_AT,
                pounds("90.00"),
                IntStream.rangeClosed(1, 90)
                        .mapToObj(n -> line(n, 84_000 + n, 1, pounds("1.00")))
                        .toList());
    }

    private static ReceiptPass.Line line(int number, int item, long quantity, Money amount) {
        return new ReceiptPass.Line(
                number,
                new ReceiptPass.Subject.OfItem(new ItemId(item)),
                Quantity.of(quantity),
                amount,
                new TaxRate(175_000));
    }

    private static Money pounds(String amount) {
        return Money.parse("GBP " + amount);
    }
}
