package org.tillbridge.pos.sale;

import org.joda.money.Money;
import org.tillbridge.pos.sale.AdjustOutcome.Agreed;
import org.tillbridge.pos.sale.AdjustOutcome.NotAllowed;
import org.tillbridge.pos.sale.AdjustOutcome.NotWritten;
import org.tillbridge.pos.sale.AdjustOutcome.Refused;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.signon.Session.Permitted;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.TaxExemption;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.DiscountTrial;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Step;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungGoods.PriceOverride;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.retail.pricing.SaleLimits;
import org.tillbridge.retail.pricing.promotion.ManualDiscount;
import org.tillbridge.retail.pricing.promotion.ManualDiscount.Value;

import java.util.Optional;
import java.util.function.Function;

/// Agrees with a customer on what is not on any list: a discount, a sale without tax, a note.
/// Belongs to the basket thread, as the open sale does.
public final class AdjustService {
    private final OpenSale openSale;
    private final Session session;

    public AdjustService(OpenSale openSale, Session session) {
        this.openSale = openSale;
        this.session = session;
    }

    /// Takes something off a line, in place of what was taken off it by hand before.
    public AdjustOutcome discountLine(int line, Value value, String reason) {
        return sold(
                open -> {
                    Step step = open.discountLine(line, Optional.of(asked(value, reason)));
                    return step instanceof Step.Refused(Refusal why)
                            ? new Refused(why)
                            : give(
                                    Right.LINE_DISCOUNT,
                                    asked(value, reason),
                                    DiscountTrial.ofLine(open, line, asked(value, reason)),
                                    given -> agreed(openSale.discountLine(line, given)));
                });
    }

    /// Takes something off the sale as a whole, in place of what was taken off by hand before.
    public AdjustOutcome discountSale(Value value, String reason) {
        return sold(
                open ->
                        give(
                                Right.SALE_DISCOUNT,
                                asked(value, reason),
                                DiscountTrial.ofSale(open, asked(value, reason)),
                                this::giveOnSale));
    }

    /// Gives a line another price than that of the list. The list's own price ends that.
    public AdjustOutcome priceLine(int line, UnitPrice price, String reason) {
        return sold(
                open -> {
                    Optional<RungGoods> goods = open.line(line).map(RungLine::goods);
                    Optional<Refusal> odd =
                            goods.isEmpty()
                                    ? Optional.of(Refusal.NO_SUCH_LINE)
                                    : SaleLimits.againstNote(reason)
                                            .or(() -> against(open, line, goods.get(), price));
                    if (odd.isPresent()) {
                        return new Refused(odd.get());
                    }
                    Optional<OperatorId> by = session.permit(Right.PRICE_OVERRIDE);
                    return by.isEmpty()
                            ? new NotAllowed(Right.PRICE_OVERRIDE)
                            : agreed(
                                    openSale.replace(
                                            line,
                                            goods.get()
                                                    .atPrice(
                                                            price, new PriceOverride(reason, by))));
                });
    }

    /// Nobody is asked to approve what cannot be.
    private static Optional<Refusal> against(
            OpenTransaction open, int line, RungGoods goods, UnitPrice price) {
        RungGoods asked = goods.atPrice(price, new PriceOverride("", Optional.empty()));
        return open.replace(line, asked) instanceof Step.Refused(Refusal why)
                ? Optional.of(why)
                : Optional.empty();
    }

    private static ManualDiscount asked(Value value, String reason) {
        return new ManualDiscount(value, reason, Optional.empty());
    }

    private AdjustOutcome give(
            Right right,
            ManualDiscount asked,
            Money off,
            Function<Optional<ManualDiscount>, AdjustOutcome> deed) {
        Optional<Refusal> odd = SaleLimits.againstNote(asked.reason());
        if (odd.isPresent()) {
            return new Refused(odd.get());
        }
        if (off.isZero()) {
            return new Refused(Refusal.NOTHING_TO_TAKE_OFF);
        }
        if (asked.value() instanceof Value.Amount(Money wanted) && wanted.isGreaterThan(off)) {
            return new Refused(Refusal.DISCOUNT_TOO_HIGH);
        }
        Optional<Permitted> permitted = session.permitUpTo(right, off);
        return permitted.isEmpty()
                ? new NotAllowed(right)
                : deed.apply(
                        permitted.map(
                                by ->
                                        new ManualDiscount(
                                                asked.value(),
                                                asked.reason(),
                                                Optional.of(by.by()),
                                                by.most())));
    }

    /// A line costs again what it would.
    public AdjustOutcome takeBackLineDiscount(int line) {
        return agreed(openSale.discountLine(line, Optional.empty()));
    }

    public AdjustOutcome takeBackSaleDiscount() {
        return giveOnSale(Optional.empty());
    }

    private AdjustOutcome giveOnSale(Optional<ManualDiscount> given) {
        return whole(openSale.adjust(before -> before.withBasket(given)));
    }

    /// Charges no tax on this sale, whatever else is rung in it.
    public AdjustOutcome exempt(String reason, String certificate) {
        return sold(
                open -> {
                    Optional<Refusal> odd =
                            SaleLimits.againstNote(reason)
                                    .or(() -> SaleLimits.againstNote(certificate));
                    if (odd.isPresent()) {
                        return new Refused(odd.get());
                    }
                    Optional<OperatorId> by = session.permit(Right.TAX_EXEMPTION);
                    return by.isEmpty()
                            ? new NotAllowed(Right.TAX_EXEMPTION)
                            : whole(
                                    openSale.exempt(
                                            Optional.of(
                                                    new TaxExemption(reason, certificate, by))));
                });
    }

    /// Tax is charged after all.
    public AdjustOutcome takeBackExemption() {
        return whole(openSale.exempt(Optional.empty()));
    }

    /// Writes something about a line.
    ///
    /// @param text empty for nothing
    public AdjustOutcome noteOnLine(int line, String text) {
        return sold(open -> noteOn(open.line(line), text));
    }

    private AdjustOutcome noteOn(Optional<RungLine> line, String text) {
        return line.map(
                        rung ->
                                agreed(
                                        openSale.replace(
                                                rung.number(),
                                                rung.goods()
                                                        .withGoods(
                                                                rung.goods().goods().noted(text)))))
                .orElseGet(() -> new Refused(Refusal.NO_SUCH_LINE));
    }

    /// Writes something about the sale.
    ///
    /// @param text empty for nothing
    public AdjustOutcome noteOnSale(String text) {
        return sold(
                _ ->
                        SaleLimits.againstNote(text)
                                .<AdjustOutcome>map(Refused::new)
                                .orElseGet(() -> whole(openSale.note(text))));
    }

    /// Where goods come back nothing of this is agreed.
    private AdjustOutcome sold(Function<OpenTransaction, AdjustOutcome> deed) {
        Optional<Basket> open = openSale.basket();
        if (open.isEmpty()) {
            return new Refused(Refusal.NO_SUCH_LINE);
        }
        return open.get().isReturn()
                ? new Refused(Refusal.RETURN_IN_THE_WAY)
                : deed.apply(openSale.underOffers(open.get()).transaction());
    }

    private static AdjustOutcome whole(Optional<Refusal> refusal) {
        return refusal.<AdjustOutcome>map(Refused::new)
                .orElseGet(() -> new Agreed(Optional.empty()));
    }

    private static AdjustOutcome agreed(LineOutcome outcome) {
        return switch (outcome) {
            case LineOutcome.Changed(RungLine line) -> new Agreed(Optional.of(line));
            case LineOutcome.Refused(Refusal why) -> new Refused(why);
            case LineOutcome.NotAllowed(Right right) -> new NotAllowed(right);
            case LineOutcome.NotWritten(var why) -> new NotWritten(why);
        };
    }
}
