package org.tillbridge.simulator.oracle;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Invariant 4, of cards: what the terminals took is what is booked, and nobody was charged twice.
/// At rest no sale is open, so nothing is left that nobody knows.
final class Cards {
    private final Ledger ledger;

    /// What each terminal did of each thing that it was asked.
    private final Map<UUID, Long> did = new HashMap<>();

    /// What it took upon itself, and a bank refused.
    private final Set<UUID> refused = new HashSet<>();

    Cards(Ledger ledger) {
        this.ledger = ledger;
        ledger.terminals().values().forEach(this::remember);
    }

    private void remember(TerminalMemory memory) {
        memory.asked().forEach((id, one) -> did.put(id, one.amount()));
        memory.asked().keySet().stream()
                .filter(id -> memory.said(id).equals(Optional.of(TerminalMemory.Bank.REFUSES)))
                .forEach(refused::add);
    }

    /// @return for how many sales a card paid that are lost with a disk
    int whatWasTakenIsBooked() {
        int lost = 0;
        for (int till : ledger.tills()) {
            ledger.facts(till).forEach(this::requireTruth);
            Map<String, Long> taken = taken(till);
            Map<String, Long> booked = booked(till);
            boolean isOneDisk = !ledger.wasCopied(till) && !ledger.wasDamaged(till);
            if (isOneDisk && !taken.equals(booked)) {
                throw new Violation(
                        4,
                        "till %d: cards paid %s, and %s is booked".formatted(till, taken, booked));
            }
            taken.keySet().removeAll(booked.keySet());
            lost += taken.size();
        }
        return lost;
    }

    /// By transaction, what was paid back taken off.
    private Map<String, Long> taken(int till) {
        Map<String, Long> taken = new HashMap<>();
        for (Fact fact : ledger.facts(till)) {
            if (fact.what().kind().equals("TenderStarted")) {
                taken.merge(
                        fact.what().says().getOrDefault("transaction", ""),
                        done(fact.what().says().get("tenderId")),
                        Long::sum);
            }
        }
        taken.values().removeIf(amount -> amount == 0);
        return taken;
    }

    private Map<String, Long> booked(int till) {
        Map<String, Long> booked = new HashMap<>();
        for (Fact fact : ledger.facts(till)) {
            fact.what()
                    .rung()
                    .filter(_ -> !fact.isLost())
                    .ifPresent(rung -> addCards(rung, booked));
        }
        return booked;
    }

    private static void addCards(Rung rung, Map<String, Long> booked) {
        rung.taken().stream()
                .filter(one -> one.tender().equals("card"))
                .forEach(
                        one ->
                                booked.merge(
                                        rung.transaction().toString(), one.amount(), Long::sum));
    }

    /// What a till says of a card is so. One that damage took "paid" from is told what the bank
    /// said of it since.
    private void requireTruth(Fact fact) {
        Happened what = fact.what();
        switch (what.kind()) {
            case "TenderAuthorised" ->
                    require(done(what.says().get("card.tenderId")), what.amount("amount"), what);
            case "TenderDeclined" -> {
                String tender = what.says().get("tenderId");
                if (tender == null || !refused.contains(UUID.fromString(tender))) {
                    require(done(tender), 0, what);
                }
            }
            default -> {}
        }
    }

    /// @param tender not known where the power went before its till had one to ask for
    private long done(@Nullable String tender) {
        return tender == null ? 0 : did.getOrDefault(UUID.fromString(tender), 0L);
    }

    /// Who reads it off the terminal of another machine sees that it was paid, and no more.
    private static void require(long done, long said, Happened what) {
        boolean byHand = what.says().containsKey("byHand");
        if (byHand ? Long.signum(done) != Long.signum(said) : done != said) {
            throw new Violation(4, "a terminal did %d: %s".formatted(done, what.says()));
        }
    }
}
