package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Hash;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of one kind in the bytes that they came in, key, position and body of each with tabs
/// between. A new till takes hundreds of thousands: what only passes them on makes no texts of
/// them.
public final class RowBlock {
    private static final int MOST_BYTES = 1 << 21;
    private static final int LONGEST_KEY = (1 << 16) - 1;
    private static final int LONGEST_POSITION = 18;
    private static final int FEW_ROWS = 64;

    private final String kind;
    private final byte[] bytes;
    private long[] cuts = new long[FEW_ROWS];
    private int size;

    RowBlock(String kind, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("A block has at most " + MOST_BYTES + " bytes");
        }
        this.kind = kind;
        this.bytes = bytes;
    }

    /// @param rows of one kind, at least one, and not more than a few hundred kilobytes
    public static RowBlock of(List<SnapshotRow> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(
                row ->
                        text.append(row.key())
                                .append('\t')
                                .append(row.position())
                                .append('\t')
                                .append(row.body()));
        RowBlock block = new RowBlock(rows.getFirst().kind(), Hash.utf8(text.toString()));
        int from = 0;
        for (SnapshotRow row : rows) {
            int position = from + Hash.utf8(row.key()).length + 1;
            int body = position + Long.toString(row.position()).length() + 1;
            int end = body + Hash.utf8(row.body()).length;
            block.add(from, position, body, end);
            from = end;
        }
        return block;
    }

    /// Adds a row that stands in the bytes.
    ///
    /// @param key where each part begins
    void add(int key, int position, int body, int end) {
        int keyLength = position - 1 - key;
        int positionLength = body - 1 - position;
        checkPosition(position, positionLength);
        if (keyLength > LONGEST_KEY || body == end) {
            throw new UnreadableMessageException("A row of the snapshot is not in its form");
        }
        if (size == cuts.length) {
            cuts = Arrays.copyOf(cuts, 2 * size);
        }
        cuts[size] =
                ((long) key << 42)
                        | ((long) keyLength << 26)
                        | ((long) positionLength << 21)
                        | (end - body);
        size++;
    }

    private void checkPosition(int from, int length) {
        boolean number = length >= 1 && length <= LONGEST_POSITION;
        for (int i = from; number && i < from + length; i++) {
            number = bytes[i] >= '0' && bytes[i] <= '9';
        }
        if (!number) {
            throw new UnreadableMessageException("A position is not a number");
        }
    }

    public String kind() {
        return kind;
    }

    public int size() {
        return size;
    }

    /// The bytes that all rows are cut from.
    public byte[] bytes() {
        return bytes;
    }

    /// A number for each row, in JSON: where its key begins · 2⁴² + how long the key is · 2²⁶ + how
    /// long the position · 2²¹ + how long the body, in bytes.
    public String cuts() {
        StringBuilder json = new StringBuilder(20 * size).append('[');
        for (int i = 0; i < size; i++) {
            json.append(i == 0 ? "" : ",").append(cuts[i]);
        }
        return json.append(']').toString();
    }

    public List<SnapshotRow> rows() {
        List<SnapshotRow> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rows.add(row(cuts[i]));
        }
        return rows;
    }

    private SnapshotRow row(long cut) {
        int key = (int) (cut >>> 42);
        int position = key + keyLength(cut) + 1;
        int body = position + positionLength(cut) + 1;
        return new SnapshotRow(
                kind,
                text(key, keyLength(cut)),
                Long.parseLong(text(position, positionLength(cut))),
                text(body, bodyLength(cut)));
    }

    private String text(int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    private static int keyLength(long cut) {
        return (int) (cut >>> 26) & LONGEST_KEY;
    }

    private static int positionLength(long cut) {
        return (int) (cut >>> 21) & 31;
    }

    private static int bodyLength(long cut) {
        return (int) cut & (MOST_BYTES - 1);
    }
}
