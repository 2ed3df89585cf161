package org.tillbridge.hub.intake;

import org.tillbridge.hub.store.PackedText;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;
import org.tillbridge.sync.wire.WorkstationHead;
import org.tillbridge.sync.wire.WorkstationHead.EpochHead;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The journals of all workstations, as the hub has them.
final class JournalStore {
    private final StatementStore statements;

    JournalStore(StatementStore statements) {
        this.statements = statements;
    }

    /// What an entry is among those that are here already.
    enum Standing {
        BOOKED,
        REPEAT,
        QUARANTINED,
        NAMELESS
    }

    /// An entry that is here already.
    record Stored(Place place, Hash contentHash) {}

    /// What an entry at a place is known by.
    record HashedEntry(Hash contentHash, Hash hash) {}

    /// How far an epoch of a workstation is booked; at its start if nothing is.
    EpochHead head(WorkstationId workstation, Epoch epoch) throws SQLException {
        return statements
                .first(
                        """
                        SELECT watermark, head_hash FROM workstation_epoch
                        WHERE workstation = ? AND epoch = ?\
                        """,
                        row -> new EpochHead(epoch, row.getLong(1), new Hash(row.getString(2))),
                        workstation.number(),
                        epoch.hex())
                .orElseGet(() -> start(workstation, epoch));
    }

    /// How far each epoch of a workstation is booked of which anything is.
    WorkstationHead heads(WorkstationId workstation) throws SQLException {
        return new WorkstationHead(
                statements.list(
                        """
                        SELECT epoch, watermark, head_hash FROM workstation_epoch
                        WHERE workstation = ? AND watermark > 0 ORDER BY epoch\
                        """,
                        row ->
                                new EpochHead(
                                        new Epoch(row.getString(1)),
                                        row.getLong(2),
                                        new Hash(row.getString(3))),
                        workstation.number()));
    }

    void move(WorkstationId workstation, EpochHead head) throws SQLException {
        statements.update(
                """
                INSERT INTO workstation_epoch (workstation, epoch, watermark, head_hash)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (workstation, epoch) DO UPDATE
                  SET watermark = excluded.watermark, head_hash = excluded.head_hash\
                """,
                workstation.number(),
                head.epoch().hex(),
                head.acknowledgedThrough(),
                head.hash().hex());
    }

    /// The entry that is booked under an id, wherever it came from.
    Optional<Stored> booked(UUID entryId) throws SQLException {
        return statements.first(
                """
                SELECT store, workstation, epoch, sequence, content_hash FROM journal_entry
                WHERE entry_id = ? AND standing = 'booked'\
                """,
                row ->
                        new Stored(
                                new Place(
                                        new StoreId(row.getInt(1)),
                                        new WorkstationId(row.getInt(2)),
                                        new Epoch(row.getString(3)),
                                        row.getLong(4)),
                                new Hash(row.getString(5))),
                entryId);
    }

    Optional<HashedEntry> at(Place place) throws SQLException {
        return statements.first(
                """
                SELECT content_hash, hash FROM journal_entry
                WHERE store = ? AND workstation = ? AND epoch = ? AND sequence = ?\
                """,
                row -> new HashedEntry(new Hash(row.getString(1)), new Hash(row.getString(2))),
                place.store().number(),
                place.workstation().number(),
                place.epoch().hex(),
                place.sequence());
    }

    /// The id of the entry at a place; empty where there is none, or nobody can read its header.
    Optional<UUID> idAt(Place place) throws SQLException {
        return statements.first(
                """
                SELECT entry_id FROM journal_entry
                WHERE store = ? AND workstation = ? AND epoch = ? AND sequence = ?
                  AND entry_id IS NOT NULL\
                """,
                row -> uuid(row.getBytes(1)),
                place.store().number(),
                place.workstation().number(),
                place.epoch().hex(),
                place.sequence());
    }

    /// The hashes of the entries at some places of an epoch, where there are any.
    Map<Long, Hash> hashes(Place epoch, List<Long> sequences) throws SQLException {
        Map<Long, Hash> hashes = new HashMap<>();
        for (long sequence : sequences) {
            at(epoch.at(sequence)).ifPresent(entry -> hashes.put(sequence, entry.hash()));
        }
        return hashes;
    }

    /// Keeps an entry as it came, with what became of it.
    void add(
            Place place,
            ReadEntry entry,
            Hash hash,
            Standing standing,
            Optional<TransactionNumber> number,
            List<ParkedEffect> parked,
            Instant receivedAt)
            throws SQLException {
        statements.update(
                """
                INSERT INTO journal_entry
                  (store, workstation, epoch, sequence, entry_id, standing, kind, series, number,
                   content_hash, hash, parked, received_at, header, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                place.store().number(),
                place.workstation().number(),
                place.epoch().hex(),
                place.sequence(),
                entry.header().map(EntryHeader::entryId),
                CamelCase.of(standing),
                entry.kind(),
                number.map(TransactionNumber::series),
                number.map(TransactionNumber::number),
                entry.contentHash().hex(),
                hash.hex(),
                parked.size(),
                receivedAt.toEpochMilli(),
                entry.headerText(),
                entry.body());
        for (ParkedEffect effect : parked) {
            park(place, effect);
        }
    }

    /// An entry that came with a header that nobody could read is known by what it says from now
    /// on, and so is its place.
    void name(Place place, ReadEntry entry, Standing standing) throws SQLException {
        String hash = entry.hash(Hash.ZERO).hex();
        statements.update(
                """
                UPDATE journal_entry
                SET entry_id = ?, standing = ?, kind = ?, content_hash = ?, hash = ?
                WHERE store = ? AND workstation = ? AND epoch = ? AND sequence = ?\
                """,
                entry.header().map(EntryHeader::entryId),
                CamelCase.of(standing),
                entry.kind(),
                entry.contentHash().hex(),
                hash,
                place.store().number(),
                place.workstation().number(),
                place.epoch().hex(),
                place.sequence());
        statements.update(
                """
                UPDATE workstation_epoch SET head_hash = ?
                WHERE workstation = ? AND epoch = ? AND watermark = ?\
                """,
                hash,
                place.workstation().number(),
                place.epoch().hex(),
                place.sequence());
    }

    /// What became of the entries of a journal when they came.
    List<EntryResult> results(Place first, long through) throws SQLException {
        record Row(long sequence, int parked) {}
        List<Row> rows =
                statements.list(
                        """
                        SELECT sequence, parked FROM journal_entry
                        WHERE store = ? AND workstation = ? AND epoch = ?
                          AND sequence BETWEEN ? AND ? ORDER BY sequence\
                        """,
                        row -> new Row(row.getLong(1), row.getInt(2)),
                        first.store().number(),
                        first.workstation().number(),
                        first.epoch().hex(),
                        first.sequence(),
                        through);
        List<EntryResult> results = new ArrayList<>();
        for (Row row : rows) {
            results.add(
                    row.parked() == 0
                            ? EntryResult.applied(row.sequence())
                            : new EntryResult(row.sequence(), parked(first.at(row.sequence()))));
        }
        return results;
    }

    /// The effects of an entry that were not applied when it came.
    List<ParkedEffect> parked(Place place) throws SQLException {
        return statements.list(
                """
                SELECT effect, code, text FROM parked_effect
                WHERE store = ? AND workstation = ? AND epoch = ? AND sequence = ?
                ORDER BY effect\
                """,
                row -> new ParkedEffect(row.getString(1), row.getString(2), row.getString(3)),
                place.store().number(),
                place.workstation().number(),
                place.epoch().hex(),
                place.sequence());
    }

    /// An entry as it came.
    PushedEntry texts(Place place) throws SQLException {
        return statements
                .first(
                        """
                        SELECT header, body FROM journal_entry
                        WHERE store = ? AND workstation = ? AND epoch = ? AND sequence = ?\
                        """,
                        row ->
                                new PushedEntry(
                                        row.getString(1), PackedText.unpack(row.getBytes(2))),
                        place.store().number(),
                        place.workstation().number(),
                        place.epoch().hex(),
                        place.sequence())
                .orElseThrow();
    }

    /// When an entry was received, by the time of its store.
    Instant receivedAt(Place place) throws SQLException {
        return statements
                .first(
                        """
                        SELECT received_at FROM journal_entry
                        WHERE store = ? AND workstation = ? AND epoch = ? AND sequence = ?\
                        """,
                        row -> Instant.ofEpochMilli(row.getLong(1)),
                        place.store().number(),
                        place.workstation().number(),
                        place.epoch().hex(),
                        place.sequence())
                .orElseThrow();
    }

    /// The entry's place, and those at which it came once more.
    List<Place> placesOf(Place place) throws SQLException {
        return statements.list(
                """
                SELECT store, workstation, epoch, sequence FROM journal_entry
                WHERE store = ? AND workstation = ? AND epoch = ? AND sequence = ?
                UNION ALL
                SELECT r.store, r.workstation, r.epoch, r.sequence FROM journal_entry r
                WHERE r.standing = 'repeat' AND r.entry_id = (
                  SELECT entry_id FROM journal_entry
                  WHERE store = ? AND workstation = ? AND epoch = ? AND sequence = ?
                    AND standing = 'booked')\
                """,
                JournalStore::place,
                place.store().number(),
                place.workstation().number(),
                place.epoch().hex(),
                place.sequence(),
                place.store().number(),
                place.workstation().number(),
                place.epoch().hex(),
                place.sequence());
    }

    /// Notes the number of the document that an entry turned out to be about.
    void number(Place place, TransactionNumber number) throws SQLException {
        statements.update(
                """
                UPDATE journal_entry SET series = ?, number = ?
                WHERE store = ? AND workstation = ? AND epoch = ? AND sequence = ?\
                """,
                number.series(),
                number.number(),
                place.store().number(),
                place.workstation().number(),
                place.epoch().hex(),
                place.sequence());
    }

    private void park(Place place, ParkedEffect effect) throws SQLException {
        statements.update(
                """
                INSERT INTO parked_effect
                  (store, workstation, epoch, sequence, effect, code, text)
                VALUES (?, ?, ?, ?, ?, ?, ?)\
                """,
                place.store().number(),
                place.workstation().number(),
                place.epoch().hex(),
                place.sequence(),
                effect.effect(),
                effect.code(),
                effect.text());
    }

    static Place place(ResultSet row) throws SQLException {
        return new Place(
                new StoreId(row.getInt(1)),
                new WorkstationId(row.getInt(2)),
                new Epoch(row.getString(3)),
                row.getLong(4));
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer id = ByteBuffer.wrap(bytes);
        return new UUID(id.getLong(), id.getLong());
    }

    private static EpochHead start(WorkstationId workstation, Epoch epoch) {
        return new EpochHead(epoch, 0, RecordedEntry.firstPreviousHash(workstation, epoch));
    }
}
