package org.tillbridge.simulator.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Entries that each take some of a thing of which there is only so much, in the order in which the
/// hub booked them. Of those that it booked within one millisecond nothing says which came first:
/// there as many have to be too much as must be, and whichever the hub says are.
final class Takers {
    private final TreeMap<Long, List<Taker>> byTime = new TreeMap<>();

    /// @param entry that takes it
    /// @param one the case that it is, if it takes too much
    private record Taker(String entry, String one, long amount) {}

    /// @param at by the hub's clock, in milliseconds
    void add(long at, String entry, String one, long amount) {
        byTime.computeIfAbsent(at, _ -> new ArrayList<>()).add(new Taker(entry, one, amount));
    }

    /// By case, the entry that it met if it is one: of those that took before, the one with the
    /// highest id. Of those within one millisecond each may have been before.
    ///
    /// @param sale the entry that it met if none did; one of these, where it was finished again
    Map<String, Set<String>> met(Set<String> sale) {
        Map<String, Set<String>> met = new TreeMap<>();
        TreeSet<String> before = new TreeSet<>();
        for (List<Taker> same : byTime.values()) {
            for (Taker one : same) {
                TreeSet<String> others = new TreeSet<>(before);
                others.remove(one.entry());
                Set<String> possible =
                        new TreeSet<>(others.isEmpty() ? sale : Set.of(others.last()));
                same.stream()
                        .map(Taker::entry)
                        .filter(other -> !other.equals(one.entry()))
                        .filter(other -> others.higher(other) == null)
                        .forEach(possible::add);
                met.merge(one.one(), possible, Takers::either);
            }
            same.forEach(one -> before.add(one.entry()));
        }
        return met;
    }

    private static Set<String> either(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }

    /// @param most how much there is
    /// @param isTold whether the hub says that it is one
    /// @return those that took what was not there any more
    List<String> beyond(long most, Predicate<String> isTold) {
        List<String> beyond = new ArrayList<>();
        long taken = 0;
        for (Map.Entry<Long, List<Taker>> same : byTime.entrySet()) {
            List<Taker> takers = same.getValue();
            beyond.addAll(beyond(most - taken, inTheirOrder(most - taken, takers, isTold)));
            taken += sum(takers);
        }
        return beyond;
    }

    /// Those of which the hub says nothing first, then what is more than was left, if that can be.
    private static List<Taker> inTheirOrder(
            long left, List<Taker> takers, Predicate<String> isTold) {
        List<Taker> within = takers.stream().filter(one -> !isTold.test(one.one())).toList();
        List<Taker> told = takers.stream().filter(one -> isTold.test(one.one())).toList();
        List<Taker> order = new ArrayList<>(within);
        told.stream()
                .sorted((one, other) -> Long.compare(other.amount(), one.amount()))
                .forEach(order::add);
        return sum(within) <= left ? order : takers;
    }

    private static List<String> beyond(long left, List<Taker> order) {
        List<String> beyond = new ArrayList<>();
        long taken = 0;
        for (Taker one : order) {
            taken += one.amount();
            if (one.amount() > 0 && taken > left) {
                beyond.add(one.one());
            }
        }
        return beyond;
    }

    private static long sum(List<Taker> takers) {
        return takers.stream().mapToLong(Taker::amount).sum();
    }
}
