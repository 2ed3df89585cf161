package org.tillbridge.simulator.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Invariant 4, of card payments that terminals took upon themselves: what the bank said of each is
/// told as it was, and once, where nobody copied or damaged a disk; and the hub knows of each that
/// was refused.
final class OfflinePayments {
    static final String SETTLED = "OfflinePaymentSettled";

    private final Ledger ledger;
    private final ReadingStore hub;

    OfflinePayments(Ledger ledger, ReadingStore hub) {
        this.ledger = ledger;
        this.hub = hub;
    }

    /// @return how many banks refused
    int areSettledOnce() {
        Set<String> refused = new TreeSet<>();
        for (int till : ledger.tills()) {
            Map<String, List<Happened>> settled = new HashMap<>();
            for (Fact fact : ledger.facts(till)) {
                if (!fact.isLost() && fact.what().kind().equals(SETTLED)) {
                    String tender = fact.what().says().getOrDefault("tenderId", "");
                    settled.computeIfAbsent(tender, _ -> new ArrayList<>()).add(fact.what());
                }
            }
            settled.forEach((tender, all) -> requireTruth(till, tender, all));
            settled.forEach(
                    (tender, all) -> {
                        if (all.stream().anyMatch(OfflinePayments::isRefused)) {
                            refused.add(tender.replace("-", ""));
                        }
                    });
        }
        for (TillBook book : ledger.machines()) {
            if (!book.isRetired()) {
                Set<String> waits = new TakenOffline(book).waiting();
                require(waits.isEmpty(), "till %d: %s wait".formatted(book.machine(), waits));
            }
        }
        Set<String> known = new TreeSet<>();
        hub.rows("SELECT tender_id FROM refused_card").forEach(row -> known.add(row.getFirst()));
        require(refused.equals(known), "the hub says of %s, not %s".formatted(known, refused));
        return refused.size();
    }

    private void requireTruth(int till, String tender, List<Happened> settled) {
        Optional<TerminalMemory.Bank> said = ledger.bankSaid(UUID.fromString(tender));
        for (Happened one : settled) {
            require(
                    said.filter(bank -> bank == TerminalMemory.Bank.REFUSES).isPresent()
                                    == isRefused(one)
                            && said.isPresent(),
                    "%s, and the bank said %s".formatted(one.says(), said));
        }
        require(
                settled.size() == 1 || !ledger.isWhole(till),
                "%s is settled %d times".formatted(tender, settled.size()));
    }

    static boolean isRefused(Happened settled) {
        return settled.kind().equals(SETTLED)
                && settled.says().getOrDefault("outcome", "").equals("refused");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(4, "taken offline: " + otherwise);
        }
    }
}
