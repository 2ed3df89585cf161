package org.tillbridge.sync.journal;

import static org.tillbridge.sync.journal.Fixtures.GBP;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.STANDARD_RATE;

import org.joda.money.Money;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.LineItem;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.VoidLine;
import org.tillbridge.sync.journal.Fixtures.Article;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A transaction being put together in a test.
public final class TransactionFixture {
    private final int sign;
    private final List<LineItem> lines = new ArrayList<>();
    private TransactionNumber number = Fixtures.number(1);
    private UUID id = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L);
    private Instant at = MORNING;
    private Money total = Money.zero(GBP);
    private Money tax = Money.zero(GBP);
    private Money paid = Money.zero(GBP);
    private Money taxed = Money.zero(GBP);
    private Disposition disposition = Disposition.BACK_TO_STOCK;
    private Optional<OriginalLine> original = Optional.empty();
    private Optional<SaleCustomer> customer = Optional.empty();

    TransactionFixture(int sign) {
        this.sign = sign;
    }

    public TransactionFixture numbered(TransactionNumber given) {
        number = given;
        return this;
    }

    public TransactionFixture known(UUID as) {
        id = as;
        return this;
    }

    public TransactionFixture at(Instant time) {
        at = time;
        return this;
    }

    /// Where the goods of the lines that follow go, when they come back.
    public TransactionFixture going(Disposition to) {
        disposition = to;
        return this;
    }

    /// The sale, and the line of it, that the lines which follow come back from.
    public TransactionFixture from(UUID sale, int line) {
        original = Optional.of(new OriginalLine(sale, line));
        return this;
    }

    /// Nothing proves where the lines that follow come back from.
    public TransactionFixture unproven() {
        original = Optional.empty();
        return this;
    }

    /// Whose it is.
    public TransactionFixture by(SaleCustomer whose) {
        customer = Optional.of(whose);
        return this;
    }

    /// Adds goods, sold or brought back, whole units.
    public TransactionFixture of(int units, Article article) {
        Quantity quantity = Quantity.of((long) sign * units);
        Money amount = article.price().times(quantity, RoundingMode.HALF_UP);
        Money ofTax = taxWithin(amount, article.rate().partsPerMillion());
        lines.add(
                sign > 0
                        ? sold(article, quantity, amount, ofTax)
                        : brought(article, quantity, amount, ofTax));
        total = total.plus(amount);
        taxed = taxed.plus(amount);
        tax = tax.plus(ofTax);
        return this;
    }

    /// Puts an amount on a gift card.
    public TransactionFixture loading(StoredValueCode card, Money amount) {
        lines.add(
                new SaleLine(
                        lines.size() + 1,
                        new Goods.OfGiftCard("Gift card", card, true),
                        Quantity.ONE,
                        UnitPrice.of(amount),
                        Optional.empty(),
                        List.of(),
                        amount,
                        TaxClass.NONE,
                        TaxRate.ZERO,
                        Money.zero(GBP)));
        total = total.plus(amount);
        return this;
    }

    /// A gift card or a store credit pays a part, or all, of it, or is paid out to.
    public TransactionFixture through(StoredValueSlip card, Money amount) {
        lines.add(
                new TenderLine(
                        lines.size() + 1, card.code().kind().tender(), amount, Optional.of(card)));
        paid = paid.plus(amount);
        return this;
    }

    /// A card pays a part, or all, of it, or is given money back.
    public TransactionFixture through(CardSlip card, Money amount) {
        lines.add(new TenderLine(lines.size() + 1, Tender.CARD, amount, Optional.of(card)));
        paid = paid.plus(amount);
        return this;
    }

    /// A part of it is paid, or paid out, in this.
    public TransactionFixture through(Tender tender, Money amount) {
        lines.add(new TenderLine(lines.size() + 1, tender, amount));
        paid = paid.plus(amount);
        return this;
    }

    /// Reverses the line added last.
    public TransactionFixture voided() {
        switch (lines.getLast()) {
            case SaleLine sale -> takeBack(sale.amount(), sale.tax());
            case ReturnLine back -> takeBack(back.amount(), back.tax());
            case VoidLine _, TenderLine _ -> throw new IllegalStateException("Nothing to void");
        }
        lines.add(new VoidLine(lines.size() + 1, lines.size(), at));
        return this;
    }

    /// Paid, or paid out, exactly.
    public RetailTransaction paidIn(Tender tender) {
        return paidWith(total.minus(paid), tender);
    }

    /// Paid by what was taken for it so far.
    public RetailTransaction paid() {
        return completed(Money.zero(GBP));
    }

    /// Paid with more than is due; the rest is change.
    public RetailTransaction paidWith(Money given, Tender tender) {
        lines.add(new TenderLine(lines.size() + 1, tender, given));
        return completed(given.minus(total.minus(paid)));
    }

    private RetailTransaction completed(Money change) {
        return new RetailTransaction(
                id,
                number,
                at.minusSeconds(40),
                at,
                lines,
                lines.stream().allMatch(TransactionFixture::isUntaxed)
                        ? List.of()
                        : List.of(new TaxTotal(STANDARD_RATE, taxed.minus(tax), tax)),
                total,
                change,
                Optional.empty(),
                customer,
                "");
    }

    private static boolean isUntaxed(LineItem line) {
        return !(line instanceof GoodsLine goods) || goods.giftCard().isPresent();
    }

    private void takeBack(Money amount, Money ofTax) {
        total = total.minus(amount);
        taxed = taxed.minus(amount);
        tax = tax.minus(ofTax);
    }

    private SaleLine sold(Article article, Quantity quantity, Money amount, Money ofTax) {
        return new SaleLine(
                lines.size() + 1,
                article.goods(),
                quantity,
                article.price(),
                Optional.of(article.price()),
                List.of(),
                amount,
                article.taxClass(),
                article.rate(),
                ofTax);
    }

    private ReturnLine brought(Article article, Quantity quantity, Money amount, Money ofTax) {
        return new ReturnLine(
                lines.size() + 1,
                article.goods(),
                quantity,
                article.price(),
                Optional.of(article.price()),
                List.of(),
                amount,
                article.taxClass(),
                article.rate(),
                ofTax,
                ReturnReason.CHANGED_MIND,
                disposition,
                original);
    }

    private static Money taxWithin(Money gross, int partsPerMillion) {
        return gross.multipliedBy(partsPerMillion)
                .dividedBy(1_000_000L + partsPerMillion, RoundingMode.HALF_UP);
    }
}
