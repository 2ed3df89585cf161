package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Invariant 4, of cards: what the terminals took is what is booked, and nobody was charged twice.
/// At rest no sale is open, so nothing is left that nobody knows.
final class Cards {
    private final Ledger ledger;

    Cards(Ledger ledger) {
        this.ledger = ledger;
    }

    void whatWasTakenIsBooked() {
        Map<UUID, Long> did = new HashMap<>();
        ledger.terminals()
                .values()
                .forEach(memory -> memory.asked().forEach((id, one) -> did.put(id, one.amount())));
        for (int till : ledger.tills()) {
            Map<String, String> transactions = new HashMap<>();
            Map<String, Long> taken = new HashMap<>();
            Map<String, Long> booked = new HashMap<>();
            for (Fact fact : ledger.facts(till)) {
                Happened what = fact.what();
                switch (what.kind()) {
                    case "TenderStarted" ->
                            transactions.put(
                                    what.says().getOrDefault("tenderId", ""),
                                    what.says().getOrDefault("transaction", ""));
                    case "TenderAuthorised" -> requireDone(fact, did);
                    case "TenderDeclined" -> requireNotDone(fact, did);
                    default ->
                            what.rung()
                                    .filter(_ -> !fact.isLost())
                                    .ifPresent(
                                            rung ->
                                                    rung.taken().stream()
                                                            .filter(
                                                                    one ->
                                                                            one.tender()
                                                                                    .equals("card"))
                                                            .forEach(
                                                                    one ->
                                                                            booked.merge(
                                                                                    rung.transaction()
                                                                                            .toString(),
                                                                                    one.amount(),
                                                                                    Long::sum)));
                }
            }
            transactions.forEach(
                    (tender, transaction) ->
                            taken.merge(
                                    transaction,
                                    did.getOrDefault(UUID.fromString(tender), 0L),
                                    Long::sum));
            taken.values().removeIf(amount -> amount == 0);
            boolean isOneDisk = !ledger.wasCopied(till) && !ledger.wasDamaged(till);
            if (isOneDisk && !taken.equals(booked)) {
                throw new Violation(
                        4,
                        "till %d: cards paid %s, and %s is booked".formatted(till, taken, booked));
            }
        }
    }

    private static void requireDone(Fact fact, Map<UUID, Long> did) {
        UUID tender = UUID.fromString(fact.what().says().getOrDefault("card.tenderId", ""));
        long said = fact.what().amount("amount");
        if (did.getOrDefault(tender, 0L) != said) {
            throw new Violation(
                    4,
                    "%d is said to be paid as %s, not %d".formatted(said, tender, did.get(tender)));
        }
    }

    private static void requireNotDone(Fact fact, Map<UUID, Long> did) {
        UUID tender = UUID.fromString(fact.what().says().getOrDefault("tenderId", ""));
        if (did.getOrDefault(tender, 0L) != 0) {
            throw new Violation(4, "paid, and said not to be: " + tender);
        }
    }
}
