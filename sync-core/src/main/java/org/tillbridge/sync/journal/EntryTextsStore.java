package org.tillbridge.sync.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what is to be sent. Headers are not read, which would take most of the time, but headers
/// and bodies are held against their hashes: no entry is sent that was damaged.
final class EntryTextsStore {
    private static final Logger LOG = LoggerFactory.getLogger(EntryTextsStore.class);

    private EntryTextsStore() {}

    /// Up to the first that cannot be read, or is not what was written; at that one it ends with an
    /// exception if it is the first of all.
    static List<EntryTexts> after(
            JournalQueryStore journal, Epoch epoch, long sequence, int maxEntries, int maxBytes)
            throws SQLException {
        List<EntryTexts> taken = new ArrayList<>();
        int[] left = {maxBytes};
        try {
            journal.forEach(
                    """
                    SELECT place - (ordinal << 40), header, body, content_hash, hash,
                        coalesce(header ->> 'kind', ''), coalesce(header ->> 'version', 0),
                        coalesce(header ->> 'previousHash', '')
                    FROM entry JOIN epoch ON epoch.epoch = ?
                    WHERE place > (ordinal << 40) + ? AND place < ordinal + 1 << 40
                    ORDER BY place LIMIT ?
                    """,
                    row -> withPersonal(journal, texts(row), row.getString(6)),
                    entry -> {
                        left[0] -= entry.bytes();
                        return (left[0] >= 0 || taken.isEmpty()) && taken.add(entry);
                    },
                    epoch.hex(),
                    sequence,
                    maxEntries);
        } catch (SQLException damaged) {
            if (taken.isEmpty()) {
                throw damaged;
            }
            LOG.warn("Only {} entries before a damaged one are sent", taken.size(), damaged);
        }
        return taken;
    }

    private static EntryTexts withPersonal(JournalQueryStore journal, EntryTexts texts, String kind)
            throws SQLException {
        Optional<String> hash = texts.personalPartHash(kind);
        return hash.isEmpty() ? texts : texts.with(PersonalPartStore.find(journal, hash.get()));
    }

    private static EntryTexts texts(ResultSet row) throws SQLException {
        String contentHash = row.getString(4);
        String hash = row.getString(5);
        if (!Hash.isOne(contentHash) || !Hash.isOne(hash)) {
            throw new SQLException("An entry's hashes are not those that were written");
        }
        EntryTexts texts =
                new EntryTexts(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        new Hash(contentHash),
                        new Hash(hash),
                        Optional.empty());
        if (!texts.isAsWritten(row.getString(6), row.getInt(7), row.getString(8))) {
            throw new SQLException("An entry is not the one that was written");
        }
        return texts;
    }
}
