package org.tillbridge.simulator.oracle;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// What the hub's rules have settled: returns of sales, wherever they were bought, and what came of
/// tills that nobody trusts.
final class Rulings {
    private static final String RETURNED =
            """
            SELECT store, source, source_line, transaction_id, line, quantity FROM returned_line\
            """;

    private static final String UNKNOWN_ORIGINALS =
            """
            SELECT j.entry_id, w.effect FROM waiting_effect w
            JOIN journal_entry j USING (store, workstation, epoch, sequence)
            WHERE w.code = 'unknownOriginal' AND w.settled_at IS NULL\
            """;

    private static final String AGAIN =
            "SELECT entry_id FROM retail_transaction WHERE again = 1 ORDER BY entry_id";

    private final Ledger ledger;
    private final Cases told;
    private final ReadingStore hub;
    private final Set<String> again;
    private final Map<UUID, Original> originals = new HashMap<>();
    private final Map<Rung.Bought, Long> returned = new HashMap<>();

    /// A sale that the hub has. One that was lost with a part of its journal may be finished again,
    /// from what was kept of it before, or on a copy of its disk: what comes back is of the one
    /// that the hub heard of first.
    private record Original(String entry, int store, Rung rung) {
        long sold(int line) {
            return rung.lines().stream()
                    .filter(one -> one.number() == line)
                    .mapToLong(Rung.Line::thousandths)
                    .sum();
        }
    }

    /// Something that came back of a sale.
    private record Link(Fact fact, Rung.Line line, Rung.Bought bought) {}

    Rulings(Ledger ledger, Cases told, ReadingStore hub) {
        this.ledger = ledger;
        this.told = told;
        this.hub = hub;
        this.again = texts(AGAIN);
        for (int till : ledger.tills()) {
            int store = ledger.books(till).getFirst().store();
            for (Fact fact : ledger.counted(till)) {
                fact.what()
                        .rung()
                        .filter(rung -> !rung.isReturn() && !again.contains(fact.id()))
                        .ifPresent(
                                rung ->
                                        originals.put(
                                                rung.transaction(),
                                                new Original(fact.id(), store, rung)));
            }
        }
    }

    /// 8: what came back of a sale is booked once, in the store that sold, and where it is more
    /// than was sold there is a case.
    ///
    /// @return how many cases there are
    int returnedIsWithinSoldOrACase() {
        Set<String> expected = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        Map<Rung.Bought, Takers> takers = new HashMap<>();
        LinksBooked booked = new LinksBooked(hub);
        for (Link link : links()) {
            Optional<Original> original =
                    Optional.ofNullable(originals.get(link.bought().transaction()));
            String sale = link.bought().transaction().toString().replace("-", "");
            if (original.isPresent()) {
                expected.add(
                        "%d/%s/%d/%s/%d/%d"
                                .formatted(
                                        original.get().store(),
                                        link.fact().id(),
                                        link.line().number(),
                                        sale,
                                        link.bought().line(),
                                        -link.line().thousandths()));
                returned.merge(link.bought(), -link.line().thousandths(), Long::sum);
                takers.computeIfAbsent(link.bought(), _ -> new Takers())
                        .add(
                                booked.at(link.fact().id(), link.line().number()),
                                link.fact().id(),
                                overReturned(original.get(), link),
                                -link.line().thousandths());
            } else {
                unknown.add(link.fact().id() + "/original/" + link.line().number());
            }
        }
        require(8, expected, texts(RETURNED), "what came back");
        require(8, unknown, texts(UNKNOWN_ORIGINALS), "what waits for its sale");
        require(
                8,
                Set.of(),
                texts("SELECT entry_id FROM consequence WHERE applied_at IS NULL"),
                "what another store is owed");
        Set<String> cases = new TreeSet<>();
        Map<String, Set<String>> others = new TreeMap<>();
        takers.forEach(
                (line, all) -> {
                    Original original = requireNonNull(originals.get(line.transaction()));
                    cases.addAll(
                            all.beyond(
                                    original.sold(line.line()),
                                    one -> told.isTold("returnedMoreThanSold", one)));
                    others.putAll(all.met(Set.of(original.entry())));
                });
        told.require(8, "returnedMoreThanSold", cases);
        told.requireOthers(8, "returnedMoreThanSold", others);
        return cases.size();
    }

    private static String overReturned(Original original, Link link) {
        Rung.Bought bought = link.bought();
        return Cases.of(
                original.store(),
                link.fact().id(),
                "line %d of transaction %s".formatted(bought.line(), bought.transaction()));
    }

    /// How much came back of a line of a sale, in thousandths; once it was looked at.
    long returned(Fact sale, int line) {
        UUID transaction = sale.what().rung().orElseThrow().transaction();
        boolean isFirst = requireNonNull(originals.get(transaction)).entry().equals(sale.id());
        return isFirst ? returned.getOrDefault(new Rung.Bought(transaction, line), 0L) : 0;
    }

    /// 2: of all that was finished under one id one is the first, and each other is a case. Under
    /// an id that a till makes up by itself nothing is.
    void whatIsFinishedOnceMoreIsACase() {
        Map<UUID, Set<String>> finished = new HashMap<>();
        Map<UUID, String> first = new HashMap<>();
        Map<String, UUID> cases = new TreeMap<>();
        for (int till : ledger.tills()) {
            int store = ledger.books(till).getFirst().store();
            for (Fact fact : ledger.counted(till)) {
                fact.what()
                        .rung()
                        .filter(rung -> !rung.transaction().equals(Rung.NOT_KNOWN_YET))
                        .ifPresent(
                                rung -> {
                                    finished.computeIfAbsent(
                                                    rung.transaction(), _ -> new HashSet<>())
                                            .add(fact.id());
                                    if (again.contains(fact.id())) {
                                        cases.put(
                                                Cases.of(
                                                        store,
                                                        fact.id(),
                                                        "transaction " + rung.transaction()),
                                                rung.transaction());
                                    } else {
                                        first.put(rung.transaction(), fact.id());
                                    }
                                });
            }
        }
        int expected = finished.values().stream().mapToInt(each -> each.size() - 1).sum();
        if (again.size() != expected) {
            throw new Violation(2, "finished once more are %d, not %s".formatted(expected, again));
        }
        told.require(2, "sameTransactionTwice", cases.keySet());
        Map<String, Set<String>> others = new TreeMap<>();
        cases.forEach(
                (one, transaction) -> others.put(one, Set.of(first.getOrDefault(transaction, ""))));
        told.requireOthers(2, "sameTransactionTwice", others);
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (int till : ledger.tills()) {
            for (Fact fact : ledger.counted(till)) {
                for (Rung.Line line : fact.what().links()) {
                    links.add(new Link(fact, line, line.bought().orElseThrow()));
                }
            }
        }
        return links;
    }

    /// 15: whatever came of a revoked till is noted as that, each once, and nothing else is.
    void whatComesOfRevokedTillsIsNoted() {
        Set<String> stands = new TreeSet<>();
        Set<String> waits = new TreeSet<>();
        Set<String> issues = new TreeSet<>();
        for (int till : ledger.tills()) {
            int store = ledger.books(till).getFirst().store();
            String whose = "workstation " + till;
            for (Fact fact : ledger.facts(till)) {
                if (!fact.isLost() && ledger.revocations().isDistrusted(till, fact)) {
                    if (ledger.revocations().parks(till, fact)) {
                        waits.add(Cases.of(store, fact.id(), whose));
                    } else if (fact.what().changesBooks()) {
                        stands.add(Cases.of(store, fact.id(), whose));
                    }
                    if (ledger.revocations().cardsHeld(till, fact) > 0) {
                        for (Rung.Line line : fact.what().rung().orElseThrow().lines()) {
                            line.puts()
                                    .map(card -> Cases.onCard(card.code(), line.number()))
                                    .ifPresent(
                                            card -> issues.add(Cases.of(store, fact.id(), card)));
                        }
                    }
                }
            }
        }
        told.require(15, "factOfRevokedStands", stands);
        told.require(15, "refundOfRevokedWaits", waits);
        told.require(15, "issueOfRevokedWaits", issues);
    }

    private Set<String> texts(String sql, Object... arguments) {
        Set<String> texts = new HashSet<>();
        hub.rows(sql, arguments).forEach(row -> texts.add(String.join("/", row)));
        return texts;
    }

    private static void require(
            int invariant, Set<String> expected, Set<String> found, String what) {
        if (!expected.equals(found)) {
            Set<String> missing = new TreeSet<>(expected);
            missing.removeAll(found);
            Set<String> odd = new TreeSet<>(found);
            odd.removeAll(expected);
            throw new Violation(
                    invariant, "%s: missing %s, and nobody did %s".formatted(what, missing, odd));
        }
    }
}
