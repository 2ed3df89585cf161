package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Invariant 4, of money that goes back to cards for goods: no till gives a card more than it took,
/// whatever damage took from it; two tills that do not hear of each other, two machines of one, or
/// an older disk, can. Where the books say that a card got more than it paid, or for goods that it
/// did not pay, there is a case, and nowhere else; at a till that damage took a return from, what
/// was kept of it may be booked once more.
final class RefundedCards {
    private static final String FOR_NO_GOODS =
            "SELECT entry_id, subject FROM conflict WHERE rule = 'refundedForNoGoods'";
    private static final String CASES =
            "SELECT DISTINCT subject FROM conflict WHERE rule = 'refundedMoreThanPaid'";

    private final Ledger ledger;
    private final ReadingStore hub;

    /// What each terminal did of each thing that it was asked.
    private final Map<String, Long> did = new HashMap<>();

    /// By sale, what cards were asked for.
    private final Map<String, Set<String>> asked = new HashMap<>();

    /// What went back for goods, by return, tender by tender.
    private final Map<String, Map<String, Long>> given = new HashMap<>();

    /// At which tills money went back to each tender.
    private final Map<String, Set<Integer>> places = new HashMap<>();

    RefundedCards(Ledger ledger, ReadingStore hub) {
        this.ledger = ledger;
        this.hub = hub;
        for (TerminalMemory memory : ledger.terminals().values()) {
            memory.asked().forEach((id, one) -> did.put(id.toString(), one.amount()));
        }
        for (int till : ledger.tills()) {
            for (Fact fact : ledger.facts(till)) {
                if (fact.what().kind().equals("TenderStarted")) {
                    addStarted(till, fact.what().says());
                }
            }
        }
    }

    private void addStarted(int till, Map<String, String> says) {
        String transaction = says.getOrDefault("transaction", "");
        String tender = says.getOrDefault("tenderId", "");
        String reverses = says.getOrDefault("reverses", "");
        if (reverses.isEmpty()) {
            asked.computeIfAbsent(transaction, _ -> new HashSet<>()).add(tender);
        } else {
            given.computeIfAbsent(transaction, _ -> new HashMap<>())
                    .merge(reverses, -did.getOrDefault(tender, 0L), Long::sum);
            places.computeIfAbsent(reverses, _ -> new HashSet<>()).add(till);
        }
    }

    void areWithinPaymentAndForGoodsOrACase() {
        areWithinPaymentOrACase();
        areForGoodsOrACase();
    }

    private void areWithinPaymentOrACase() {
        Map<String, Long> back = new HashMap<>();
        Set<String> sold = new HashSet<>();
        Set<String> ofDamaged = new HashSet<>();
        for (int till : ledger.tills()) {
            Set<String> here = new HashSet<>();
            ledger.counted(till).stream()
                    .flatMap(fact -> fact.what().rung().stream())
                    .forEach(rung -> add(rung, back, here));
            sold.addAll(here);
            if (ledger.wasDamaged(till)) {
                ofDamaged.addAll(here);
            }
        }
        places.forEach(
                (tender, tills) -> {
                    boolean damaged = tills.stream().anyMatch(ledger::wasDamaged);
                    if (damaged) {
                        ofDamaged.add(tender);
                    }
                    if (tills.size() == 1
                            && tills.stream().noneMatch(ledger::wasCopied)
                            && !(damaged && ledger.isRefundedByHubsWord(tender))) {
                        requireGivenOnce(tender);
                    }
                });
        Set<String> cases = new TreeSet<>();
        back.forEach(
                (tender, amount) -> {
                    if (sold.contains(tender) && amount > paid(tender)) {
                        cases.add(tender);
                    }
                });
        Set<String> found = new TreeSet<>();
        hub.rows(CASES).forEach(row -> found.add(tender(row.getFirst())));
        cases.removeAll(ofDamaged);
        found.removeAll(ofDamaged);
        require(cases.equals(found), "the hub says %s, and not %s".formatted(found, cases));
    }

    /// Where a card got something back, and of no sale that it paid does anything come back with
    /// it, there is a case, and nowhere else; of a sale that the hub never heard of nobody can
    /// tell.
    private void areForGoodsOrACase() {
        Set<String> known = new HashSet<>();
        for (int till : ledger.tills()) {
            ledger.counted(till).stream()
                    .flatMap(fact -> fact.what().rung().stream())
                    .filter(rung -> !rung.isReturn())
                    .forEach(rung -> known.add(rung.transaction().toString()));
        }
        Set<String> cases = new TreeSet<>();
        Set<String> ofDamaged = new HashSet<>();
        for (int till : ledger.tills()) {
            for (Fact fact : ledger.counted(till)) {
                Set<String> here = ledger.wasDamaged(till) ? ofDamaged : cases;
                fact.what().rung().filter(Rung::isReturn).stream()
                        .filter(back -> known.containsAll(named(back)))
                        .flatMap(this::forNoGoods)
                        .forEach(tender -> here.add(fact.id() + "/" + tender));
            }
        }
        Set<String> found = new TreeSet<>();
        hub.rows(FOR_NO_GOODS)
                .forEach(row -> found.add(row.getFirst() + "/" + tender(row.getLast())));
        found.removeAll(ofDamaged);
        require(cases.equals(found), "for no goods %s, and not %s".formatted(found, cases));
    }

    /// The cards that get something back, and paid for nothing that comes back with it.
    private Stream<String> forNoGoods(Rung back) {
        Set<String> paid =
                named(back).stream()
                        .flatMap(sale -> asked.getOrDefault(sale, Set.of()).stream())
                        .collect(Collectors.toSet());
        return given.getOrDefault(back.transaction().toString(), Map.of()).entrySet().stream()
                .filter(one -> one.getValue() > 0 && !paid.contains(one.getKey()))
                .map(Map.Entry::getKey);
    }

    /// The sales of which something comes back.
    private static Set<String> named(Rung back) {
        return back.lines().stream()
                .flatMap(line -> line.bought().stream())
                .map(bought -> bought.transaction().toString())
                .collect(Collectors.toSet());
    }

    private static String tender(String subject) {
        return subject.replace("card payment ", "");
    }

    private void requireGivenOnce(String tender) {
        long gave =
                ledger.terminals().values().stream()
                        .flatMap(memory -> memory.asked().values().stream())
                        .filter(TerminalMemory.Asked::isForGoods)
                        .filter(one -> one.reverses().orElseThrow().toString().equals(tender))
                        .mapToLong(one -> -one.amount())
                        .sum();
        require(gave <= paid(tender), "%d of %d".formatted(gave, paid(tender)));
    }

    private long paid(String tender) {
        return did.getOrDefault(tender, 0L);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(4, "a card gets back what it should not: " + otherwise);
        }
    }

    private void add(Rung rung, Map<String, Long> back, Set<String> sold) {
        String transaction = rung.transaction().toString();
        if (rung.isReturn()) {
            given.getOrDefault(transaction, Map.of())
                    .forEach((tender, amount) -> back.merge(tender, amount, Long::sum));
        } else {
            sold.addAll(asked.getOrDefault(transaction, Set.of()));
        }
    }
}
