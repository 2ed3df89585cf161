package org.tillbridge.simulator.oracle;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Numbers and hashes that follow one another, on every disk and at the hub.
final class Chains {
    private static final String NUMBERS =
            """
            SELECT series || '-' || number FROM journal_entry
            WHERE workstation = ? AND number IS NOT NULL AND standing = 'booked'\
            """;

    private static final String HASH =
            """
            SELECT hash FROM journal_entry
            WHERE workstation = ? AND epoch = ? AND sequence = ?\
            """;

    private static final String DOUBT = "SELECT 1 FROM workstation_doubt WHERE workstation = ?";

    private final Ledger ledger;
    private final ReadingStore hub;
    private final Moment now;

    Chains(Ledger ledger, Moment now) {
        this.ledger = ledger;
        this.hub = now.hub();
        this.now = now;
    }

    /// 16: each machine's printer counts from one on within a series, lost documents among them,
    /// and the hub has the numbers of exactly what was not lost. Two machines that do not know that
    /// they are two can print the same number, but at rest none of them goes on doing so.
    void documentNumbersAreUniqueAndGapless() {
        for (int till : ledger.tills()) {
            List<String> expected = new ArrayList<>();
            ledger.facts(till).stream()
                    .filter(fact -> !fact.isLost())
                    .forEach(fact -> fact.number().ifPresent(one -> expected.add(one.toString())));
            List<String> found = new ArrayList<>();
            hub.rows(NUMBERS, till).forEach(row -> found.add(row.getFirst()));
            expected.sort(null);
            found.sort(null);
            String at = "till %d: ".formatted(till);
            require(16, expected.equals(found), at + expected + " printed, at the hub " + found);
            require(
                    16,
                    ledger.wasCopied(till) || new TreeSet<>(found).size() == found.size(),
                    at + "a number twice in " + found);
            ledger.books(till).forEach(Chains::requireGapless);
            requireSeriesOfTheirOwn(till);
        }
    }

    /// 17: three epochs are always there to go on in. Of one that damage cost them nobody hears, so
    /// those before the one that they write count for nothing.
    void eachHasSparesToGoOnIn() {
        for (TillBook book : ledger.machines()) {
            if (!book.isRetired()) {
                Disk disk = now.disk(book);
                long writes = Long.parseLong(disk.lastSeries());
                long spares =
                        disk.replica().values().stream()
                                .flatMap(rows -> rows.entrySet().stream())
                                .filter(row -> row.getKey().startsWith("spareEpoch\t"))
                                .mapToLong(row -> PlainCodec.number(row.getValue(), "series"))
                                .filter(series -> series > writes)
                                .count();
                require(17, spares == 3, book.machine() + " has " + spares + " spare epochs");
            }
        }
    }

    private static void requireGapless(TillBook book) {
        book.numbers()
                .forEach(
                        (series, numbers) -> {
                            for (int i = 0; i < numbers.size(); i++) {
                                require(
                                        16,
                                        numbers.get(i) == i + 1,
                                        "till %d, series %d: %s"
                                                .formatted(book.machine(), series, numbers));
                            }
                        });
    }

    /// Machines of one number that write in the same epoch have the same entries in it.
    private void requireSeriesOfTheirOwn(int till) {
        Map<String, List<List<String>>> bySeries = new TreeMap<>();
        for (TillBook book : ledger.machines()) {
            if (book.till() == till && !book.isRetired()) {
                String series = now.disk(book).lastSeries();
                List<List<String>> own = now.disk(book).journal();
                List<List<String>> other = bySeries.putIfAbsent(series, own);
                require(
                        16,
                        other == null || other.equals(own),
                        "two machines number in series %s of till %d".formatted(series, till));
            }
        }
    }

    /// 17: who went on in another epoch because of another machine is known as two at the hub.
    void forksAreFound() {
        for (TillBook book : ledger.machines()) {
            boolean found =
                    now.disk(book).journal().stream()
                            .filter(entry -> entry.get(3).equals("EpochOpened"))
                            .anyMatch(entry -> PlainCodec.isTrue(entry.get(5), "fork"));
            require(
                    17,
                    !found || !hub.rows(DOUBT, book.till()).isEmpty(),
                    "nobody knows that there are two machines of till " + book.till());
        }
    }

    /// 17: on every disk each entry follows on the one before it, each epoch on what it says, and
    /// the hub has the same as far as they have it in common.
    void areIntact() {
        ledger.machines().forEach(this::isIntact);
    }

    private void isIntact(TillBook book) {
        String at = "till " + book.machine() + ": ";
        Map<String, Long> ends = new TreeMap<>();
        Map<String, String> hashes = new HashMap<>();
        for (List<String> entry : now.disk(book).journal()) {
            String epoch = entry.get(0);
            long sequence = ends.merge(epoch, 1L, Long::sum);
            hashes.putIfAbsent(epoch + "/0", Disk.firstHash(book.till(), epoch));
            String before = requireNonNull(hashes.get(epoch + "/" + (sequence - 1)));
            String hash = Disk.hash(before, entry);
            require(17, sequence == Long.parseLong(entry.get(1)), at + epoch + " has a hole");
            require(17, hash.equals(entry.get(6)), at + "chain breaks");
            hashes.put(epoch + "/" + sequence, hash);
        }
        Map<String, Long> common = new TreeMap<>(ends);
        for (List<String> entry : now.disk(book).journal()) {
            if (entry.get(3).equals("EpochOpened")) {
                String epoch = PlainCodec.text(entry.get(5), "previousEpoch");
                long last = PlainCodec.number(entry.get(5), "lastCommonSequence");
                String hash = PlainCodec.text(entry.get(5), "lastCommonHash");
                Optional<String> here =
                        last == 0
                                ? Optional.of(Disk.firstHash(book.till(), epoch))
                                : Optional.ofNullable(hashes.get(epoch + "/" + last))
                                        .or(() -> ofDamaged(book, epoch, last, entry));
                require(
                        17,
                        here.equals(Optional.of(hash)),
                        at + "follows on another " + epoch + "/" + last);
                common.computeIfPresent(epoch, (_, end) -> Math.min(end, last));
            }
        }
        common.forEach(
                (epoch, last) ->
                        require(
                                17,
                                last == 0
                                        || hub.rows(HASH, book.till(), epoch, last)
                                                .equals(
                                                        List.of(
                                                                List.of(
                                                                        hashes.get(
                                                                                epoch + "/"
                                                                                        + last)))),
                                at + "the hub has another " + epoch + "/" + last));
    }

    /// Where a journal was damaged once more, what an epoch follows on can be gone from the disk.
    /// The hub has the same, unless it has another machine's there, or nothing: then only the
    /// opening itself says what it was.
    private Optional<String> ofDamaged(
            TillBook book, String epoch, long last, List<String> opening) {
        if (!ledger.wasDamaged(book.till())) {
            return Optional.empty();
        }
        boolean isHubs =
                !ledger.wasCopied(book.till()) || PlainCodec.isTrue(opening.get(5), "fork");
        return hub.rows(HASH, book.till(), epoch, last).stream()
                .filter(_ -> isHubs)
                .map(List::getFirst)
                .findFirst()
                .or(() -> Optional.of(PlainCodec.text(opening.get(5), "lastCommonHash")));
    }

    private static void require(int invariant, boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(invariant, otherwise);
        }
    }
}
