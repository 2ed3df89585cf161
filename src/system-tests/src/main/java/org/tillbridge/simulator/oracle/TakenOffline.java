package org.tillbridge.simulator.oracle;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// What a till's books say of card payments that its terminal took upon itself.
public final class TakenOffline {
    private final List<Happened> here;
    private final Collection<Written> returns;

    public TakenOffline(TillBook book) {
        this.here = book.here();
        this.returns = book.returnsHere().values();
    }

    /// Whether a bank refused what a card is to have paid for a sale of this till.
    public boolean isNeverPaid(UUID sale) {
        return here.stream()
                        .flatMap(one -> one.rung().stream())
                        .anyMatch(rung -> !rung.isReturn() && rung.transaction().equals(sale))
                && here.stream()
                        .filter(OfflinePayments::isRefused)
                        .anyMatch(one -> one.isOf(sale.toString()));
    }

    /// Those of completed sales that nothing is said of yet, by tender. What the card got back as a
    /// whole is over.
    public Set<String> waiting() {
        Map<String, Happened> taken = new HashMap<>();
        Map<String, String> reverses = new HashMap<>();
        Set<String> completed = new TreeSet<>();
        for (Happened one : here) {
            one.rung()
                    .filter(rung -> !rung.isReturn())
                    .ifPresent(rung -> completed.add(rung.transaction().toString()));
            String tender = one.says().getOrDefault("tenderId", "");
            switch (one.kind()) {
                case "TenderStarted" ->
                        reverses.put(tender, one.says().getOrDefault("reverses", ""));
                case "TenderAuthorised" -> authorised(one, taken, reverses);
                case OfflinePayments.SETTLED -> taken.remove(tender);
                default -> {}
            }
        }
        taken.values()
                .removeIf(one -> !completed.contains(one.says().getOrDefault("transaction", "")));
        taken.entrySet().removeIf(one -> wentBack(one.getKey()) >= one.getValue().amount("amount"));
        return new TreeSet<>(taken.keySet());
    }

    /// One that is given back while its sale is open pays for nothing.
    private static void authorised(
            Happened one, Map<String, Happened> taken, Map<String, String> reverses) {
        String tender = one.says().getOrDefault("card.tenderId", "");
        if (one.says().containsKey("card.offline") && one.amount("amount") > 0) {
            taken.put(tender, one);
        } else if (one.amount("amount") < 0) {
            String paid = reverses.getOrDefault(tender, "");
            if (one.isOf(of(taken, paid))) {
                taken.remove(paid);
            }
        }
    }

    /// The transaction that it was taken for.
    private static String of(Map<String, Happened> taken, String tender) {
        return Optional.ofNullable(taken.get(tender))
                .map(one -> one.says().getOrDefault("transaction", ""))
                .orElse("");
    }

    private long wentBack(String tender) {
        return returns.stream().mapToLong(one -> PlainCodec.refunded(one.body(), tender)).sum();
    }
}
