package org.tillbridge.retail.pricing;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.LineItem;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.VoidLine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A sale or return that is being rung. Immutable: each deed gives the next one, or the reason why
/// not. It becomes a [RetailTransaction] when it is paid.
///
/// @param rung all goods ever rung, the voided ones too; together with the voids they are numbered
///   from 1 without a gap
public record OpenTransaction(
        UUID id,
        Instant openedAt,
        CurrencyUnit currency,
        PricingRules rules,
        List<RungLine> rung,
        List<VoidLine> voids) {
    /// Goods and voids; one line is left for the tender.
    public static final int MAX_LINES = RetailTransaction.MAX_LINES - 1;

    public OpenTransaction {
        rung = List.copyOf(rung);
        voids = List.copyOf(voids);
    }

    /// What became of a deed.
    public sealed interface Step {
        /// @param line the number of the line that was added or changed
        record Done(OpenTransaction next, int line) implements Step {}

        record Refused(Refusal why) implements Step {}
    }

    /// Money given, or given back where the amount is negative.
    public record Payment(Tender tender, Money amount) {}

    public static OpenTransaction begin(
            UUID id, Instant openedAt, CurrencyUnit currency, PricingRules rules) {
        return new OpenTransaction(id, openedAt, currency, rules, List.of(), List.of());
    }

    public Step add(RungGoods goods, Instant at) {
        Optional<Refusal> refusal = SaleLimits.against(goods.quantity(), goods.unitPrice());
        if (refusal.isPresent()) {
            return new Step.Refused(refusal.get());
        }
        if (lineCount() >= MAX_LINES) {
            return new Step.Refused(Refusal.TOO_MANY_LINES);
        }
        int number = lineCount() + 1;
        return new Step.Done(with(appended(rung, new RungLine(number, goods, at)), voids), number);
    }

    public Step voidLine(int number, Instant at) {
        if (line(number).isEmpty()) {
            return new Step.Refused(Refusal.NO_SUCH_LINE);
        }
        if (isVoided(number)) {
            return new Step.Refused(Refusal.ALREADY_VOIDED);
        }
        if (lineCount() >= MAX_LINES) {
            return new Step.Refused(Refusal.TOO_MANY_LINES);
        }
        VoidLine line = new VoidLine(lineCount() + 1, number, at);
        return new Step.Done(with(rung, appended(voids, line)), number);
    }

    /// Gives a line that stands another quantity, at the price it was rung at.
    public Step changeQuantity(int number, Quantity quantity) {
        Optional<RungLine> line = line(number);
        if (line.isEmpty()) {
            return new Step.Refused(Refusal.NO_SUCH_LINE);
        }
        return replace(number, line.get().goods().withQuantity(quantity));
    }

    /// Puts other goods, or the same goods otherwise, in the place of a line that stands.
    public Step replace(int number, RungGoods goods) {
        if (line(number).isEmpty()) {
            return new Step.Refused(Refusal.NO_SUCH_LINE);
        }
        if (isVoided(number)) {
            return new Step.Refused(Refusal.ALREADY_VOIDED);
        }
        Optional<Refusal> refusal = SaleLimits.against(goods.quantity(), goods.unitPrice());
        if (refusal.isPresent()) {
            return new Step.Refused(refusal.get());
        }
        List<RungLine> changed =
                rung.stream()
                        .map(
                                each ->
                                        each.number() == number
                                                ? new RungLine(number, goods, each.rungAt())
                                                : each)
                        .toList();
        return new Step.Done(with(changed, voids), number);
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
        Set<Integer> voided = voids.stream().map(VoidLine::voided).collect(Collectors.toSet());
        return rung.stream().filter(line -> !voided.contains(line.number())).toList();
    }

    public boolean isVoided(int number) {
        return voidOf(number).isPresent();
    }

    /// How many lines it has, voids counted.
    public int lineCount() {
        return rung.size() + voids.size();
    }

    public Money amountOf(RungLine line) {
        return line.goods().amount(rules);
    }

    public TransactionTotals totals() {
        List<RungLine> standing = standing();
        return totals(standing, taxed(standing));
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
        List<RungLine> standing = standing();
        TaxedDocument taxed = taxed(standing);
        TransactionTotals totals = totals(standing, taxed);
        List<LineItem> lines = new ArrayList<>(completedGoods(standing, taxed));
        lines.addAll(voids);
        lines.sort(Comparator.comparingInt(LineItem::number));
        for (Payment payment : payments) {
            lines.add(new TenderLine(lines.size() + 1, payment.tender(), payment.amount()));
        }
        return new RetailTransaction(
                id, number, openedAt, completedAt, lines, taxed.taxes(), totals.total(), changeDue);
    }

    private List<LineItem> completedGoods(List<RungLine> standing, TaxedDocument taxed) {
        Money none = Money.zero(currency);
        List<LineItem> lines = new ArrayList<>(rung.size());
        int index = 0;
        for (RungLine line : rung) {
            boolean stands =
                    index < standing.size() && standing.get(index).number() == line.number();
            Money tax = stands ? taxed.lineTaxes().get(index++) : none;
            lines.add(line.goods().line(line.number(), tax, rules));
        }
        return lines;
    }

    private TaxedDocument taxed(List<RungLine> standing) {
        return TaxedDocument.of(
                rules,
                currency,
                standing.stream()
                        .map(
                                line ->
                                        new TaxedDocument.TaxedLine(
                                                amountOf(line), line.goods().taxRate()))
                        .toList());
    }

    private TransactionTotals totals(List<RungLine> standing, TaxedDocument taxed) {
        Stream<Money> amounts = standing.stream().map(this::amountOf);
        Stream<Money> added = rules.taxIncluded() ? Stream.of() : taxed.lineTaxes().stream();
        Money total = Stream.concat(amounts, added).reduce(Money.zero(currency), Money::plus);
        return new TransactionTotals(total, taxed.taxes());
    }

    private OpenTransaction with(List<RungLine> rungNow, List<VoidLine> voidsNow) {
        return new OpenTransaction(id, openedAt, currency, rules, rungNow, voidsNow);
    }

    private static <T> List<T> appended(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
