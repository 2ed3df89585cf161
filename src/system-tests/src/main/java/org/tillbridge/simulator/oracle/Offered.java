package org.tillbridge.simulator.oracle;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What promotions take off, worked out plainly from the rows that a till has. There is one kind on
/// an item at most, so none competes with another.
public final class Offered {
    private static final long MILLION = 1_000_000;

    private final List<PlainCodec.Offer> offers;

    /// @param disk of the till
    public Offered(Path disk) {
        offers = Disk.offers(disk);
    }

    /// @throws Violation if anything else is taken off
    public void requireGiven(Rung rung) {
        Map<Integer, List<Rung.Line>> byItem = new HashMap<>();
        for (Rung.Line line : rung.lines()) {
            byItem.computeIfAbsent(line.item(), _ -> new ArrayList<>()).add(line);
        }
        byItem.forEach(
                (item, lines) -> {
                    long given = lines.stream().mapToLong(Rung.Line::off).sum();
                    long right = off(item, lines, rung.currency());
                    if (given != right) {
                        throw new Violation(
                                4, "off item %d: %d, and not %d".formatted(item, given, right));
                    }
                });
    }

    private long off(int item, List<Rung.Line> lines, String currency) {
        return offers.stream()
                .filter(offer -> offer.item() == item)
                .filter(offer -> offer.currency().isEmpty() || offer.currency().equals(currency))
                .mapToLong(offer -> off(offer, lines))
                .sum();
    }

    private static long off(PlainCodec.Offer offer, List<Rung.Line> lines) {
        return switch (offer.kind()) {
            case "percentOff" -> lines.stream().mapToLong(line -> share(line, offer.share())).sum();
            case "amountOff" ->
                    lines.stream()
                            .mapToLong(
                                    line ->
                                            amount(
                                                    Math.min(offer.unitPrice(), line.price()),
                                                    line.thousandths()))
                            .sum();
            case "nForPrice" -> sets(offer, lines);
            default -> throw new IllegalStateException("Nobody offers " + offer.kind());
        };
    }

    private static long share(Rung.Line line, long share) {
        return Rung.rounded(
                BigInteger.valueOf(line.price())
                        .multiply(BigInteger.valueOf(line.thousandths()))
                        .multiply(BigInteger.valueOf(share)),
                BigInteger.valueOf(100_000).multiply(BigInteger.valueOf(MILLION)));
    }

    private static long amount(long price, long thousandths) {
        return Rung.rounded(
                BigInteger.valueOf(price).multiply(BigInteger.valueOf(thousandths)),
                BigInteger.valueOf(100_000));
    }

    /// The dearest pieces go together, as long as they cost more than the set.
    private static long sets(PlainCodec.Offer offer, List<Rung.Line> lines) {
        List<Rung.Line> pieces = new ArrayList<>();
        for (Rung.Line line : lines) {
            for (long piece = 0; piece < line.thousandths() / 1000; piece++) {
                pieces.add(line);
            }
        }
        pieces.sort(Comparator.comparingLong(Rung.Line::price).reversed());
        Map<Integer, Integer> taken = new HashMap<>();
        long sets = 0;
        int size = (int) offer.pieces();
        for (int from = 0; from + size <= pieces.size(); from += size) {
            List<Rung.Line> set = pieces.subList(from, from + size);
            if (set.stream().mapToLong(Rung.Line::price).sum() > offer.amount() * 100) {
                sets++;
                set.forEach(line -> taken.merge(line.number(), 1, Integer::sum));
            }
        }
        long cost =
                lines.stream()
                        .mapToLong(
                                line ->
                                        amount(
                                                line.price(),
                                                1000L * taken.getOrDefault(line.number(), 0)))
                        .sum();
        return Math.max(0, cost - sets * offer.amount());
    }
}
