package org.tillbridge.pos.sale;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.pricing.CashRounding;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.journal.JournalWriteException;

import java.util.List;
import java.util.Optional;

/// The open sale or return as it is after a deed, in words too. Made on the basket thread, read on
/// the FX thread.
///
/// @param changed number of the line changed last; 0 for none
/// @param nextQuantity what the next item is rung with
/// @param keepingFailed why the basket is not on disk, if it is not
public record SaleNow(
        BasketPicture picture,
        int changed,
        Optional<Basket> basket,
        Quantity nextQuantity,
        CashRounding coins,
        Optional<JournalWriteException.Reason> keepingFailed) {
    /// Before the basket was looked at.
    public static final SaleNow NOTHING =
            new SaleNow(
                    new BasketPicture(List.of(), "", "", "", ""),
                    0,
                    Optional.empty(),
                    Quantity.ONE,
                    CashRounding.exact(CurrencyUnit.EUR),
                    Optional.empty());

    /// On the basket thread.
    public static SaleNow of(
            OpenSale openSale,
            BasketWords words,
            BasketWords.Changed changed,
            Quantity nextQuantity,
            CashRounding coins) {
        Optional<Basket> basket = openSale.basket();
        return new SaleNow(
                words.picture(basket, changed, coins.step().getCurrencyUnit()),
                basket.isPresent() ? changed.line() : 0,
                basket,
                nextQuantity,
                coins,
                openSale.keepingFailed());
    }

    CurrencyUnit currency() {
        return coins.step().getCurrencyUnit();
    }

    /// What the whole is in cash, where that is another amount.
    public Optional<Money> roundedCash() {
        return left().filter(total -> !coins.remainder(total).isZero()).map(coins::rounded);
    }

    /// What is left of it where a part is paid, or paid back.
    public Optional<Money> leftInPart() {
        return basket.filter(open -> !open.tenders().isEmpty()).flatMap(_ -> left());
    }

    private Optional<Money> left() {
        return basket.map(open -> open.transaction().totals().total().minus(open.paid()));
    }

    public boolean isPayable() {
        return basket.filter(Basket::isPayable).isPresent();
    }

    /// Whether no money changes hands for it.
    public boolean isFree() {
        return basket.filter(open -> open.transaction().totals().total().isZero()).isPresent();
    }

    boolean hasUnknown() {
        return basket.filter(open -> !open.unknown().isEmpty()).isPresent();
    }

    Optional<UnknownCode> unknown(int number) {
        return basket.flatMap(open -> open.unknown(number));
    }

    /// What quantity and void are about: the line chosen by hand, or else the last.
    ///
    /// @param selected 0 for none
    public Optional<RungLine> subject(int selected) {
        return basket.flatMap(
                open -> selected > 0 ? open.transaction().line(selected) : open.lastStanding());
    }

    /// What stands below the amount to pay.
    public List<String> notes() {
        return picture.tax().isEmpty()
                ? List.of(picture.items())
                : List.of(picture.items(), picture.tax());
    }
}
