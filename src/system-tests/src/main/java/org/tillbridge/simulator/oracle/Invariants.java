package org.tillbridge.simulator.oracle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What is always true, looked at when all has come to rest: each by the number and the words that
/// it has in the design.
public final class Invariants {
    private final Ledger ledger;
    private final FeedWatch feed;
    private final List<List<String>> booked;
    private final Map<Integer, List<List<String>>> journals = new TreeMap<>();
    private final Map<Integer, Map<String, Map<String, String>>> replicas = new TreeMap<>();
    private final ReadingStore hub;

    /// @param disks where each till's files are
    public Invariants(Ledger ledger, FeedWatch feed, Path hub, Map<Integer, Path> disks) {
        this.ledger = ledger;
        this.feed = feed;
        this.hub = new ReadingStore(hub);
        booked =
                this.hub.rows(
                        """
                        SELECT workstation, epoch, sequence, entry_id, standing, hash, header, body,
                               parked, kind
                        FROM journal_entry ORDER BY workstation, epoch, sequence\
                        """);
        disks.forEach((till, disk) -> journals.put(till, Disk.journal(disk)));
        disks.forEach((till, disk) -> replicas.put(till, Disk.replica(disk)));
    }

    /// All of them.
    ///
    /// @throws Violation if one does not hold
    public void checkAll() {
        everyCommittedEntryIsBookedOnce();
        noEntryIsBookedTwice();
        watermarksAreContiguous();
        moneyAgrees();
        stockIsConserved();
        theFeedHasNoHole();
        quietReplicasAreTheHub();
        aSnapshotAndTheFeedMakeWhatTheFeedMakes();
        removedStaysRemoved();
        aParkedEffectBlocksNobody();
        documentNumbersAreUniqueAndGapless();
        chainsAreIntact();
        hub.close();
    }

    /// 1
    void everyCommittedEntryIsBookedOnce() {
        Map<String, List<List<String>>> byId =
                booked.stream().collect(groupingBy(row -> row.get(3)));
        for (Ledger.TillBook book : ledger.tills()) {
            List<List<String>> own = journal(book);
            require(1, own.size() == book.happened().size(), "entries of till " + book.till());
            for (int i = 0; i < own.size(); i++) {
                List<String> entry = own.get(i);
                String at = "till " + book.till() + " entry " + (i + 1);
                List<List<String>> there = byId.getOrDefault(entry.get(2), List.of());
                require(1, entry.get(3).equals(book.happened().get(i).kind()), at + ": kind");
                require(1, there.size() == 1, at + " is booked " + there.size() + " times");
                require(
                        1,
                        there.getFirst().subList(6, 8).equals(entry.subList(4, 6)),
                        at + ": text");
            }
        }
    }

    /// 2
    void noEntryIsBookedTwice() {
        Set<String> ids = new HashSet<>();
        for (List<String> row : booked) {
            require(2, row.get(4).equals("booked"), "an entry stands as " + row.get(4));
            require(2, ids.add(row.get(3)), "twice: " + row.get(3));
        }
        int happened = ledger.tills().stream().mapToInt(book -> book.happened().size()).sum();
        require(2, booked.size() == happened, "%d booked of %d".formatted(booked.size(), happened));
    }

    /// 3
    void watermarksAreContiguous() {
        Map<String, Long> last = new HashMap<>();
        for (List<String> row : booked) {
            String epoch = row.get(0) + "/" + row.get(1);
            long sequence = last.merge(epoch, 1L, Long::sum);
            require(3, sequence == Long.parseLong(row.get(2)), epoch + " has a hole");
        }
        for (List<String> row :
                hub.rows(
                        "SELECT workstation, epoch, watermark FROM workstation_epoch ORDER BY 1")) {
            String epoch = row.get(0) + "/" + row.get(1);
            long watermark = last.getOrDefault(epoch, 0L);
            require(3, watermark == Long.parseLong(row.get(2)), epoch + ": watermark");
        }
    }

    /// 4
    void moneyAgrees() {
        Map<String, Long> expected = ledger.money();
        expected.values().removeIf(amount -> amount == 0);
        Map<String, Long> found = Money.atHub(hub);
        found.values().removeIf(amount -> amount == 0);
        require(4, expected.equals(found), "the hub's money " + Money.difference(expected, found));
        for (Ledger.TillBook book : ledger.tills()) {
            Map<String, Long> atTill = Money.atTill(journal(book), book.store());
            atTill.forEach(
                    (what, amount) ->
                            require(
                                    4,
                                    amount.equals(expected.getOrDefault(what, 0L)),
                                    "till %d: %s is %d".formatted(book.till(), what, amount)));
        }
        Money.unbalanced(found).ifPresent(day -> require(4, false, day));
    }

    /// 5
    void stockIsConserved() {
        for (List<String> row :
                hub.rows(
                        """
                        SELECT store, item, on_hand,
                               on_hand + sold + unavailable + vendor + adjusted + opening
                        FROM stock_balance ORDER BY store, item\
                        """)) {
            int store = Integer.parseInt(row.get(0));
            int item = Integer.parseInt(row.get(1));
            long expected = ledger.onHand(store, item);
            String what = "store " + store + " item " + item;
            require(
                    5,
                    Long.parseLong(row.get(2)) == expected,
                    what + ": " + row.get(2) + " and not " + expected);
            require(5, row.get(3).equals("0"), what + ": the accounts do not balance");
        }
    }

    /// 10
    void theFeedHasNoHole() {
        for (String scope : feed.scopes()) {
            Map<String, String> rows =
                    hub
                            .rows(
                                    """
                                    SELECT kind || char(9) || key, body FROM replica_row
                                    WHERE scope = ? ORDER BY kind, key\
                                    """,
                                    scope)
                            .stream()
                            .collect(toMap(List::getFirst, List::getLast));
            require(10, rows.equals(feed.rows(scope)), scope + ": rows are not what the log says");
        }
    }

    /// 11
    void quietReplicasAreTheHub() {
        replicas.forEach(
                (till, scopes) ->
                        scopes.forEach(
                                (scope, rows) ->
                                        require(
                                                11,
                                                rows.equals(feed.rows(scope)),
                                                "till "
                                                        + till
                                                        + ": "
                                                        + scope
                                                        + Money.difference(
                                                                feed.rows(scope), rows))));
        replicas.forEach((till, scopes) -> require(11, scopes.size() == 4, "scopes of " + till));
    }

    /// 13
    void aSnapshotAndTheFeedMakeWhatTheFeedMakes() {
        replicas.forEach(
                (till, scopes) ->
                        scopes.forEach(
                                (scope, rows) ->
                                        require(
                                                13,
                                                sum(rows) == sum(feed.rows(scope)),
                                                "till " + till + ": checksum of " + scope)));
    }

    private static long sum(Map<String, String> rows) {
        long sum = 0;
        for (Map.Entry<String, String> row : rows.entrySet()) {
            sum += PlainHash.ofRow(row.getKey(), row.getValue());
        }
        return sum;
    }

    /// 14
    void removedStaysRemoved() {
        replicas.forEach(
                (till, scopes) ->
                        scopes.forEach(
                                (scope, rows) -> {
                                    Set<String> back = new HashSet<>(feed.removed(scope));
                                    back.retainAll(rows.keySet());
                                    require(14, back.isEmpty(), "till " + till + " has " + back);
                                }));
    }

    /// 15
    void aParkedEffectBlocksNobody() {
        for (Ledger.TillBook book : ledger.tills()) {
            List<List<String>> own =
                    booked.stream()
                            .filter(row -> row.get(0).equals(Integer.toString(book.till())))
                            .toList();
            for (int i = 0; i < own.size(); i++) {
                int parked = Integer.parseInt(own.get(i).get(8));
                int expected = book.happened().get(i).expectedParked();
                String at = "till " + book.till() + " entry " + (i + 1);
                require(15, parked == expected, at + ": %d parked".formatted(parked));
            }
        }
    }

    /// 16
    void documentNumbersAreUniqueAndGapless() {
        for (Ledger.TillBook book : ledger.tills()) {
            Map<String, Long> last = new LinkedHashMap<>();
            for (List<String> row : hub.rows(Disk.NUMBERS, book.till())) {
                long number = last.merge(row.get(0), 1L, Long::sum);
                String at = "till %d, series %s".formatted(book.till(), row.get(0));
                require(16, number == Long.parseLong(row.get(1)), at + ": " + row.get(1));
            }
            List<String> printed =
                    book.happened().stream().flatMap(one -> one.number().stream()).toList();
            require(
                    16,
                    new HashSet<>(printed).size() == printed.size(),
                    "till " + book.till() + " printed a number twice");
        }
    }

    /// 17
    void chainsAreIntact() {
        for (Ledger.TillBook book : ledger.tills()) {
            Map<String, String> heads = new HashMap<>();
            List<List<String>> both = new ArrayList<>(journal(book));
            for (List<String> entry : both) {
                String epoch = entry.get(0);
                String before =
                        heads.computeIfAbsent(epoch, _ -> Disk.firstHash(book.till(), epoch));
                String hash = Disk.hash(before, entry);
                require(17, hash.equals(entry.get(6)), "till " + book.till() + ": chain breaks");
                heads.put(epoch, hash);
            }
            heads.forEach((epoch, hash) -> requireHead(book.till(), epoch, hash));
        }
    }

    private void requireHead(int till, String epoch, String hash) {
        List<List<String>> head =
                hub.rows(
                        """
                        SELECT head_hash FROM workstation_epoch
                        WHERE workstation = ? AND epoch = ?\
                        """,
                        till,
                        epoch);
        require(17, head.equals(List.of(List.of(hash))), "till " + till + ": the hub's head");
    }

    private List<List<String>> journal(Ledger.TillBook book) {
        return Optional.ofNullable(journals.get(book.till())).orElseThrow();
    }

    private static void require(int invariant, boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(invariant, otherwise);
        }
    }
}
