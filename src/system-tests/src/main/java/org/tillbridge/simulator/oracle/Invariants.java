package org.tillbridge.simulator.oracle;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is always true, looked at when all has come to rest: each by the number and the words that
/// it has in the design.
public final class Invariants {
    private static final String NOT_IN_REPORTS =
            "(card|voucher|cashRounding|giftCard|storeCredit|points)";

    private final Ledger ledger;
    private final FeedWatch feed;
    private final List<List<String>> booked;
    private final Map<Integer, Map<String, Map<String, String>>> replicas = new TreeMap<>();
    private final Moment now;
    private final ReadingStore hub;
    private final Map<String, Written> written = new HashMap<>();
    private final TakeOvers takeOvers;
    private final Cases told;
    private int cases;
    private final StoreDays days;
    private final WaitingEffects effects;
    private int paidAndLost;
    private int overdrawn;
    private int resumedTwice;
    private int soldTwice;
    private int refused;
    private long takenBack;

    /// @param wasOld whether the hub was an earlier version at times, that knew fewer kinds
    public Invariants(
            Ledger ledger, FeedWatch feed, Moment now, TakeOvers takeOvers, boolean wasOld) {
        this.ledger = ledger;
        this.feed = feed;
        this.now = now;
        this.takeOvers = takeOvers;
        this.hub = now.hub();
        told = new Cases(hub);
        days = new StoreDays(hub);
        booked =
                this.hub.rows(
                        """
                        SELECT workstation, epoch, sequence, entry_id, standing, hash, header, body,
                               parked, kind
                        FROM journal_entry ORDER BY workstation, epoch, sequence\
                        """);
        effects = new WaitingEffects(ledger, hub, booked, wasOld);
        ledger.machines().stream()
                .filter(book -> !book.isRetired())
                .forEach(book -> replicas.put(book.machine(), now.disk(book).replica()));
    }

    /// All of them.
    ///
    /// @param rules those that a person has to know of: each has to be worked out
    /// @throws Violation if one does not hold
    public void checkAll(Set<String> rules) {
        everyCommittedEntryIsBookedOnce();
        noEntryIsBookedTwice();
        watermarksAreContiguous();
        moneyAgrees();
        stockIsConserved();
        theFeedHasNoHole();
        quietReplicasAreTheHub();
        aSnapshotAndTheFeedMakeWhatTheFeedMakes();
        removedStaysRemoved();
        effects.blockNobody();
        Rulings rulings = new Rulings(ledger, told, hub);
        rulings.whatIsFinishedOnceMoreIsACase();
        cases = rulings.returnedIsWithinSoldOrACase();
        rulings.whatComesOfRevokedTillsIsNoted();
        Chains chains = new Chains(ledger, now);
        chains.documentNumbersAreUniqueAndGapless();
        chains.areIntact();
        chains.eachHasSparesToGoOnIn();
        chains.forksAreFound();
        new RefundedCards(ledger, told, hub).areWithinPaymentAndForGoodsOrACase();
        paidAndLost = new Cards(ledger).whatWasTakenIsBooked();
        refused = new OfflinePayments(ledger, hub).areSettledOnce();
        overdrawn = new Balances(ledger, hub).areIssuedLessRedeemed();
        new Customers(ledger, told, hub).areThereOnceAndOneWhereTheyAreOne();
        takenBack = new Points(ledger, rulings, hub).areEarnedLessTakenBack();
        days.completeOnesStandStill();
        soldTwice = new Pieces(hub, told).soldTwiceIsACase();
        resumedTwice = new ResumedSales(ledger, hub).areOfferedUntilThen();
        whatMetIsToldOf();
        told.areAllWorkedOut(rules);
    }

    /// What the hub took in, in its order, is worked out anew: where two facts met, there is a
    /// case, and nowhere else.
    private void whatMetIsToldOf() {
        Intake intake = new Intake(ledger, feed, hub, booked, this::written);
        new WrongClocks(told, intake.steps()).areNoted();
        new TwoMachines(ledger, told, intake.steps()).areFoundAndDoubted();
        new OddEntries(told, intake).areNoted();
        new OverdrawnStock(ledger, told, intake).isNoted();
        new UnprovenRefunds(told, intake.steps()).areNoted();
        new OverdrawnCards(told, feed.value()).areNoted();
        new Resumptions(ledger, takeOvers, told).areNoted(intake.steps());
        new Charged(ledger, told, hub)
                .isAsListedOrTold(
                        booked.stream()
                                .filter(row -> row.get(4).equals("booked"))
                                .map(this::written)
                                .collect(toMap(Written::id, entry -> entry)));
    }

    /// The rules that the hub says it settled something by that a person has to know of.
    public Set<String> rulesTold() {
        return told.rules();
    }

    /// 1
    void everyCommittedEntryIsBookedOnce() {
        for (TillBook book : ledger.machines()) {
            book.recognise(now.disk(book));
        }
        Map<String, List<List<String>>> byId =
                booked.stream()
                        .filter(row -> row.get(4).equals("booked"))
                        .collect(groupingBy(row -> row.get(3)));
        ledger.settleLosses(byId.keySet());
        for (int till : ledger.tills()) {
            for (Fact fact : ledger.facts(till)) {
                int times = byId.getOrDefault(fact.id(), List.of()).size();
                require(
                        1,
                        times == (fact.isLost() ? 0 : 1),
                        "till %d: %s is booked %d times".formatted(till, fact.what(), times));
            }
        }
        for (TillBook book : ledger.machines()) {
            for (Written entry : now.disk(book).facts().values()) {
                List<String> there = requireNonNull(byId.get(entry.id())).getFirst();
                require(
                        1,
                        written(there).text().equals(entry.text()) || ledger.isTurned(entry.id()),
                        "till %d: text of %s".formatted(book.machine(), entry.id()));
            }
        }
    }

    /// How many times more came back of a line than was left of what was sold.
    public int cases() {
        return cases;
    }

    /// For how many sales a card paid that are lost with a disk.
    public int paidAndLost() {
        return paidAndLost;
    }

    /// Of how many of the shop's cards more was paid than was on them.
    public int overdrawn() {
        return overdrawn;
    }

    /// How many sales that were set aside were rung on at two tills.
    public int resumedTwice() {
        return resumedTwice;
    }

    /// How many pieces were sold that had been sold and had not come back.
    public int soldTwice() {
        return soldTwice;
    }

    /// How many payments that a terminal took upon itself banks refused.
    public int refused() {
        return refused;
    }

    public StoreDays days() {
        return days;
    }

    public WaitingEffects effects() {
        return effects;
    }

    /// Of how many points goods came back.
    public long takenBack() {
        return takenBack;
    }

    /// How many entries came to the hub once more, carried in another.
    public long repeats() {
        return booked.stream().filter(row -> row.get(4).equals("repeat")).count();
    }

    private Written written(List<String> row) {
        return written.computeIfAbsent(
                String.join("/", row.subList(0, 3)),
                _ -> Written.of(row.get(1), Long.parseLong(row.get(2)), row.get(6), row.get(7)));
    }

    /// 2
    void noEntryIsBookedTwice() {
        Set<String> ids = new HashSet<>();
        Set<String> carried =
                booked.stream()
                        .map(this::written)
                        .filter(Written::isCarried)
                        .map(Written::id)
                        .collect(Collectors.toSet());
        long facts = 0;
        for (List<String> row : booked) {
            Written entry = written(row);
            boolean isApart = row.get(4).equals("quarantined") && ledger.isTurned(entry.id());
            boolean isAgain = row.get(4).equals("repeat") || isApart;
            boolean isRepeat = isAgain && carried.contains(entry.id());
            require(2, row.get(4).equals("booked") || isRepeat, "an entry stands as " + row.get(4));
            require(2, isRepeat || ids.add(row.get(3)), "twice: " + row.get(3));
            facts += !isRepeat && entry.isFact() ? 1 : 0;
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
            moneyAgreesAt(book);
        }
        Money.unbalanced(found, ledger.cardsSold()).ifPresent(day -> require(4, false, day));
    }

    /// What its reports say, and what its entries say in their headers.
    private void moneyAgreesAt(TillBook book) {
        Map<String, Long> expected = ledger.money(book);
        expected.values().removeIf(amount -> amount == 0);
        Map<String, Long> reported = now.disk(book).figures(book.store(), book.till());
        Map<String, Long> inReports = new TreeMap<>(expected);
        inReports.keySet().removeIf(what -> what.matches(".* " + NOT_IN_REPORTS));
        String at = "till " + book.machine() + ": ";
        require(4, inReports.equals(reported), at + Money.difference(inReports, reported));
        Money.atTill(now.disk(book).facts().values(), book.store())
                .forEach(
                        (what, amount) ->
                                require(
                                        4,
                                        amount.equals(expected.getOrDefault(what, 0L)),
                                        at + "%s is %d in the headers".formatted(what, amount)));
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
        for (TillBook book : ledger.machines()) {
            List<String> moved = now.disk(book).movements();
            List<String> expected = Ledger.movements(book);
            require(
                    5,
                    moved.equals(expected),
                    "till %d moved %s and not %s".formatted(book.machine(), moved, expected));
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

    private static void require(int invariant, boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(invariant, otherwise);
        }
    }
}
