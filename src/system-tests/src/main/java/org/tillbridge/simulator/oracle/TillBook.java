package org.tillbridge.simulator.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/// What was done at one machine, and before that at the one whose disk it has a copy of.
public final class TillBook {
    private final int machine;
    private final int till;
    private final int store;
    private final List<Fact> facts = new ArrayList<>();
    private final Set<String> unreadable = new HashSet<>();
    private List<Happened> doubts = List.of();
    private Map<String, Written> onDisk = Map.of();
    private long lostEntries;
    private boolean isBroken;
    private boolean isRetired;

    TillBook(int machine, int till, int store) {
        this.machine = machine;
        this.till = till;
        this.store = store;
    }

    /// Of a machine that has a copy of this one's disk as it was.
    ///
    /// @param ids of the entries on that disk
    TillBook copy(int copy, Set<String> ids) {
        TillBook book = new TillBook(copy, till, store);
        facts.stream().filter(fact -> ids.contains(fact.id())).forEach(book.facts::add);
        return book;
    }

    public int machine() {
        return machine;
    }

    /// The number of the workstation that it works as.
    public int till() {
        return till;
    }

    public int store() {
        return store;
    }

    /// In order.
    List<Fact> facts() {
        return facts;
    }

    /// What was done last.
    public Happened last() {
        return facts.getLast().what();
    }

    /// Something is about to be done: some things, one after the other.
    public void begin(Happened... what) {
        doubts = List.of(what);
    }

    /// It is done, and people saw it.
    ///
    /// @param number that was printed
    public void done(Optional<String> number) {
        done(doubts.size(), number);
    }

    /// So many of them are done, and no more.
    ///
    /// @param number that was printed for the last of all
    public void done(int some, Optional<String> number) {
        for (int i = 0; i < some; i++) {
            Happened what = doubts.get(i);
            boolean isLast = i == doubts.size() - 1;
            facts.add(new Fact(isLast ? number.map(what::numbered).orElse(what) : what));
        }
        doubts = List.of();
    }

    /// It was not done, and people were told so.
    public void notDone() {
        done(0, Optional.empty());
    }

    /// How many things are about to be done.
    public int doubts() {
        return doubts.size();
    }

    /// What is on its disk, as far as anybody looked, in the order in which it was done.
    List<Happened> here() {
        return facts.stream().filter(this::isHere).map(Fact::what).toList();
    }

    private boolean isHere(Fact fact) {
        return fact.id().isEmpty() || hasOnDisk(fact);
    }

    /// The sales that are set aside at it, by the ids of their transactions, the oldest first.
    public List<String> suspended() {
        Set<String> suspended = new LinkedHashSet<>();
        Set<String> paid = new HashSet<>();
        for (Happened one : here()) {
            one.rung().ifPresent(rung -> paid.add(rung.transaction().toString()));
            String transaction = one.says().getOrDefault("transaction", "");
            switch (one.kind()) {
                case "SaleSuspended" -> suspended.add(transaction);
                case "SaleResumed" -> suspended.remove(transaction);
                default -> {}
            }
        }
        suspended.removeAll(paid);
        return List.copyOf(suspended);
    }

    /// What is in its till, in minor units; empty where it cannot be read when it was opened.
    public OptionalLong drawer() {
        boolean isKnown =
                facts.stream()
                        .filter(fact -> fact.what().kind().matches("TillOpened|TillClosed"))
                        .allMatch(this::isHere);
        long cash = 0;
        for (Happened one : here()) {
            cash = one.kind().equals("TillOpened") ? one.amount("openingFloat") : cash + one.cash();
        }
        return isKnown ? OptionalLong.of(cash) : OptionalLong.empty();
    }

    /// What it ever sold, or gave back.
    public long grandTotal(boolean returns) {
        return here().stream()
                .flatMap(one -> one.rung().stream())
                .filter(rung -> rung.isReturn() == returns)
                .mapToLong(Rung::total)
                .sum();
    }

    /// What it took of a card on a day without asking the hub, in minor units.
    public long takenUnasked(String card, String currency, String date) {
        return here().stream()
                .filter(one -> one.date().equals(date))
                .flatMap(one -> one.rung().stream())
                .filter(rung -> rung.currency().equals(currency))
                .mapToLong(rung -> rung.takenUnasked(card))
                .sum();
    }

    /// A sale that was completed at it.
    ///
    /// @param which counted from the last, over and over
    public Optional<Happened> sale(int which) {
        return sale(which, _ -> true);
    }

    /// A line of a sale that a card paid at the terminal, the last sale first.
    public Optional<Sold> soldByCard(int which, int line) {
        return sale(which, Rung::isPaidAtTheTerminal)
                .flatMap(Happened::rung)
                .map(this::sold)
                .filter(lines -> !lines.isEmpty())
                .map(lines -> lines.get(line % lines.size()));
    }

    private Optional<Happened> sale(int which, Predicate<Rung> wanted) {
        List<Happened> sales =
                facts.stream()
                        .map(Fact::what)
                        .filter(one -> one.kind().equals("SaleCompleted"))
                        .filter(one -> wanted.test(one.rung().orElseThrow()))
                        .toList();
        return sales.isEmpty()
                ? Optional.empty()
                : Optional.of(asItIsHere(sales.reversed().get(which % sales.size())));
    }

    /// A sale that the damage took may have been finished again, from what was kept of it before.
    private Happened asItIsHere(Happened sale) {
        UUID transaction = sale.rung().orElseThrow().transaction();
        return here().stream()
                .filter(one -> one.kind().equals(sale.kind()))
                .filter(one -> one.rung().orElseThrow().transaction().equals(transaction))
                .reduce((_, later) -> later)
                .orElse(sale);
    }

    /// Whether anything of a sale was brought back at it on a day.
    public boolean wasBroughtBack(UUID sale, String date) {
        return here().stream()
                .filter(one -> one.date().equals(date))
                .flatMap(one -> one.links().stream())
                .anyMatch(line -> line.bought().orElseThrow().transaction().equals(sale));
    }

    /// Whether what was done is on its disk, as far as anybody looked.
    public boolean isHere(Happened what) {
        return facts.stream().anyMatch(fact -> fact.what().equals(what) && isHere(fact));
    }

    /// Looks what is on its disk: all that was done, whatever was being done when the power went,
    /// and nothing else, in the order in which it was done. Nobody can look while it is damaged.
    ///
    /// @return the ids of the entries on it
    public Set<String> recognise(Path disk) {
        try (Readings once = new Readings(false)) {
            recognise(new Disk(disk, once));
        }
        return Set.copyOf(onDisk.keySet());
    }

    void recognise(Disk disk) {
        if (!isBroken) {
            look(disk.facts());
        }
    }

    private void look(Map<String, Written> written) {
        Map<String, Fact> known = new LinkedHashMap<>();
        List<Fact> unknown = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.id().isEmpty()) {
                unknown.add(fact);
            } else {
                known.put(fact.id(), fact);
            }
        }
        List<Written> fresh =
                written.values().stream().filter(one -> !known.containsKey(one.id())).toList();
        for (Happened perhaps : doubts) {
            if (fresh.size() > unknown.size()) {
                Fact done = new Fact(perhaps);
                facts.add(done);
                unknown.add(done);
            }
        }
        doubts = List.of();
        require(
                fresh.size() == unknown.size(),
                "%d new entries on its disk after %d things were done"
                        .formatted(fresh.size(), unknown.size()));
        for (int i = 0; i < fresh.size(); i++) {
            Happened done = unknown.get(i).what();
            require(fresh.get(i).isThatOf(done), done.kind() + " is another entry on its disk");
            unknown.get(i).standsAs(fresh.get(i));
        }
        known.forEach(
                (id, fact) ->
                        require(
                                written.containsKey(id) || unreadable.contains(id),
                                fact.what().kind() + " is not on its disk any more"));
        onDisk = written;
        unreadable.removeAll(written.keySet());
    }

    /// So many entries of its journal cannot be read any more.
    void lose(long entries) {
        lostEntries = entries;
        isBroken = true;
    }

    /// The program says at its start how many entries it knows to be lost: no more than a statement
    /// cannot read, and no fewer than the things done that are not there any more.
    ///
    /// @param mayKnowLess the power took its note of the last commit, or went while it was about to
    ///   say so
    public void isTold(long lost, boolean mayKnowLess, Path disk) {
        long gone = isBroken && !mayKnowLess ? gone(disk) : 0;
        require(
                lost >= gone && lost <= lostEntries,
                "%d entries are said to be lost, and not %d to %d"
                        .formatted(lost, gone, lostEntries));
        lostEntries = 0;
        isBroken = false;
    }

    private long gone(Path disk) {
        try (Readings once = new Readings(false)) {
            Disk now = new Disk(disk, once);
            return facts.stream()
                    .map(Fact::id)
                    .filter(onDisk::containsKey)
                    .filter(id -> !now.facts().containsKey(id))
                    .count();
        }
    }

    /// Of what was on its disk, only this can be read for sure.
    ///
    /// @param booked ids of what the hub has
    void canRead(Set<String> readable, Set<String> booked) {
        for (Fact fact : facts) {
            if (onDisk.containsKey(fact.id()) && !readable.contains(fact.id())) {
                unreadable.add(fact.id());
                if (!booked.contains(fact.id())) {
                    fact.mayBeLost();
                }
            }
        }
    }

    /// Whether what is on its disk of a fact can be read, as far as anybody looked.
    boolean canRead(Fact fact) {
        return fact.id().isEmpty()
                ? facts.contains(fact)
                : hasOnDisk(fact) && !unreadable.contains(fact.id());
    }

    /// The lines that it sold, in order.
    List<Sold> sold() {
        return facts.stream()
                .filter(fact -> fact.what().kind().equals("SaleCompleted"))
                .flatMap(fact -> fact.what().rung().stream())
                .flatMap(rung -> sold(rung).stream())
                .toList();
    }

    private List<Sold> sold(Rung rung) {
        return rung.lines().stream()
                .filter(line -> line.puts().isEmpty())
                .map(line -> new Sold(rung.transaction(), line.number(), line.item(), store))
                .toList();
    }

    /// Nobody works at it any more.
    public void retire() {
        isRetired = true;
    }

    boolean isRetired() {
        return isRetired;
    }

    boolean hasOnDisk(Fact fact) {
        return onDisk.containsKey(fact.id());
    }

    /// Where a fact stands on its disk.
    Optional<Written> onDisk(Fact fact) {
        return Optional.ofNullable(onDisk.get(fact.id()));
    }

    /// The returns on its disk, as far as anybody looked, by the ids of their entries.
    Map<String, Written> returnsHere() {
        Map<String, Written> returns = new HashMap<>(onDisk);
        returns.values().removeIf(entry -> !entry.kind().equals("ReturnCompleted"));
        return returns;
    }

    /// What was done at it to an item's stock that the hub cannot book.
    public long onHandHereAlone(int item) {
        return facts.stream().mapToLong(fact -> fact.what().onHandHereAlone(item)).sum();
    }

    /// What the first entries add to an item's stock on hand.
    long onHand(int item, long entries) {
        return facts.stream().limit(entries).mapToLong(fact -> fact.what().onHand(item)).sum();
    }

    /// The numbers of the documents that came out of its printer, and out of that of the machine
    /// whose copy it is before that, by series, in order.
    Map<Integer, List<Long>> numbers() {
        Map<Integer, List<Long>> numbers = new TreeMap<>();
        for (Fact fact : facts) {
            fact.number()
                    .ifPresent(
                            number ->
                                    numbers.computeIfAbsent(number.series(), _ -> new ArrayList<>())
                                            .add(number.number()));
        }
        return numbers;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(1, "till " + machine + ": " + otherwise);
        }
    }
}
