package org.tillbridge.simulator.oracle;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Invariant 8, of a receipt that is shown at a till: what is on it was sold and paid so, and what
/// came back of it before is what came back here, as far as it is on the disk, and what the hub
/// said of others, each once.
public final class ReceiptWorth {
    private final UUID sale;
    private final List<Rung> sales;
    private final Map<String, Rung> backHere = new HashMap<>();
    private boolean isSoldHere;

    /// A line as a till reads it off.
    ///
    /// @param rate of tax in parts per million
    /// @param sold in thousandths of a unit
    /// @param before what came back of it, no more than was sold
    /// @param paid in minor units, tax included
    public record Line(int number, long rate, long sold, long before, long paid, long tax) {}

    /// What the hub says came back.
    ///
    /// @param entry the id of the return
    public record Back(String entry, int line, long thousandths) {}

    public ReceiptWorth(Ledger ledger, TillBook book, UUID sale) {
        this.sale = sale;
        this.sales =
                ledger.tills().stream()
                        .map(ledger::facts)
                        .flatMap(Collection::stream)
                        .flatMap(fact -> fact.what().rung().stream())
                        .filter(rung -> !rung.isReturn() && rung.transaction().equals(sale))
                        .toList();
        book.facts().stream()
                .filter(book::hasOnDisk)
                .forEach(fact -> fact.what().rung().ifPresent(rung -> isHere(fact.id(), rung)));
    }

    private void isHere(String entry, Rung rung) {
        backHere.put(entry, rung);
        isSoldHere |= rung.transaction().equals(sale);
    }

    /// Which stores round tax in which way nobody knows who can ask nobody.
    ///
    /// @param atHub what the hub said came back, here and elsewhere; empty where it said nothing
    public void requireRight(List<Line> lines, Optional<List<Back>> atHub) {
        boolean isKnown = isSoldHere || atHub.isPresent();
        require(
                sales.stream().anyMatch(rung -> isSold(rung, lines, isKnown)),
                "%s was not sold, but %s".formatted(lines, sales));
        Map<Integer, Long> back = back(atHub.orElse(List.of()));
        for (Line line : lines) {
            long before = Math.min(line.sold(), back.getOrDefault(line.number(), 0L));
            require(
                    line.before() == before,
                    "%d came back before, and not %s".formatted(before, line));
        }
    }

    private Map<Integer, Long> back(List<Back> atHub) {
        Map<Integer, Long> back = new HashMap<>();
        Set<String> here = new HashSet<>();
        backHere.forEach(
                (entry, rung) -> {
                    for (Rung.Line line : rung.lines()) {
                        line.bought()
                                .filter(bought -> bought.transaction().equals(sale))
                                .ifPresent(
                                        bought -> {
                                            here.add(entry);
                                            back.merge(
                                                    bought.line(), -line.thousandths(), Long::sum);
                                        });
                    }
                });
        for (Back one : atHub) {
            if (!here.contains(one.entry().replace("-", ""))) {
                back.merge(one.line(), one.thousandths(), Long::sum);
            }
        }
        return back;
    }

    /// Line by line, and in the whole. A sale that damage took may have been finished again.
    private static boolean isSold(Rung rung, List<Line> lines, boolean tax) {
        Map<Integer, Rung.Line> sold = new HashMap<>();
        rung.lines().stream()
                .filter(line -> line.puts().isEmpty())
                .forEach(line -> sold.put(line.number(), line));
        Map<Long, Long> taxes = new TreeMap<>();
        long paid = 0;
        for (Line line : lines) {
            Rung.Line own = sold.remove(line.number());
            if (own == null
                    || own.thousandths() != line.sold()
                    || (rung.taxIncluded() && own.amount() != line.paid())) {
                return false;
            }
            paid += line.paid();
            taxes.merge(line.rate(), line.tax(), Long::sum);
        }
        Map<Long, Long> right = new TreeMap<>();
        rung.taxes().forEach((rate, both) -> right.put(rate, both[1]));
        return sold.isEmpty()
                && paid == rung.total() - rung.cardsSold()
                && (!tax || taxes.equals(right));
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(8, "of receipt %s: %s".formatted(sale, otherwise));
        }
    }
}
