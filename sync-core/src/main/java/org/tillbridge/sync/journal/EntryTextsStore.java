package org.tillbridge.sync.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads what is to be sent. Headers are not read, which would take most of the time, but held
/// against their hashes: no entry is sent under a header that was damaged.
final class EntryTextsStore {
    private EntryTextsStore() {}

    static List<EntryTexts> after(
            JournalQueryStore journal, Epoch epoch, long sequence, int maxEntries, int maxBytes)
            throws SQLException {
        List<EntryTexts> taken = new ArrayList<>();
        int[] left = {maxBytes};
        journal.forEach(
                """
                SELECT place - (ordinal << 40), header, body, content_hash, hash,
                    coalesce(header ->> 'previousHash', '')
                FROM entry JOIN epoch ON epoch.epoch = ?
                WHERE place > (ordinal << 40) + ? AND place < ordinal + 1 << 40
                ORDER BY place LIMIT ?
                """,
                EntryTextsStore::texts,
                entry -> {
                    left[0] -= entry.bytes();
                    return (left[0] >= 0 || taken.isEmpty()) && taken.add(entry);
                },
                epoch.hex(),
                sequence,
                maxEntries);
        return taken;
    }

    private static EntryTexts texts(ResultSet row) throws SQLException {
        EntryTexts texts =
                new EntryTexts(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        new Hash(row.getString(4)),
                        new Hash(row.getString(5)));
        if (!texts.isAsWritten(row.getString(6))) {
            throw new SQLException("An entry's header is not the one that was written");
        }
        return texts;
    }
}
