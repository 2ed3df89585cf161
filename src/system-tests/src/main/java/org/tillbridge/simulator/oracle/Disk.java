package org.tillbridge.simulator.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is on a till's disk.
public final class Disk {
    static final String NUMBERS =
            """
            SELECT series, number FROM journal_entry
            WHERE workstation = ? AND number IS NOT NULL ORDER BY series, number\
            """;

    static final String HASH =
            """
            SELECT hash FROM journal_entry
            WHERE workstation = ? AND epoch = ? AND sequence = ?\
            """;

    private static final String JOURNAL =
            """
            SELECT epoch, sequence, unhex(replace(entry_id, '-', '')), kind, header, body, hash,
                header ->> 'version'
            FROM entry ORDER BY place\
            """;

    private Disk() {}

    /// What its journal says was done, in order: kinds of entries by their ids. What is carried is
    /// what was done, and not that it is carried.
    static Map<String, String> facts(Path disk) {
        if (!Files.exists(disk.resolve("journal.db"))) {
            return Map.of();
        }
        Map<String, String> facts = new LinkedHashMap<>();
        for (List<String> entry : journal(disk)) {
            PlainCodec.Inner inner = PlainCodec.inner(entry);
            if (!inner.kind().equals("EpochOpened")) {
                facts.putIfAbsent(inner.id(), inner.kind());
            }
        }
        return facts;
    }

    static List<List<String>> journal(Path disk) {
        try (ReadingStore store = new ReadingStore(disk.resolve("journal.db"))) {
            return store.rows(JOURNAL);
        }
    }

    /// The rows of each scope, by `kind TAB key`.
    static Map<String, Map<String, String>> replica(Path disk) {
        Map<String, Map<String, String>> scopes = new TreeMap<>();
        try (ReadingStore store = new ReadingStore(disk.resolve(inUse(disk)))) {
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
