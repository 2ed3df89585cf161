package org.tillbridge.retail.pricing;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.LineItem;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.TaxExemption;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.TenderSlip;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.VoidLine;
import org.tillbridge.retail.pricing.promotion.Adjustments;
import org.tillbridge.retail.pricing.promotion.Discounts;
import org.tillbridge.retail.pricing.promotion.Discounts.Discount;
import org.tillbridge.retail.pricing.promotion.ManualDiscount;
import org.tillbridge.retail.pricing.promotion.Offers;
import org.tillbridge.retail.pricing.promotion.PromotionEngine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A sale or return that is being rung. Immutable: each deed gives the next one, or the reason why
/// not. It becomes a [RetailTransaction] when it is paid.
///
/// @param rung all goods ever rung, the voided ones too; together with the voids they are numbered
///   from 1 without a gap
/// @param pricing what is taken off its prices; kept up by each deed
/// @param customer whose it is, where somebody said so
/// @param note what the operator wrote about it; may be empty
public record OpenTransaction(
        UUID id,
        Instant openedAt,
        CurrencyUnit currency,
        PricingRules rules,
        List<RungLine> rung,
        List<VoidLine> voids,
        Pricing pricing,
        Optional<SaleCustomer> customer,
        String note) {
    /// Lines that are left for the tenders.
    public static final int MAX_TENDERS = 10;

    /// Goods and voids.
    public static final int MAX_LINES = RetailTransaction.MAX_LINES - MAX_TENDERS;

    public OpenTransaction {
        rung = List.copyOf(rung);
        voids = List.copyOf(voids);
    }

    /// One of nobody in particular, that nothing is taken off from.
    public OpenTransaction(
            UUID id,
            Instant openedAt,
            CurrencyUnit currency,
            PricingRules rules,
            List<RungLine> rung,
            List<VoidLine> voids) {
        this(id, openedAt, currency, rules, rung, voids, Pricing.NONE, Optional.empty(), "");
    }

    /// What became of a deed.
    public sealed interface Step {
        /// @param line the number of the line that was added or changed
        record Done(OpenTransaction next, int line) implements Step {}

        record Refused(Refusal why) implements Step {}
    }

    /// Money given, or given back where the amount is negative.
    ///
    /// @param slip of a card what the terminal said; of a gift card or a store credit which one
    public record Payment(Tender tender, Money amount, Optional<TenderSlip> slip) {
        public Payment(Tender tender, Money amount) {
            this(tender, amount, Optional.empty());
        }
    }

    public static OpenTransaction begin(
            UUID id, Instant openedAt, CurrencyUnit currency, PricingRules rules) {
        return new OpenTransaction(id, openedAt, currency, rules, List.of(), List.of());
    }

    /// The same under another id.
    public OpenTransaction as(UUID other) {
        return new OpenTransaction(
                other, openedAt, currency, rules, rung, voids, pricing, customer, note);
    }

    public Step add(RungGoods goods, Instant at) {
        return add(goods, List.of(), at);
    }

    /// @param companions what they bring along; that is not the line that was added
    public Step add(RungGoods goods, List<Companion> companions, Instant at) {
        int number = lineCount() + 1;
        List<RungLine> lines = Companion.lines(number, goods, companions, at);
        Optional<Refusal> refusal = against(lines);
        if (refusal.isPresent()) {
            return new Step.Refused(refusal.get());
        }
        return lineCount() + lines.size() > MAX_LINES
                ? new Step.Refused(Refusal.TOO_MANY_LINES)
                : rung(appended(rung, lines), number);
    }

    /// With these goods, unless they come to more than any sale.
    private Step rung(List<RungLine> rungNow, int number) {
        OpenTransaction next = with(rungNow, voids);
        return SaleLimits.against(next.standing(), rules)
                .<Step>map(Step.Refused::new)
                .orElseGet(() -> new Step.Done(next, number));
    }

    private static Optional<Refusal> against(List<RungLine> lines) {
        return lines.stream()
                .flatMap(line -> SaleLimits.against(line.goods()).stream())
                .findFirst();
    }

    /// What it brought along goes with it. Of goods that come back it may stay: a bottle is kept.
    public Step voidLine(int number, Instant at) {
        if (line(number).isEmpty()) {
            return new Step.Refused(Refusal.NO_SUCH_LINE);
        }
        if (isVoided(number)) {
            return new Step.Refused(Refusal.ALREADY_VOIDED);
        }
        RungLine line = line(number).get();
        if (line.isCompanion() && line.goods().comesBack().isEmpty()) {
            return new Step.Refused(Refusal.COMPANION_AS_IT_IS);
        }
        List<VoidLine> more = new ArrayList<>(List.of(new VoidLine(lineCount() + 1, number, at)));
        for (RungLine along : companionsOf(number)) {
            more.add(new VoidLine(lineCount() + 1 + more.size(), along.number(), at));
        }
        return lineCount() + more.size() > MAX_LINES
                ? new Step.Refused(Refusal.TOO_MANY_LINES)
                : new Step.Done(with(rung, appended(voids, more)), number);
    }

    /// What the goods of a line brought along and stands.
    public List<RungLine> companionsOf(int number) {
        return standing().stream().filter(line -> line.isCompanionOf(number)).toList();
    }

    /// The same of what is counted, or weighed in no vessel.
    public Step changeQuantity(int number, Quantity quantity) {
        return changeQuantity(number, quantity, Optional.empty());
    }

    /// Gives a line that stands another quantity, at the price it was rung at. What has a serial
    /// number is one piece, or its weight; a gift card is one.
    ///
    /// @param tare of the vessel it was weighed in, already taken off the quantity
    public Step changeQuantity(int number, Quantity quantity, Optional<Quantity> tare) {
        Optional<RungLine> line = line(number);
        if (line.isEmpty()) {
            return new Step.Refused(Refusal.NO_SUCH_LINE);
        }
        if (line.get().goods().goods() instanceof Goods.OfItem item
                && item.trace().serial().isPresent()) {
            return new Step.Refused(Refusal.SERIAL_OF_ONE_PIECE);
        }
        return replace(number, line.get().goods().weighed(quantity, tare));
    }

    /// Puts other goods, or the same goods otherwise, in the place of a line that stands.
    public Step replace(int number, RungGoods goods) {
        if (line(number).isEmpty()) {
            return new Step.Refused(Refusal.NO_SUCH_LINE);
        }
        if (isVoided(number)) {
            return new Step.Refused(Refusal.ALREADY_VOIDED);
        }
        Optional<Refusal> refusal = SaleLimits.against(goods).or(() -> asItIs(number));
        if (refusal.isPresent()) {
            return new Step.Refused(refusal.get());
        }
        List<RungLine> changed = rung.stream().map(each -> changed(each, number, goods)).toList();
        return against(changed.stream().filter(each -> each.isCompanionOf(number)).toList())
                .<Step>map(Step.Refused::new)
                .orElseGet(() -> rung(changed, number));
    }

    private RungLine changed(RungLine line, int number, RungGoods goods) {
        if (line.number() == number) {
            return line.with(goods);
        }
        return line.isCompanionOf(number) && !isVoided(line.number())
                ? line.with(
                        Companion.following(line.goods(), line.companionOf().orElseThrow(), goods))
                : line;
    }

    /// The same under the promotions of now. They count from the next deed on.
    public OpenTransaction under(Offers offers) {
        return with(pricing.with(offers));
    }

    /// Priced anew under its promotions, as after a deed.
    public OpenTransaction priced() {
        return with(rung, voids);
    }

    /// Takes something off a line that is sold, after all promotions.
    ///
    /// @param discount empty to take it back
    public Step discountLine(int number, Optional<ManualDiscount> discount) {
        if (line(number).isEmpty()) {
            return new Step.Refused(Refusal.NO_SUCH_LINE);
        }
        if (isVoided(number)) {
            return new Step.Refused(Refusal.ALREADY_VOIDED);
        }
        Optional<Refusal> refusal = asItIs(number);
        if (refusal.isPresent()) {
            return new Step.Refused(refusal.get());
        }
        return new Step.Done(adjusted(pricing.adjustments().withLine(number, discount)), number);
    }

    private Optional<Refusal> asItIs(int number) {
        return line(number)
                .filter(line -> line.isCompanion() || line.goods().isGiftCard())
                .map(
                        line ->
                                line.isCompanion()
                                        ? Refusal.COMPANION_AS_IT_IS
                                        : Refusal.GIFT_CARD_AS_IT_IS);
    }

    /// Discounts, coupons and groups of the customer as they are now.
    public OpenTransaction adjusted(Adjustments adjustments) {
        return with(pricing.with(adjustments)).priced();
    }

    /// @param exemption empty for a customer who pays tax
    public OpenTransaction exempted(Optional<TaxExemption> exemption) {
        return with(pricing.with(exemption));
    }

    public OpenTransaction noted(String text) {
        return new OpenTransaction(
                id, openedAt, currency, rules, rung, voids, pricing, customer, text);
    }

    /// @param whose empty for nobody in particular, or for someone who belongs to no group
    public OpenTransaction of(Optional<SaleCustomer> whose) {
        return of(whose, Set.of());
    }

    /// @param groups that they belong to
    public OpenTransaction of(Optional<SaleCustomer> whose, Set<String> groups) {
        OpenTransaction theirs =
                new OpenTransaction(
                        id, openedAt, currency, rules, rung, voids, pricing, whose, note);
        Adjustments before = pricing.adjustments();
        return before.customerGroups().equals(groups)
                ? theirs
                : theirs.adjusted(before.withGroups(groups));
    }

    /// The goods line of that number, voided or not.
    public Optional<RungLine> line(int number) {
        return rung.stream().filter(line -> line.number() == number).findFirst();
    }

    /// The void of that line, if it was voided.
    public Optional<VoidLine> voidOf(int number) {
        return voids.stream().filter(line -> line.voided() == number).findFirst();
    }

    /// The lines that were not voided.
    public List<RungLine> standing() {
        Set<Integer> voided = voided();
        return rung.stream().filter(line -> !voided.contains(line.number())).toList();
    }

    private Set<Integer> voided() {
        return voids.stream().map(VoidLine::voided).collect(Collectors.toSet());
    }

    public boolean isVoided(int number) {
        return voidOf(number).isPresent();
    }

    /// How many lines it has, voids counted.
    public int lineCount() {
        return rung.size() + voids.size();
    }

    /// What a line comes to, after what is taken off it; before tax where prices exclude it.
    public Money amountOf(RungLine line) {
        return line.goods().amount(rules).minus(pricing.discounts().off(line.number(), currency));
    }

    /// What is taken off a line, promotion by promotion.
    public List<Discount> discountsOf(RungLine line) {
        return pricing.discounts().of(line.number());
    }

    /// What is taken off in all.
    public Money saved() {
        return pricing.discounts().off(currency);
    }

    public TransactionTotals totals() {
        PricedDocument priced = document();
        return new TransactionTotals(priced.total(), priced.taxes());
    }

    /// The transaction as it was agreed and paid.
    ///
    /// @param changeDue what goes back in cash out of the payments
    /// @throws IllegalArgumentException if payments less change are not the total
    public RetailTransaction complete(
            TransactionNumber number,
            Instant completedAt,
            List<Payment> payments,
            Money changeDue) {
        PricedDocument priced = document();
        List<LineItem> lines = new ArrayList<>(completedGoods(priced));
        lines.addAll(voids);
        lines.sort(Comparator.comparingInt(LineItem::number));
        for (Payment payment : payments) {
            lines.add(
                    new TenderLine(
                            lines.size() + 1, payment.tender(), payment.amount(), payment.slip()));
        }
        return new RetailTransaction(
                id,
                number,
                openedAt,
                completedAt,
                lines,
                priced.taxes(),
                priced.total(),
                changeDue,
                pricing.exemption(),
                customer,
                note);
    }

    private List<LineItem> completedGoods(PricedDocument priced) {
        Iterator<PricedLine> standing = priced.lines().iterator();
        Set<Integer> voided = voided();
        List<LineItem> lines = new ArrayList<>(rung.size());
        for (RungLine line : rung) {
            PricedLine own =
                    voided.contains(line.number())
                            ? PricedDocument.untaxed(line, rules)
                            : standing.next();
            lines.add(line.goods().line(line.number(), own));
        }
        return lines;
    }

    private PricedDocument document() {
        return PricedDocument.of(rules, currency, standing(), pricing);
    }

    private OpenTransaction with(Pricing other) {
        return new OpenTransaction(
                id, openedAt, currency, rules, rung, voids, other, customer, note);
    }

    /// Priced anew.
    private OpenTransaction with(List<RungLine> rungNow, List<VoidLine> voidsNow) {
        OpenTransaction next =
                new OpenTransaction(
                        id, openedAt, currency, rules, rungNow, voidsNow, pricing, customer, note);
        Discounts discounts =
                PromotionEngine.discounts(
                        SoldLines.of(next.standing(), pricing.offers(), rules),
                        pricing.offers(),
                        pricing.adjustments(),
                        currency,
                        rules.rounding());
        return next.with(pricing.with(discounts));
    }

    private static <T> List<T> appended(List<T> list, List<T> last) {
        List<T> longer = new ArrayList<>(list);
        longer.addAll(last);
        return longer;
    }
}
