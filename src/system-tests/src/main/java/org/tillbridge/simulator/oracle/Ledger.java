package org.tillbridge.simulator.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
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
    private final Set<String> turnedBits = new HashSet<>();
    private boolean wasHubClockSet;
    private final Map<UUID, Rung> setAside = new HashMap<>();
    private final Map<String, TerminalMemory> terminals = new TreeMap<>();
    private final Set<String> refundedByHubsWord = new HashSet<>();
    private final Map<Integer, SigningMemory> signing = new TreeMap<>();
    private final Revocations revocations = new Revocations();
    private final Revocations keptRevocations = new Revocations();
    private final long openingStock;

    /// @param openingStock of every item in every store, in thousandths
    public Ledger(long openingStock) {
        this.openingStock = openingStock;
    }

    /// @param till the number of the workstation that a machine works as
    public void addTill(int machine, int till, int store) {
        machines.put(machine, new TillBook(machine, till, store));
    }

    /// The card terminal beside a machine, by its name.
    public TerminalMemory terminal(String name) {
        return terminals.computeIfAbsent(name, _ -> new TerminalMemory());
    }

    Map<String, TerminalMemory> terminals() {
        return terminals;
    }

    /// A card gets money back of which the hub said that it may: of a return that damage takes
    /// before it is sent, the hub never hears.
    void refundedByHubsWord(UUID paid) {
        refundedByHubsWord.add(paid.toString());
    }

    boolean isRefundedByHubsWord(String paid) {
        return refundedByHubsWord.contains(paid);
    }

    /// Whether any terminal ever took a card without asking a bank.
    public boolean hasTakenOffline() {
        return terminals.values().stream().anyMatch(TerminalMemory::everHeld);
    }

    /// What a bank said of what a terminal took upon itself; empty of anything else.
    Optional<TerminalMemory.Bank> bankSaid(UUID tender) {
        return terminals.values().stream()
                .flatMap(memory -> memory.said(tender).stream())
                .findFirst();
    }

    /// Whether a bank refused what a card is to have paid for a sale.
    public boolean isNeverPaid(UUID sale) {
        return tills().stream()
                .flatMap(till -> facts(till).stream())
                .map(Fact::what)
                .filter(OfflinePayments::isRefused)
                .anyMatch(one -> one.isOf(sale.toString()));
    }

    /// A bit was another in what a till sent of an entry: then its journal is two, as if another
    /// machine wrote it too.
    ///
    /// @param entry its id
    public void turnedBit(int till, String entry) {
        copied.add(till);
        turnedBits.add(entry);
    }

    /// Whether the hub may have another text of an entry than any disk.
    boolean isTurned(String entry) {
        return turnedBits.contains(entry);
    }

    /// Somebody set the clock of the hub's machine.
    public void hubClockSet() {
        wasHubClockSet = true;
    }

    /// Whether the times of two scopes may not say which of two things came first.
    boolean wasHubClockSet() {
        return wasHubClockSet;
    }

    public boolean wasAnyBitTurned() {
        return !turnedBits.isEmpty();
    }

    /// Whether all that was ever done at a till is on one disk that was never damaged.
    public boolean isWhole(int till) {
        return !copied.contains(till) && !damaged.contains(till);
    }

    /// A signing unit is set up beside a machine.
    public void signs(int machine, SigningMemory memory) {
        signing.put(machine, memory);
    }

    /// By the machines that have one.
    Map<Integer, SigningMemory> signing() {
        return signing;
    }

    /// A sale is set aside as it is.
    public void setAside(Rung rung) {
        setAside.put(rung.transaction(), rung);
    }

    public boolean isAsSetAside(Rung rung) {
        return rung.equals(setAside.get(rung.transaction()));
    }

    /// The hub trusts a till no longer.
    public void revoked(int till, Path hub) {
        revocations.revoked(till, HubBooks.booked(hub));
    }

    public boolean wasRevoked(int till) {
        return revocations.wasRevoked(till);
    }

    Revocations revocations() {
        return revocations;
    }

    /// Somebody backs the hub up.
    public void hubKept() {
        keptRevocations.goBackTo(revocations);
    }

    /// The hub was put back to what it was when it was backed up. What it forgot may be lost if it
    /// cannot be read on any disk any more.
    public void hubWentBack(Path hub) {
        revocations.goBackTo(keptRevocations);
        Set<String> booked = HubBooks.booked(hub);
        for (int till : tills()) {
            for (Fact fact : facts(till)) {
                if (!booked.contains(fact.id())
                        && machines.values().stream().noneMatch(book -> book.canRead(fact))) {
                    fact.mayBeLost();
                }
            }
        }
    }

    /// A line that was sold at a machine.
    ///
    /// @param which of its sales, counted from the last, over and over
    public Optional<Sold> sold(int machine, int which) {
        TillBook book = machines.get(machine);
        List<Sold> lines = book == null ? List.of() : book.sold();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(lines.reversed().get(which % lines.size()));
    }

    /// A second machine has a till's disk as it is now.
    public void copied(int machine, int copy, Path disk) {
        TillBook book = machine(machine);
        machines.put(copy, book.copy(copy, book.recognise(disk)));
        copied.add(book.till());
    }

    /// A machine has an older disk now. What was done since, and is not at the hub, may be lost.
    ///
    /// @param disk as it was at the end
    /// @param kept ids of the entries on the older one
    public void restored(int machine, Path disk, Set<String> kept, Path hub) {
        TillBook book = machine(machine);
        book.recognise(disk);
        book.canRead(kept, HubBooks.booked(hub));
        gone.add(book);
        machines.put(machine, book.copy(machine, kept));
        copied.add(book.till());
    }

    /// A machine's journal was damaged. What cannot be read of it, and is not at the hub, may be
    /// lost; nothing else is.
    public void damaged(int machine, Disk.Legible now, Path hub) {
        TillBook book = machine(machine);
        book.canRead(now.facts(), HubBooks.booked(hub));
        book.lose(now.entries() - now.readable());
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

    List<TillBook> machinesIn(int store) {
        return machines.values().stream().filter(book -> book.store() == store).toList();
    }

    /// Whether two machines have worked, or may have, under the number of a till.
    public boolean wasCopied(int till) {
        return copied.contains(till);
    }

    public boolean wasAnyDamaged() {
        return !damaged.isEmpty();
    }

    /// Whether the journal of a till was ever damaged.
    boolean wasDamaged(int till) {
        return damaged.contains(till);
    }

    /// Whether all that was ever done at a till is on one disk, in one chain, and trusted, and
    /// nothing else is there.
    public boolean isPlain(TillBook book) {
        return !signing.containsKey(book.machine())
                && !copied.contains(book.till())
                && !damaged.contains(book.till())
                && !wasRevoked(book.till());
    }

    /// All that was done at a till, by anyone, in no order of time.
    Collection<Fact> facts(int till) {
        Set<Fact> facts = new LinkedHashSet<>();
        books(till).forEach(book -> facts.addAll(book.facts()));
        return facts;
    }

    /// Of all machines that ever worked under a till's number.
    List<TillBook> books(int till) {
        return Stream.concat(gone.stream(), machines.values().stream())
                .filter(book -> book.till() == till)
                .toList();
    }

    /// The numbers of the workstations.
    Set<Integer> tills() {
        Set<Integer> tills = new TreeSet<>();
        machines.values().forEach(book -> tills.add(book.till()));
        return tills;
    }

    /// Those of a store.
    List<Integer> tillsIn(int store) {
        return machinesIn(store).stream().map(TillBook::till).distinct().toList();
    }

    /// What may be lost, and is on no disk and not at the hub, is lost from now on.
    ///
    /// @param booked ids of what the hub has
    void settleLosses(Set<String> booked) {
        for (int till : tills()) {
            for (Fact fact : facts(till)) {
                fact.settle(
                        booked.contains(fact.id())
                                || machines.values().stream()
                                        .anyMatch(book -> book.hasOnDisk(fact)));
            }
        }
    }

    /// What was done at a till and is neither lost nor waits for a person.
    List<Fact> counted(int till) {
        return facts(till).stream()
                .filter(fact -> !fact.isLost() && !revocations.waits(till, fact))
                .toList();
    }

    public long openingStock() {
        return openingStock;
    }

    /// What a store has of an item, everything counted, in thousandths.
    long onHand(int store, int item) {
        return openingStock
                + tillsIn(store).stream()
                        .flatMap(till -> counted(till).stream())
                        .mapToLong(fact -> fact.what().onHand(item))
                        .sum();
    }

    /// The money of all days: by `store/date/till/currency` and what it is a sum of.
    Map<String, Long> money() {
        Map<String, Long> money = new TreeMap<>();
        for (int till : tills()) {
            money.putAll(Money.of(books(till).getFirst().store(), till, counted(till)));
        }
        return money;
    }

    /// What was put on cards that were bought, by `store/date/till/currency`.
    Map<String, Long> cardsSold() {
        Map<String, Long> sold = new TreeMap<>();
        for (int till : tills()) {
            int store = books(till).getFirst().store();
            for (Fact fact : counted(till)) {
                fact.what()
                        .rung()
                        .filter(rung -> rung.cardsSold() != 0)
                        .ifPresent(
                                rung ->
                                        sold.merge(
                                                place(store, fact.what(), till, rung),
                                                rung.cardsSold(),
                                                Long::sum));
            }
        }
        return sold;
    }

    /// A store credit that was given out, by its number.
    ///
    /// @param which of all, over and over
    public Optional<String> credit(int which) {
        List<String> credits =
                rungs().flatMap(rung -> rung.taken().stream())
                        .flatMap(one -> one.card().stream())
                        .filter(Rung.Card::isNew)
                        .map(Rung.Card::code)
                        .toList();
        return credits.isEmpty()
                ? Optional.empty()
                : Optional.of(credits.get(which % credits.size()));
    }

    /// What cards paid that the hub kept it back of, in minor units, by the claim.
    public Map<String, Long> paidOnClaims() {
        Map<String, Long> paid = new TreeMap<>();
        rungs().flatMap(rung -> rung.taken().stream())
                .forEach(
                        one ->
                                one.card()
                                        .map(Rung.Card::claim)
                                        .filter(claim -> !claim.isEmpty())
                                        .ifPresent(claim -> paid.put(claim, one.amount())));
        return paid;
    }

    /// All documents, each once.
    private Stream<Rung> rungs() {
        return tills().stream()
                .flatMap(till -> facts(till).stream())
                .flatMap(fact -> fact.what().rung().stream());
    }

    /// The same of one machine, as far as it is on its disk.
    Map<String, Long> money(TillBook book) {
        List<Fact> here = book.facts().stream().filter(book::hasOnDisk).toList();
        return Money.of(book.store(), book.till(), here);
    }

    /// What a machine has added to its stock on hand, as far as it is on its disk: `item quantity`,
    /// sorted.
    static List<String> movements(TillBook book) {
        return book.facts().stream()
                .filter(book::hasOnDisk)
                .flatMap(fact -> fact.what().movements().stream())
                .sorted()
                .toList();
    }

    static String place(int store, Happened one, int till, Rung rung) {
        return "%d/%s/%d/%s".formatted(store, one.date(), till, rung.currency());
    }
}
