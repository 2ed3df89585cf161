package org.tillbridge.simulator.oracle;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is always true, looked at when all has come to rest: each by the number and the words that
/// it has in the design.
public final class Invariants {
    private final Ledger ledger;
    private final FeedWatch feed;
    private final List<List<String>> booked;
    private final Map<Integer, List<List<String>>> journals = new TreeMap<>();
    private final Map<Integer, Map<String, Map<String, String>>> replicas = new TreeMap<>();
    private final Map<Integer, Path> disks;
    private final ReadingStore hub;

    /// @param disks where each till's files are
    public Invariants(Ledger ledger, FeedWatch feed, Path hub, Map<Integer, Path> disks) {
        this.ledger = ledger;
        this.feed = feed;
        this.disks = disks;
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
        for (TillBook book : ledger.machines()) {
            book.recognise(requireNonNull(disks.get(book.machine())));
        }
        Map<String, List<List<String>>> byId =
                booked.stream()
                        .filter(row -> row.get(4).equals("booked"))
                        .collect(groupingBy(row -> row.get(3)));
        ledger.settleLosses(byId.keySet());
        for (TillBook book : ledger.machines()) {
            for (List<String> entry : journal(book)) {
                PlainCodec.Inner inner = PlainCodec.inner(entry);
                String at = "till " + book.machine() + " entry " + inner.id();
                List<List<String>> there = byId.getOrDefault(inner.id(), List.of());
                require(1, there.size() == 1, at + " is booked " + there.size() + " times");
                require(1, texts(there.getFirst(), 6).equals(texts(entry, 4)), at + ": text");
            }
        }
    }

    /// Header and body of an entry as it was first written, wherever it is carried.
    private static String texts(List<String> row, int header) {
        String body = row.get(header + 1);
        return PlainCodec.text(row.get(header), "kind").equals("Carried")
                ? body
                : "{\"header\":%s,\"body\":%s}".formatted(row.get(header), body);
    }

    /// 2
    void noEntryIsBookedTwice() {
        Set<String> ids = new HashSet<>();
        long facts = 0;
        for (List<String> row : booked) {
            boolean first = ids.add(row.get(3));
            boolean copied = ledger.wasCopied(Integer.parseInt(row.get(0)));
            require(
                    2,
                    row.get(4).equals(first || !copied ? "booked" : "repeat")
                            || copied && row.get(4).equals("booked"),
                    "an entry stands as " + row.get(4));
            facts += row.get(4).equals("booked") && !row.get(9).equals("EpochOpened") ? 1 : 0;
        }
        long happened =
                ledger.tills().stream()
                        .flatMap(till -> ledger.facts(till).stream())
                        .filter(fact -> !fact.isLost())
                        .count();
        require(2, facts == happened, "%d booked of %d".formatted(facts, happened));
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
        for (TillBook book : ledger.machines()) {
            if (!ledger.isPlain(book)) {
                continue;
            }
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
        Map<String, Integer> expected = new HashMap<>();
        for (int till : ledger.tills()) {
            ledger.facts(till).forEach(one -> expected.put(one.id(), one.what().expectedParked()));
        }
        for (List<String> row : booked) {
            int parked = Integer.parseInt(row.get(8));
            String at = "till %s, %s/%s".formatted(row.get(0), row.get(1), row.get(2));
            require(15, parked == expected.getOrDefault(row.get(3), 0), at + " parked: " + parked);
        }
    }

    /// 16
    void documentNumbersAreUniqueAndGapless() {
        for (int till : ledger.tills()) {
            Map<String, TreeSet<Long>> bySeries = new TreeMap<>();
            for (List<String> row : hub.rows(Disk.NUMBERS, till)) {
                boolean first =
                        bySeries.computeIfAbsent(row.get(0), _ -> new TreeSet<>())
                                .add(Long.parseLong(row.get(1)));
                String at = "till %d, series %s: %s".formatted(till, row.get(0), row.get(1));
                require(16, first || ledger.wasCopied(till), at + " twice");
            }
            ledger.facts(till).stream()
                    .filter(Fact::isLost)
                    .flatMap(fact -> fact.what().number().stream())
                    .map(number -> number.split("-"))
                    .forEach(
                            parts ->
                                    bySeries.computeIfAbsent(parts[2], _ -> new TreeSet<>())
                                            .add(Long.parseLong(parts[3])));
            bySeries.forEach(
                    (series, numbers) ->
                            require(
                                    16,
                                    numbers.first() == 1 && numbers.last() == numbers.size(),
                                    "till %d, series %s: %s".formatted(till, series, numbers)));
        }
        for (TillBook book : ledger.machines()) {
            List<String> printed =
                    book.happened().stream().flatMap(one -> one.number().stream()).toList();
            require(
                    16,
                    new HashSet<>(printed).size() == printed.size(),
                    "till " + book.machine() + " printed a number twice");
        }
    }

    /// 17
    void chainsAreIntact() {
        for (TillBook book : ledger.machines()) {
            Map<String, String> heads = new LinkedHashMap<>();
            Map<String, String> hashes = new HashMap<>();
            for (List<String> entry : journal(book)) {
                String epoch = entry.get(0);
                String first = Disk.firstHash(book.till(), epoch);
                String hash = Disk.hash(heads.getOrDefault(epoch, first), entry);
                require(17, hash.equals(entry.get(6)), "till " + book.machine() + ": chain breaks");
                hashes.putIfAbsent(epoch + "/0", first);
                hashes.put(epoch + "/" + entry.get(1), hash);
                heads.put(epoch, hash);
                if (entry.get(3).equals("EpochOpened")) {
                    requireFollows(book, entry.get(5), hashes);
                }
            }
            if (ledger.isPlain(book)) {
                heads.forEach((epoch, hash) -> requireHead(book.till(), epoch, hash));
            } else if (!heads.isEmpty()) {
                String last = List.copyOf(heads.keySet()).getLast();
                requireHead(book.till(), last, requireNonNull(heads.get(last)));
            }
        }
    }

    /// What an epoch follows on stands where it says, here and, after a fork, at the hub.
    private void requireFollows(TillBook book, String body, Map<String, String> hashes) {
        String epoch = PlainCodec.text(body, "previousEpoch");
        long sequence = PlainCodec.number(body, "lastCommonSequence");
        String place = epoch + "/" + sequence;
        String hash = PlainCodec.text(body, "lastCommonHash");
        String here = hashes.getOrDefault(place, Disk.firstHash(book.till(), epoch));
        require(17, hash.equals(here), "till " + book.machine() + " follows on another " + place);
        if (sequence > 0) {
            require(
                    17,
                    hub.rows(Disk.HASH, book.till(), epoch, sequence)
                            .equals(List.of(List.of(hash))),
                    "the hub has another " + place);
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

    private List<List<String>> journal(TillBook book) {
        return Optional.ofNullable(journals.get(book.machine())).orElseThrow();
    }

    private static void require(int invariant, boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(invariant, otherwise);
        }
    }
}
