package org.tillbridge.demo.replay;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.UnitPrice;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The rules by which invoices become acts.
///
/// An invoice that begins with `C` is a return without proof; pieces below zero on any other are a
/// write-off; all else is sold, at the price of the file, be it zero. What is no goods goes under
/// its department. An invoice that mixes these, or is too long for one receipt, makes several acts.
///
/// @param acts in the order of the invoices
public record ActPlan(List<Act> acts, List<LeftOut> leftOut) {
    /// So that an act stays within the 256 KiB of an entry.
    static final int MOST_LINES = 700;

    public ActPlan {
        acts = List.copyOf(acts);
        leftOut = List.copyOf(leftOut);
    }

    /// A line that nobody could ring: what is no goods has no stock that could be written off.
    public record LeftOut(String invoice, Invoice.Line line) {
        boolean isOn(Invoice other) {
            return other.number().equals(invoice);
        }

        String sentence() {
            return "invoice %s: %s is no goods and cannot be written off"
                    .formatted(invoice, line.sku());
        }
    }

    public static ActPlan of(List<Invoice> invoices, NonGoods nonGoods, CurrencyUnit currency) {
        Rules rules = new Rules(nonGoods, currency);
        invoices.forEach(rules::take);
        return new ActPlan(rules.acts, rules.leftOut);
    }

    private static final class Rules {
        private final NonGoods nonGoods;
        private final CurrencyUnit currency;
        private final List<Act> acts = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();

        Rules(NonGoods nonGoods, CurrencyUnit currency) {
            this.nonGoods = nonGoods;
            this.currency = currency;
        }

        void take(Invoice invoice) {
            act(invoice, Act.Kind.SALE, line -> line.quantity() > 0);
            act(invoice, Act.Kind.RETURN, line -> line.quantity() < 0 && !invoice.isWriteOff(line));
            act(invoice, Act.Kind.WRITE_OFF, invoice::isWriteOff);
        }

        private void act(Invoice invoice, Act.Kind kind, Predicate<Invoice.Line> which) {
            List<Act.Line> lines = new ArrayList<>();
            for (Invoice.Line line : invoice.lines()) {
                if (which.test(line)) {
                    Act.Line planned = line(line);
                    if (kind == Act.Kind.WRITE_OFF && planned instanceof Act.Line.OfDepartment) {
                        leftOut.add(new LeftOut(invoice.number(), line));
                    } else {
                        lines.add(planned);
                    }
                }
            }
            for (int from = 0; from < lines.size(); from += MOST_LINES) {
                List<Act.Line> part =
                        lines.subList(from, Math.min(lines.size(), from + MOST_LINES));
                acts.add(
                        new Act(
                                kind,
                                invoice.number(),
                                invoice.row(),
                                invoice.at(),
                                invoice.date(),
                                part));
            }
        }

        private Act.Line line(Invoice.Line line) {
            Quantity quantity = Quantity.of(Math.abs(line.quantity()));
            UnitPrice price = UnitPrice.of(currency, line.unitPrice());
            return nonGoods.booking(line.sku())
                    .<Act.Line>map(
                            booking ->
                                    new Act.Line.OfDepartment(
                                            line.sku(),
                                            booking.department(),
                                            booking.reason(),
                                            quantity,
                                            price))
                    .orElseGet(() -> new Act.Line.OfItem(line.sku(), quantity, price));
        }
    }

    /// The acts of one workstation: invoices go to workstations by their number.
    ///
    /// @param index from 0
    public List<Act> of(int index, int workstations) {
        return acts.stream()
                .filter(act -> workstationOf(act.invoice(), workstations) == index)
                .toList();
    }

    private static int workstationOf(String invoice, int workstations) {
        String digits = "0" + invoice.replaceAll("[^0-9]", "");
        return new BigInteger(digits).mod(BigInteger.valueOf(workstations)).intValue();
    }
}
