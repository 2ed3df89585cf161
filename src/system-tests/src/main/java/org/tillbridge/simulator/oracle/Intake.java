package org.tillbridge.simulator.oracle;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// What a hub took in, store by store and in the order in which it did: its log says which entries
/// it took in together, and which it applied later, because something had stood in their way.
final class Intake {
    private static final String WAITED =
            """
            SELECT workstation || '/' || epoch || '/' || sequence, effect FROM waiting_effect\
            """;

    /// When they came.
    private static final String PARKED =
            """
            SELECT workstation || '/' || epoch || '/' || sequence FROM parked_effect
            WHERE effect = 'entry'\
            """;

    private static final String WHOLE = "entry";

    private final Set<String> parked = new HashSet<>();
    private final Set<FeedStep.Settled> waited = new HashSet<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    /// An entry where it stands at the hub.
    ///
    /// @param place `till/epoch/sequence`
    /// @param standing whether it is booked, or why not
    /// @param header of the place, which is that of a carrier where it is carried
    /// @param fact what was done, if it stands for anything
    record Entry(
            int till,
            String place,
            String standing,
            String hash,
            String header,
            Written written,
            Optional<Fact> fact) {
        private static Entry of(List<String> row, Written written, Map<String, Fact> facts) {
            return new Entry(
                    Integer.parseInt(row.get(0)),
                    String.join("/", row.subList(0, 3)),
                    row.get(4),
                    row.get(5),
                    row.get(6),
                    written,
                    Optional.ofNullable(facts.get(written.id())));
        }

        boolean isBooked() {
            return standing.equals("booked");
        }

        String id() {
            return written.id();
        }

        boolean givesMoneyOut() {
            return fact.filter(one -> one.what().givesMoneyOut()).isPresent();
        }

        boolean tellsOfAFork() {
            return written.kind().equals("EpochOpened")
                    && PlainCodec.isTrue(written.body(), "fork");
        }
    }

    /// An effect of an entry that had waited.
    record Applied(Entry entry, String effect) {}

    /// One transaction of a store.
    ///
    /// @param time of the hub, in milliseconds
    /// @param creditOnly whether the store gave a store credit only for goods without proof
    /// @param taken the entries that came
    /// @param read those that were looked into: of what came, and of what had waited as a whole
    /// @param applied what had waited
    record Step(
            int store,
            long time,
            boolean creditOnly,
            List<Entry> taken,
            List<Entry> read,
            List<Applied> applied) {
        Step {
            taken = List.copyOf(taken);
            read = List.copyOf(read);
            applied = List.copyOf(applied);
        }
    }

    /// @param rows of the hub's entries: workstation, epoch, sequence, entry, standing, hash,
    ///   header
    Intake(
            Ledger ledger,
            FeedWatch feed,
            ReadingStore hub,
            List<List<String>> rows,
            Function<List<String>, Written> written) {
        Map<String, Fact> facts = new HashMap<>();
        for (int till : ledger.tills()) {
            ledger.facts(till).forEach(fact -> facts.put(fact.id(), fact));
        }
        for (List<String> row : rows) {
            Entry entry = Entry.of(row, written.apply(row), facts);
            entries.put(entry.place(), entry);
        }
        hub.rows(WAITED).forEach(row -> waited.add(new FeedStep.Settled(row.get(0), row.get(1))));
        hub.rows(PARKED).forEach(row -> parked.add(row.getFirst()));
        Set<Integer> stores = new TreeSet<>();
        ledger.tills().forEach(till -> stores.add(ledger.books(till).getFirst().store()));
        for (int store : stores) {
            feed.steps("store:" + store).forEach(step -> steps.add(step(store, step)));
        }
        long taken = steps.stream().mapToLong(step -> step.taken().size()).sum();
        if (taken != rows.size()) {
            throw new Violation(3, "%d came, and %d are there".formatted(taken, rows.size()));
        }
    }

    private Step step(int store, FeedStep said) {
        List<Entry> taken = new ArrayList<>();
        said.chunk()
                .ifPresent(
                        chunk -> {
                            for (long one = chunk.after() + 1; one <= chunk.through(); one++) {
                                taken.add(entry(chunk.epoch() + "/" + one));
                            }
                        });
        List<Applied> applied =
                said.settled().stream()
                        .map(one -> new Applied(entry(one.place()), one.effect()))
                        .filter(one -> one.entry().isBooked())
                        .toList();
        List<Entry> read = new ArrayList<>();
        taken.stream()
                .filter(one -> one.isBooked() && !parked.contains(one.place()))
                .forEach(read::add);
        applied.stream()
                .filter(one -> one.effect().equals(WHOLE))
                .forEach(one -> read.add(one.entry()));
        return new Step(store, said.time(), said.creditOnly(), taken, read, applied);
    }

    private Entry entry(String place) {
        return requireNonNull(entries.get(place));
    }

    /// What the hub did, each store for itself in its order.
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /// Whether an effect of an entry was not applied when the rest of it was.
    boolean waited(Entry entry, String effect) {
        return waited.contains(new FeedStep.Settled(entry.place(), effect));
    }

    /// By their places.
    Map<String, Entry> entries() {
        return Map.copyOf(entries);
    }
}
