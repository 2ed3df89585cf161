package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.Trace;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.WorkstationId;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;

/// A small shop that tests talk about: `aSale().of(2, CANDLE).paidIn(CASH)`.
public final class Fixtures {
    public static final CurrencyUnit GBP = CurrencyUnit.GBP;
    public static final StoreId STORE = new StoreId(1);
    public static final WorkstationId WORKSTATION = new WorkstationId(2);
    public static final OperatorId OPERATOR = new OperatorId(3);
    public static final LocalDate FIRST_OF_DECEMBER = LocalDate.of(2010, 12, 1);
    public static final Instant MORNING = Instant.parse("2010-12-01T08:26:00Z");
    public static final Epoch EPOCH = new Epoch("00c0ffee00c0ffee");
    public static final TaxRate STANDARD_RATE = new TaxRate(175_000);

    public static final Article CANDLE = article(4711, "21201", "Candle, ivory", 195);
    public static final Article OWL_BAG = article(4712, "02000000047129", "Jumbo bag “owls”", 425);
    public static final Article TEA_CUP = article(4713, "23209", "Tea cup & saucer", 1250);

    private Fixtures() {}

    /// What is on a shelf here, with its price in minor units, tax included.
    public record Article(Goods.OfItem goods, UnitPrice price, TaxClass taxClass, TaxRate rate) {
        public ItemId item() {
            return goods.item();
        }

        /// The piece of it that has this serial number.
        public Article piece(String serial) {
            Trace trace = Trace.NONE.withSerial(serial);
            return new Article(
                    new Goods.OfItem(goods.item(), goods.name(), goods.code(), trace),
                    price,
                    taxClass,
                    rate);
        }
    }

    public static Article article(int item, String code, String name, long pence) {
        return new Article(
                new Goods.OfItem(new ItemId(item), name, new ItemCode(code)),
                UnitPrice.of(Money.ofMinor(GBP, pence)),
                new TaxClass("standard"),
                STANDARD_RATE);
    }

    /// The number of a gift card or a store credit, always the same one for a seed.
    public static StoredValueCode card(StoredValueKind kind, long seed) {
        return StoredValueCode.random(kind, new Random(seed));
    }

    /// Number n of the first series.
    public static TransactionNumber number(long n) {
        return new TransactionNumber(STORE, WORKSTATION, 1, n);
    }

    public static TransactionFixture aSale() {
        return new TransactionFixture(1);
    }

    public static TransactionFixture aReturn() {
        return new TransactionFixture(-1);
    }

    public static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }

    public static JournalWriteException diskIsFull() {
        return new JournalWriteException(
                JournalWriteException.Reason.DISK_FULL, "The disk is full");
    }
}
