package org.tillbridge.simulator.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What is on a till's disk at one moment; whatever is asked twice is read once.
public final class Disk {
    private static final String JOURNAL =
            """
            SELECT epoch, sequence, unhex(replace(entry_id, '-', '')), kind, header, body, hash,
                header ->> 'version'
            FROM entry ORDER BY place\
            """;

    private static final String FIGURES =
            """
            SELECT business_date || '/' || ?1 || '/' || currency || ' transactions', count(*)
            FROM retail_transaction GROUP BY business_date, currency
            UNION ALL
            SELECT business_date || '/' || ?1 || '/' || currency || ' total', sum(total)
            FROM retail_transaction GROUP BY business_date, currency
            UNION ALL
            SELECT business_date || '/' || ?1 || '/' || currency || ' cash', sum(cash)
            FROM retail_transaction GROUP BY business_date, currency
            UNION ALL
            SELECT business_date || '/' || ?1 || '/' || currency || ' net at ' || (value ->> 0),
                sum(value ->> 1)
            FROM retail_transaction, json_each(taxes) GROUP BY business_date, currency, value ->> 0
            UNION ALL
            SELECT business_date || '/' || ?1 || '/' || currency || ' tax at ' || (value ->> 0),
                sum(value ->> 2)
            FROM retail_transaction, json_each(taxes) GROUP BY business_date, currency, value ->> 0\
            """;

    private static final String ROWS =
            """
            SELECT place, header, body, content_hash, hash FROM entry
            """;

    private static final String MOVEMENTS =
            "SELECT item || ' ' || quantity FROM stock_movement ORDER BY 1";

    private static final String OFFERS =
            """
            SELECT body FROM raw_row
            WHERE kind = 'promotion' AND iif(json_valid(body), body ->> 'promotion', '') = key\
            """;

    private static final String LAST_SERIES =
            "SELECT series FROM epoch ORDER BY ordinal DESC LIMIT 1";

    private final Path folder;
    private final Readings readings;
    private Optional<List<List<String>>> journal = Optional.empty();
    private Optional<Map<String, Written>> facts = Optional.empty();

    /// @param readings lets go of its files
    Disk(Path folder, Readings readings) {
        this.folder = folder;
        this.readings = readings;
    }

    /// What its journal says was done, in order, by the ids of the entries. What is carried is what
    /// was done, and stands where it is carried last.
    Map<String, Written> facts() {
        Map<String, Written> all = facts.orElseGet(this::readFacts);
        facts = Optional.of(all);
        return all;
    }

    /// All of its entries, in the order in which they lie there.
    List<Written> all() {
        return journal().stream()
                .map(
                        row ->
                                Written.of(
                                        row.get(0),
                                        Long.parseLong(row.get(1)),
                                        row.get(4),
                                        row.get(5)))
                .toList();
    }

    private Map<String, Written> readFacts() {
        Map<String, Written> all = new LinkedHashMap<>();
        for (Written entry : all()) {
            if (entry.isFact()) {
                all.put(entry.id(), entry);
            }
        }
        return all;
    }

    /// How many entries a journal has, and which of them can be read.
    public record Legible(long entries, long readable, Set<String> facts) {}

    /// Which entries of a journal can be read of it as it is now: each is asked for by itself, and
    /// is exactly what it was.
    ///
    /// @param sound the folder as it was
    /// @param damaged the folder as it is; it is changed by being read
    public static Legible legible(Path sound, Path damaged) {
        Set<String> ids = new HashSet<>();
        long entries = 0;
        long readable = 0;
        try (ReadingStore before = new ReadingStore(sound.resolve("journal.db"));
                ReadingStore after = new ReadingStore(damaged.resolve("journal.db"))) {
            Set<List<String>> inOnePass = new HashSet<>(after.rowsIfReadable(ROWS));
            for (List<String> row : before.rows(ROWS + "ORDER BY place")) {
                entries++;
                if (inOnePass.contains(row)
                        || after.rowsIfReadable(
                                        ROWS + "WHERE place = ?", Long.parseLong(row.get(0)))
                                .equals(List.of(row))) {
                    readable++;
                    ids.add(Written.of("", 0, row.get(1), row.get(2)).id());
                }
            }
        }
        return new Legible(entries, readable, ids);
    }

    /// The figures of all days as its reports have them: by `store/date/till/currency` and what
    /// they are sums of.
    Map<String, Long> figures(int store, int till) {
        Map<String, Long> sums = new TreeMap<>();
        for (List<String> row : rows(FIGURES, till)) {
            if (Long.parseLong(row.get(1)) != 0) {
                sums.put(store + "/" + row.get(0), Long.parseLong(row.get(1)));
            }
        }
        return sums;
    }

    /// What it has added to its stock on hand: `item quantity`, sorted.
    List<String> movements() {
        return rows(MOVEMENTS).stream().map(List::getFirst).toList();
    }

    /// That in which its next document will be numbered.
    String lastSeries() {
        return rows(LAST_SERIES).getFirst().getFirst();
    }

    /// Its entries as they lie there; none before the program was ever started.
    List<List<String>> journal() {
        List<List<String>> all =
                journal.orElseGet(
                        () ->
                                Files.exists(folder.resolve("journal.db"))
                                        ? rows(JOURNAL)
                                        : List.of());
        journal = Optional.of(all);
        return all;
    }

    /// The rows of each scope, by `kind TAB key`.
    Map<String, Map<String, String>> replica() {
        Map<String, Map<String, String>> scopes = new TreeMap<>();
        try (ReadingStore store = new ReadingStore(folder.resolve(inUse(folder)))) {
            store.rows("SELECT scope FROM cursor ORDER BY scope")
                    .forEach(row -> scopes.put(row.getFirst(), new TreeMap<>()));
            for (List<String> row :
                    store.rows("SELECT scope, kind || char(9) || key, body FROM raw_row")) {
                scopes.computeIfAbsent(row.get(0), _ -> new TreeMap<>())
                        .put(row.get(1), row.get(2));
            }
        }
        return scopes;
    }

    /// What is on offer, as the replica of a disk has it. One that damage made illegible is none,
    /// until the file has been examined and is loaded anew.
    static List<PlainCodec.Offer> offers(Path folder) {
        try (ReadingStore store = new ReadingStore(folder.resolve(inUse(folder)))) {
            return store.rows(OFFERS).stream()
                    .map(row -> PlainCodec.offer(row.getFirst()))
                    .toList();
        }
    }

    /// After which entry of an epoch another machine went on, as far as the disk says.
    Map<String, Long> forks() {
        Map<String, Long> forks = new TreeMap<>();
        for (List<String> row : journal()) {
            if (row.get(3).equals("EpochOpened") && PlainCodec.isTrue(row.get(5), "fork")) {
                forks.merge(
                        PlainCodec.text(row.get(5), "previousEpoch"),
                        PlainCodec.number(row.get(5), "lastCommonSequence"),
                        Math::min);
            }
        }
        return forks;
    }

    private List<List<String>> rows(String sql, Object... arguments) {
        return readings.journal(folder).rows(sql, arguments);
    }

    static String firstHash(int till, String epoch) {
        return PlainHash.hex(
                PlainHash.text("tillbridge/journal/v1"),
                PlainHash.text(Integer.toString(till)),
                PlainHash.text(epoch));
    }

    /// @param entry a row of the journal
    static String hash(String before, List<String> entry) {
        String content =
                PlainHash.hex(
                        PlainHash.text(entry.get(3)),
                        PlainHash.text(entry.get(7)),
                        PlainHash.text(entry.get(5)));
        return PlainHash.hex(
                PlainHash.bytes(before), PlainHash.text(entry.get(4)), PlainHash.bytes(content));
    }

    private static String inUse(Path disk) {
        try {
            return Files.readString(disk.resolve("replica.pointer")).strip();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
