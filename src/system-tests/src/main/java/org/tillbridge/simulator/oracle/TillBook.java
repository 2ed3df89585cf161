package org.tillbridge.simulator.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was done at one machine, and at those whose disk it has a copy of before it was copied.
public final class TillBook {
    private final int machine;
    private final int till;
    private final int store;
    private final List<Fact> facts = new ArrayList<>();
    private Optional<Happened> doubt = Optional.empty();
    private Set<String> onDisk = Set.of();
    private final Set<Fact> mayBeGone = new HashSet<>();

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
        book.onDisk = ids;
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

    List<Fact> facts() {
        return facts;
    }

    /// In order.
    public List<Happened> happened() {
        return facts.stream().map(Fact::what).toList();
    }

    /// What was done last.
    public Happened last() {
        return facts.getLast().what();
    }

    /// Something is about to be done.
    public void begin(Happened what) {
        doubt = Optional.of(what);
    }

    /// It is done, and people saw it.
    ///
    /// @param number that was printed
    public void done(Optional<String> number) {
        Happened what = doubt.orElseThrow();
        facts.add(new Fact(number.map(what::numbered).orElse(what)));
        doubt = Optional.empty();
    }

    /// It was not done, and people were told so.
    public void notDone() {
        doubt = Optional.empty();
    }

    /// Looks what is on its disk: all that was done and cannot be lost, whatever was being done
    /// when the power went, and nothing else.
    ///
    /// @return the ids of the entries on it
    public Set<String> recognise(Path disk) {
        Map<String, String> kinds = Disk.facts(disk);
        Map<String, Fact> known = new HashMap<>();
        facts.stream().filter(fact -> !fact.id().isEmpty()).forEach(f -> known.put(f.id(), f));
        List<String> fresh = kinds.keySet().stream().filter(id -> !known.containsKey(id)).toList();
        List<Fact> unknown =
                new ArrayList<>(facts.stream().filter(fact -> fact.id().isEmpty()).toList());
        if (doubt.isPresent() && fresh.size() == unknown.size() + 1) {
            Fact written = new Fact(doubt.get());
            facts.add(written);
            unknown.add(written);
        }
        doubt = Optional.empty();
        require(
                fresh.size() == unknown.size(),
                "%d new entries on its disk after %d things were done"
                        .formatted(fresh.size(), unknown.size()));
        for (int i = 0; i < fresh.size(); i++) {
            String kind = unknown.get(i).what().kind();
            require(kind.equals(kinds.get(fresh.get(i))), kind + " is another entry on its disk");
            unknown.get(i).becomes(fresh.get(i));
        }
        known.forEach(
                (id, fact) ->
                        require(
                                mayBeGone.contains(fact) || kinds.containsKey(id),
                                fact.what().kind() + " is not on its disk any more"));
        onDisk = new HashSet<>(kinds.keySet());
        return onDisk;
    }

    /// Its disk goes, or is damaged: what was on it may be gone, and what the hub does not have may
    /// be lost.
    ///
    /// @param booked ids of what the hub has
    void mayLose(Set<String> booked) {
        mayBeGone.addAll(facts);
        facts.stream().filter(fact -> !booked.contains(fact.id())).forEach(Fact::mayBeLost);
    }

    boolean hasOnDisk(Fact fact) {
        return onDisk.contains(fact.id());
    }

    /// What the first entries add to an item's stock on hand.
    long onHand(int item, long entries) {
        return facts.stream().limit(entries).mapToLong(fact -> fact.what().onHand(item)).sum();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(1, "till " + machine + ": " + otherwise);
        }
    }
}
