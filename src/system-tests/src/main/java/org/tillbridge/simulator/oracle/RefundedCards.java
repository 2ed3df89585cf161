package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Invariant 4, of money that goes back to cards for goods: no till gives a card more than it took,
/// whatever damage took from it; two tills that do not hear of each other, two machines of one, or
/// an older disk, can. Where the books say that a card got more than it paid, or for goods that it
/// did not pay, there is a case, and nowhere else; at a till that damage took a return from, what
/// was kept of it may be booked once more.
final class RefundedCards {
    private final Ledger ledger;
    private final Cases told;
    private final ReadingStore hub;

    /// What each terminal did of each thing that it was asked.
    private final Map<String, Long> did = new HashMap<>();

    /// By sale, what cards were asked for.
    private final Map<String, Set<String>> asked = new HashMap<>();

    /// What went back for goods, by return, tender by tender.
    private final Map<String, Map<String, Long>> given = new HashMap<>();

    /// At which tills money went back to each tender.
    private final Map<String, Set<Integer>> places = new HashMap<>();

    RefundedCards(Ledger ledger, Cases told, ReadingStore hub) {
        this.ledger = ledger;
        this.told = told;
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
        Map<String, Integer> sold = new HashMap<>();
        Map<String, Set<String>> sales = new HashMap<>();
        Set<String> ofDamaged = new HashSet<>();
        for (int till : ledger.tills()) {
            Set<String> here = new HashSet<>();
            for (Fact fact : ledger.counted(till)) {
                fact.what().rung().filter(rung -> !rung.isReturn()).stream()
                        .flatMap(rung -> askedFor(rung.transaction().toString()).stream())
                        .forEach(
                                tender -> {
                                    here.add(tender);
                                    sales.computeIfAbsent(tender, _ -> new HashSet<>())
                                            .add(fact.id());
                                });
            }
            here.forEach(tender -> sold.put(tender, storeOf(till)));
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
        Map<String, Set<String>> others = new HashMap<>();
        takers(sold)
                .forEach(
                        (tender, all) -> {
                            cases.addAll(
                                    all.beyond(
                                            paid(tender),
                                            one -> told.isTold("refundedMoreThanPaid", one)));
                            if (!ofDamaged.contains(tender)) {
                                others.putAll(all.met(sales.getOrDefault(tender, Set.of())));
                            }
                        });
        told.require(
                4,
                "refundedMoreThanPaid",
                cases,
                one -> ofDamaged.contains(one.substring(one.lastIndexOf(' ') + 1)));
        told.requireOthers(4, "refundedMoreThanPaid", others);
    }

    /// What went back to each card that paid for a sale, in the order in which the store that sold
    /// booked that its goods came back.
    ///
    /// @param sold the tenders, and where they paid
    private Map<String, Takers> takers(Map<String, Integer> sold) {
        LinksBooked booked = new LinksBooked(hub);
        Map<String, Takers> takers = new HashMap<>();
        for (int till : ledger.tills()) {
            for (Fact fact : ledger.counted(till)) {
                fact.what()
                        .rung()
                        .filter(Rung::isReturn)
                        .map(this::givenIn)
                        .orElse(Map.of())
                        .forEach(
                                (tender, amount) -> {
                                    Integer store = sold.get(tender);
                                    if (store != null) {
                                        takers.computeIfAbsent(tender, _ -> new Takers())
                                                .add(
                                                        when(booked, fact, tender),
                                                        fact.id(),
                                                        Cases.of(store, fact.id(), subject(tender)),
                                                        amount);
                                    }
                                });
            }
        }
        return takers;
    }

    /// When the hub booked that something came back of the sale that a card paid.
    private long when(LinksBooked booked, Fact fact, String tender) {
        return named(fact.what().rung().orElseThrow()).stream()
                .filter(sale -> askedFor(sale).contains(tender))
                .flatMap(sale -> booked.at(fact.id(), UUID.fromString(sale)).stream())
                .findFirst()
                .orElse(0L);
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
                        .forEach(
                                tender ->
                                        here.add(
                                                Cases.of(
                                                        storeOf(till),
                                                        fact.id(),
                                                        subject(tender))));
            }
        }
        told.require(4, "refundedForNoGoods", cases, ofDamaged::contains);
    }

    private int storeOf(int till) {
        return ledger.books(till).getFirst().store();
    }

    /// The cards that get something back, and paid for nothing that comes back with it.
    private Stream<String> forNoGoods(Rung back) {
        Set<String> paid =
                named(back).stream()
                        .flatMap(sale -> askedFor(sale).stream())
                        .collect(Collectors.toSet());
        return givenIn(back).entrySet().stream()
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

    private Set<String> askedFor(String sale) {
        return asked.getOrDefault(sale, Set.of());
    }

    private Map<String, Long> givenIn(Rung back) {
        return given.getOrDefault(back.transaction().toString(), Map.of());
    }

    private static String subject(String tender) {
        return "card payment " + tender;
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
}
