package org.tillbridge.simulator.oracle;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What really happened: what was done at which machine, in order, in plain maps and numbers. Of
/// journals it knows only which entry stands for what was done, so that it finds it again on every
/// copy of a disk.
public final class Ledger {
    private final Map<Integer, TillBook> machines = new TreeMap<>();

    /// Of disks that nobody has any more.
    private final List<TillBook> gone = new ArrayList<>();

    private final Set<Integer> copied = new TreeSet<>();
    private final Set<Integer> damaged = new TreeSet<>();
    private final long openingStock;

    /// @param openingStock of every item in every store, in thousandths
    public Ledger(long openingStock) {
        this.openingStock = openingStock;
    }

    public void addTill(int till, int store) {
        machines.put(till, new TillBook(till, till, store));
    }

    /// A second machine has a till's disk as it is now.
    public void copied(int machine, int copy, Path disk) {
        TillBook book = machine(machine);
        machines.put(copy, book.copy(copy, book.recognise(disk)));
        copied.add(book.till());
    }

    /// A machine has an older disk now.
    ///
    /// @param disk as it was at the end
    /// @param kept ids of the entries on the older one
    public void restored(int machine, Path disk, Set<String> kept, Path hub) {
        TillBook book = machine(machine);
        book.recognise(disk);
        book.mayLose(HubBooks.booked(hub));
        gone.add(book);
        machines.put(machine, book.copy(machine, kept));
        copied.add(book.till());
    }

    /// A machine's disk is about to be damaged.
    public void damaged(int machine, Path disk, Path hub) {
        TillBook book = machine(machine);
        book.recognise(disk);
        book.mayLose(HubBooks.booked(hub));
        damaged.add(book.till());
    }

    /// @param machine a till's number, or that of a copy
    public TillBook machine(int machine) {
        TillBook book = machines.get(machine);
        if (book == null) {
            throw new IllegalArgumentException("No such machine: " + machine);
        }
        return book;
    }

    public List<TillBook> machines() {
        return List.copyOf(machines.values());
    }

    /// Whether two machines have worked, or may have, under the number of a till.
    public boolean wasCopied(int till) {
        return copied.contains(till);
    }

    /// Whether all that was ever done at a till is on one disk, in one chain.
    boolean isPlain(TillBook book) {
        return !copied.contains(book.till()) && !damaged.contains(book.till());
    }

    /// All that was done at a till, by anyone, in no order of time.
    Collection<Fact> facts(int till) {
        Set<Fact> facts = new LinkedHashSet<>();
        Stream.concat(gone.stream(), machines.values().stream())
                .filter(book -> book.till() == till)
                .forEach(book -> facts.addAll(book.facts()));
        return facts;
    }

    /// The numbers of the workstations.
    Set<Integer> tills() {
        Set<Integer> tills = new TreeSet<>();
        machines.values().forEach(book -> tills.add(book.till()));
        return tills;
    }

    /// What is on no disk and at no hub, and may be so, is lost from now on.
    ///
    /// @param booked ids of what the hub has
    void settleLosses(Set<String> booked) {
        for (int till : tills()) {
            for (Fact fact : facts(till)) {
                boolean kept =
                        booked.contains(fact.id())
                                || machines.values().stream()
                                        .anyMatch(book -> book.hasOnDisk(fact));
                if (fact.isAllowedToBeLost() && !kept) {
                    fact.isGone();
                }
            }
        }
    }

    /// What a store has of an item, everything counted, in thousandths.
    public long onHand(int store, int item) {
        return openingStock
                + tills().stream()
                        .filter(till -> storeOf(till) == store)
                        .flatMap(till -> facts(till).stream())
                        .filter(fact -> !fact.isLost())
                        .mapToLong(fact -> fact.what().onHand(item))
                        .sum();
    }

    /// What a machine has to show of an item.
    ///
    /// @param disks of all machines
    /// @param reflected what its replica includes, as sequences by `till/epoch`
    public long shownAt(
            TillBook viewer,
            int item,
            Map<Integer, Path> disks,
            Path hub,
            Map<String, Long> reflected) {
        List<TillBook> same =
                machines.values().stream().filter(one -> one.store() == viewer.store()).toList();
        long shown = openingStock;
        if (same.stream().allMatch(this::isPlain)) {
            for (TillBook book : same) {
                long entries = book == viewer ? Long.MAX_VALUE : entriesOf(book.till(), reflected);
                shown += book.onHand(item, entries);
            }
            return shown;
        }
        same.forEach(book -> book.recognise(requireNonNull(disks.get(book.machine()))));
        Set<String> known = HubBooks.reflected(hub, reflected);
        for (int till : tills()) {
            if (storeOf(till) == viewer.store()) {
                shown +=
                        facts(till).stream()
                                .filter(fact -> viewer.hasOnDisk(fact) || known.contains(fact.id()))
                                .mapToLong(fact -> fact.what().onHand(item))
                                .sum();
            }
        }
        return shown;
    }

    private static long entriesOf(int till, Map<String, Long> reflected) {
        return reflected.entrySet().stream()
                .filter(epoch -> epoch.getKey().startsWith(till + "/"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private int storeOf(int till) {
        return machines.values().stream()
                .filter(book -> book.till() == till)
                .findFirst()
                .orElseThrow()
                .store();
    }

    /// The money of all days: by `store/date/till/currency` and what it is a sum of.
    Map<String, Long> money() {
        Map<String, Long> money = new TreeMap<>();
        for (int till : tills()) {
            int store = storeOf(till);
            facts(till).stream()
                    .filter(fact -> !fact.isLost())
                    .map(Fact::what)
                    .forEach(
                            one ->
                                    one.rung()
                                            .ifPresent(
                                                    rung ->
                                                            add(
                                                                    money,
                                                                    place(store, till, one, rung),
                                                                    rung)));
        }
        return money;
    }

    private static String place(int store, int till, Happened one, Rung rung) {
        return store + "/" + one.date() + "/" + till + "/" + rung.currency() + " ";
    }

    private static void add(Map<String, Long> money, String place, Rung rung) {
        money.merge(place + "transactions", 1L, Long::sum);
        money.merge(place + "total", rung.total(), Long::sum);
        if (rung.total() != 0) {
            money.merge(place + "cash", rung.total(), Long::sum);
        }
        rung.taxes()
                .forEach(
                        (rate, both) -> {
                            money.merge(place + "net at " + rate, both[0], Long::sum);
                            money.merge(place + "tax at " + rate, both[1], Long::sum);
                        });
    }
}
