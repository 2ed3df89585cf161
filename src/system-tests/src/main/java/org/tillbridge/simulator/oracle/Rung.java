package org.tillbridge.simulator.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// A sale or return as the cashier saw it on the screen, in plain numbers, with the money worked
/// out anew.
///
/// @param taxIncluded whether prices include tax
/// @param taxPerLine whether tax is rounded line by line
/// @param taken what was paid for it before the rest is paid in cash
/// @param customer whose sale it is, where that was said
/// @param cashStep to which cash is rounded, in minor units
public record Rung(
        UUID transaction,
        boolean isReturn,
        String currency,
        boolean taxIncluded,
        boolean taxPerLine,
        List<Line> lines,
        List<Taken> taken,
        Optional<Customer> customer,
        long cashStep) {
    /// Of a transaction that the till begins by itself.
    public static final UUID NOT_KNOWN_YET = new UUID(0, 0);

    private static final String CASH = "cash";
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /// A gift card or a store credit that pays, or that money goes back to.
    ///
    /// @param claim under which the hub keeps back what it pays; empty if it was not asked
    /// @param isNew whether it is issued in place of money
    public record Card(String code, String claim, boolean isNew) {}

    /// @param tender its kind
    /// @param amount in minor units
    /// @param card if it is one of the shop's
    public record Taken(String tender, long amount, Optional<Card> card) {
        public Taken(String tender, long amount) {
            this(tender, amount, Optional.empty());
        }

        /// The same paid back: to the card, if it was one.
        private Taken back() {
            return new Taken(tender, -amount, card.map(paid -> new Card(paid.code(), "", false)));
        }
    }

    /// Value that a line moves on a gift card or a store credit, from one account to another.
    record Moved(String from, String to, Card card, long amount) {
        boolean givesValue() {
            return to.equals("balance");
        }

        /// What it adds to what is on it.
        long onBalance() {
            return givesValue() ? amount : -amount;
        }
    }

    /// Who earns points.
    ///
    /// @param card on which
    /// @param rate in parts per million of what is paid
    public record Customer(String card, long rate) {}

    /// What a line earned.
    ///
    /// @param sold in thousandths of a unit
    /// @param points in minor units, above nothing
    record Earned(int line, long sold, long points) {
        /// What goes back of it when so much of the line came back, in minor units.
        long takenBack(long thousandths) {
            return rounded(
                    BigInteger.valueOf(points)
                            .multiply(BigInteger.valueOf(Math.min(thousandths, sold))),
                    BigInteger.valueOf(sold));
        }
    }

    /// The line of a sale that goods were bought on.
    public record Bought(UUID transaction, int line) {}

    /// What was paid for all of a line that goods were bought on, of which a part comes back. What
    /// comes back of it in parts is what comes back of it at once.
    ///
    /// @param sold in thousandths of a unit
    /// @param before of that, what came back before as far as its till knew
    /// @param paid in minor units, tax included
    /// @param tax of that
    public record Proof(long sold, long before, long paid, long tax) {
        private static long share(long whole, long part, long of) {
            return rounded(
                    BigInteger.valueOf(whole).multiply(BigInteger.valueOf(part)),
                    BigInteger.valueOf(of));
        }

        private long back(long whole, long thousandths) {
            return share(whole, before + thousandths, sold) - share(whole, before, sold);
        }
    }

    /// One line that stands.
    ///
    /// @param number on the document
    /// @param thousandths of a unit; negative where it comes back
    /// @param price of one unit in ten-thousandths of the major unit
    /// @param rate of tax in parts per million
    /// @param onHand what it adds to the stock on hand, in thousandths
    /// @param off what is taken off by promotions, in minor units
    /// @param bought what comes back, where that is known
    /// @param proof of what comes back, where what was paid goes back
    /// @param puts the gift card that it puts its amount on, if it is about one
    public record Line(
            int number,
            int item,
            long thousandths,
            long price,
            long rate,
            long onHand,
            long off,
            Optional<Bought> bought,
            Optional<Proof> proof,
            Optional<Card> puts) {
        /// In minor units, of which a hundred make a major one.
        long amount() {
            return full() - off;
        }

        /// Before anything is taken off.
        long full() {
            return rounded(
                    BigInteger.valueOf(price).multiply(BigInteger.valueOf(thousandths)),
                    BigInteger.valueOf(100_000));
        }

        /// What goes back as it was paid, tax included.
        private long backAsPaid() {
            return -proof.map(one -> one.back(one.paid(), -thousandths)).orElse(0L);
        }

        private long taxBack() {
            return -proof.map(one -> one.back(one.tax(), -thousandths)).orElse(0L);
        }

        private Line back(int as, UUID sale) {
            return new Line(
                    as,
                    item,
                    -thousandths,
                    price,
                    rate,
                    -onHand,
                    -off,
                    Optional.of(new Bought(sale, number)),
                    Optional.empty(),
                    puts);
        }
    }

    public Rung {
        lines = List.copyOf(lines);
        taken = List.copyOf(taken);
    }

    /// The same, with what was taken for it.
    public Rung paidBy(List<Taken> all) {
        return new Rung(
                transaction,
                isReturn,
                currency,
                taxIncluded,
                taxPerLine,
                lines,
                all,
                customer,
                cashStep);
    }

    /// The same under another id.
    public Rung as(UUID other) {
        return new Rung(
                other,
                isReturn,
                currency,
                taxIncluded,
                taxPerLine,
                lines,
                taken,
                customer,
                cashStep);
    }

    /// All of it brought back at once, for cash, or to the cards that paid.
    public Rung back() {
        List<Line> all = new ArrayList<>();
        for (Line line : lines) {
            all.add(line.back(all.size() + 1, transaction));
        }
        return new Rung(
                NOT_KNOWN_YET,
                true,
                currency,
                taxIncluded,
                taxPerLine,
                all,
                taken.stream()
                        .filter(one -> isOfACard(one) || one.tender().equals("voucher"))
                        .map(Taken::back)
                        .toList(),
                Optional.empty(),
                cashStep);
    }

    /// Whether a terminal has to be asked before it can be reversed.
    public boolean isPaidAtTheTerminal() {
        return taken.stream().anyMatch(one -> one.tender().equals("card"));
    }

    public boolean sellsACard() {
        return lines.stream().anyMatch(line -> line.puts().isPresent());
    }

    private static boolean isOfACard(Taken one) {
        return one.card().isPresent();
    }

    /// Whether any of it is paid by one of the shop's cards.
    public boolean isPaidByCard() {
        return taken.stream().anyMatch(Rung::isOfACard);
    }

    /// What a card pays of it that the hub was not asked about, in minor units.
    public long takenUnasked(String code) {
        return taken.stream()
                .filter(one -> one.amount() > 0)
                .filter(one -> one.card().equals(Optional.of(new Card(code, "", false))))
                .mapToLong(Taken::amount)
                .sum();
    }

    /// What it moves on the shop's cards.
    List<Moved> moved() {
        List<Moved> moved = new ArrayList<>();
        for (Line line : lines) {
            line.puts()
                    .ifPresent(
                            card -> moved.add(new Moved("issued", "balance", card, line.amount())));
        }
        for (Taken one : taken) {
            one.card().ifPresent(card -> moved.add(moved(card, one.amount())));
        }
        return moved;
    }

    /// What its lines earn its customer: each what it adds to the whole points that the lines until
    /// there earn together. Cards that are sold earn nothing.
    List<Earned> earned() {
        long rate = customer.map(Customer::rate).orElse(0L);
        List<Earned> earned = new ArrayList<>();
        long amount = 0;
        for (Line line : lines) {
            if (line.thousandths() > 0 && line.puts().isEmpty()) {
                long before = amount * rate / 1_000_000;
                amount += paid(line);
                long points = amount * rate / 1_000_000 - before;
                if (points > 0) {
                    earned.add(new Earned(line.number(), line.thousandths(), points));
                }
            }
        }
        return earned;
    }

    /// With its own tax. Where tax is put on top and rounded once for all lines, the stores of the
    /// simulation give no points, so what a line has of it need not be known.
    private long paid(Line line) {
        return taxIncluded ? line.amount() : line.amount() + tax(line.amount(), line.rate());
    }

    private static Moved moved(Card card, long amount) {
        return amount > 0
                ? new Moved("balance", "redeemed", card, amount)
                : new Moved(card.isNew() ? "issued" : "refunded", "balance", card, -amount);
    }

    /// What is left to pay, if not in cash.
    public long left() {
        return total() - taken.stream().mapToLong(Taken::amount).sum();
    }

    /// What is left to pay in cash.
    public long cashLeft() {
        long other = sum(false);
        return roundedToStep(total() - other) - sum(true);
    }

    /// What each kind of tender brings in, in minor units, the rest paid in cash; what rounding
    /// makes of that is one too.
    public Map<String, Long> tenders() {
        Map<String, Long> tenders = new TreeMap<>();
        taken.forEach(one -> tenders.merge(one.tender(), one.amount(), Long::sum));
        if (left() != 0) {
            long cash = cashLeft();
            tenders.merge("cashRounding", left() - cash, Long::sum);
            tenders.merge(CASH, cash, Long::sum);
        }
        tenders.values().removeIf(amount -> amount == 0);
        return tenders;
    }

    private long sum(boolean inCash) {
        return taken.stream()
                .filter(one -> one.tender().equals(CASH) == inCash)
                .mapToLong(Taken::amount)
                .sum();
    }

    private long roundedToStep(long amount) {
        return cashStep * rounded(BigInteger.valueOf(amount), BigInteger.valueOf(cashStep));
    }

    /// Net and tax by rate, in minor units. On a card that is sold there is none.
    public Map<Long, long[]> taxes() {
        Map<Long, List<Long>> amounts = new TreeMap<>();
        for (Line line : lines) {
            if (line.puts().isEmpty() && line.proof().isEmpty()) {
                amounts.computeIfAbsent(line.rate(), _ -> new ArrayList<>()).add(line.amount());
            }
        }
        Map<Long, long[]> taxes = new TreeMap<>();
        amounts.forEach(
                (rate, all) -> {
                    long sum = all.stream().mapToLong(Long::longValue).sum();
                    long tax =
                            taxPerLine
                                    ? all.stream().mapToLong(one -> tax(one, rate)).sum()
                                    : tax(sum, rate);
                    taxes.put(rate, new long[] {taxIncluded ? sum - tax : sum, tax});
                });
        for (Line line : lines) {
            if (line.proof().isPresent()) {
                long[] both = taxes.computeIfAbsent(line.rate(), _ -> new long[2]);
                both[0] += line.backAsPaid() - line.taxBack();
                both[1] += line.taxBack();
            }
        }
        return taxes;
    }

    /// What of it is put on cards that were bought, in minor units.
    long cardsSold() {
        return lines.stream().filter(line -> line.puts().isPresent()).mapToLong(Line::amount).sum();
    }

    /// What the customer pays, or gets, in minor units.
    public long total() {
        return cardsSold() + taxes().values().stream().mapToLong(both -> both[0] + both[1]).sum();
    }

    private long tax(long amount, long rate) {
        BigInteger parts = BigInteger.valueOf(rate);
        return rounded(
                BigInteger.valueOf(amount).multiply(parts),
                taxIncluded ? MILLION.add(parts) : MILLION);
    }

    /// Half up, away from zero.
    static long rounded(BigInteger numerator, BigInteger denominator) {
        BigInteger doubled = numerator.abs().shiftLeft(1).add(denominator);
        BigInteger magnitude = doubled.divide(denominator.shiftLeft(1));
        return numerator.signum() * magnitude.longValueExact();
    }
}
