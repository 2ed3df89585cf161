package org.tillbridge.sync.wire;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;

import org.tillbridge.sync.journal.Hash;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Snapshot files: a zstd stream of lines, a header and then the rows of one scope by kind and key.
public final class SnapshotCodec {
    private static final int LEVEL = 3;

    /// Each way into the compressor costs more than a row.
    private static final int COMPRESSED_AT_ONCE = 1 << 16;

    /// As many rows go to the replica with one statement.
    private static final int READ_AT_ONCE = 1 << 18;

    private static final long MOST_ROWS = 50_000_000;

    /// Kind, key, position and body, tabs between, in UTF-8.
    private static final int LONGEST_LINE = 4 * FeedRow.MAX_BODY;

    private SnapshotCodec() {}

    /// Starts a snapshot. The rows must add up to what the header says.
    public static Writer write(OutputStream file, SnapshotHeader header) throws IOException {
        Writer writer =
                new Writer(
                        new BufferedOutputStream(
                                new ZstdOutputStream(file, LEVEL), COMPRESSED_AT_ONCE));
        writer.addLine(headerText(header));
        return writer;
    }

    /// Opens a snapshot and reads its header.
    ///
    /// @throws UnreadableMessageException if it is not in its form
    public static Reader read(InputStream file) throws IOException {
        return new Reader(new ZstdInputStream(file));
    }

    private static String headerText(SnapshotHeader header) {
        return JsonCodec.text(
                json -> {
                    json.writeStringProperty("scope", header.scope().text());
                    json.writeNumberProperty("position", header.position());
                    json.writeStringProperty("h", header.h().hex());
                    json.writeNumberProperty("time", header.time().toEpochMilli());
                    json.writeNumberProperty("rowCount", header.rowCount());
                    json.writeStringProperty("checksum", header.checksum().hex());
                });
    }

    private static SnapshotHeader readHeader(String text) {
        JsonCodec.Fields fields = JsonCodec.read(text);
        return new SnapshotHeader(
                FeedCodec.scope(fields),
                fields.integer("position", 0, Long.MAX_VALUE),
                fields.parsed("h", 64, Hash::new),
                fields.instant("time"),
                fields.integer("rowCount", 0, MOST_ROWS),
                fields.parsed("checksum", 16, ScopeChecksum::parse));
    }

    /// Writes the rows of a snapshot. Closing it completes the file.
    public static final class Writer implements AutoCloseable {
        private final OutputStream stream;

        private Writer(OutputStream stream) {
            this.stream = stream;
        }

        public void add(SnapshotRow row) throws IOException {
            addLine(row.kind() + "\t" + row.key() + "\t" + row.position() + "\t" + row.body());
        }

        /// Adds a row.
        ///
        /// @param line its kind, key, position and body, tabs between
        public void addLine(String line) throws IOException {
            stream.write(Hash.utf8(line));
            stream.write('\n');
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    /// Reads the rows of a snapshot.
    public static final class Reader implements AutoCloseable {
        private final InputStream stream;
        private final SnapshotHeader header;
        private byte[] buffer = new byte[READ_AT_ONCE];
        private int next;
        private int wholeEnd;
        private int filled;
        private RowDigest digest = new RowDigest("");
        private byte[] kind = new byte[0];
        private long rows;
        private long sum;

        private Reader(InputStream stream) throws IOException {
            this.stream = stream;
            if (!hasLine()) {
                throw new UnreadableMessageException("The snapshot is empty");
            }
            int end = find('\n', next);
            this.header = readHeader(new String(buffer, next, end - next, StandardCharsets.UTF_8));
            next = end + 1;
        }

        public SnapshotHeader header() {
            return header;
        }

        /// The next rows; empty after the last, when number and checksum of all rows have been
        /// found to be those of the header.
        ///
        /// @throws UnreadableMessageException if they are not, or a row is not in its form
        public Optional<RowBlock> next() throws IOException {
            if (!hasLine()) {
                checkWhole();
                return Optional.empty();
            }
            beginKind();
            RowBlock block = new RowBlock(new String(kind, StandardCharsets.UTF_8), buffer);
            while (next < wholeEnd && isOfKind()) {
                int key = next + kind.length + 1;
                int position = find('\t', key) + 1;
                int body = find('\t', position) + 1;
                int end = find('\n', body);
                block.add(key, position, body, end);
                sum += digest.of(buffer, key, position - 1, body, end);
                next = end + 1;
            }
            rows += block.size();
            if (rows > header.rowCount()) {
                throw new UnreadableMessageException("The snapshot has too many rows");
            }
            return Optional.of(block);
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }

        private void checkWhole() {
            if (rows != header.rowCount() || sum != header.checksum().sum()) {
                throw new UnreadableMessageException(
                        "The snapshot's rows are not those its header counts");
            }
        }

        private void beginKind() {
            if (!isOfKind()) {
                kind = Arrays.copyOfRange(buffer, next, find('\t', next));
                digest = new RowDigest(new String(kind, StandardCharsets.UTF_8));
            }
        }

        private boolean isOfKind() {
            int end = next + kind.length;
            return end < wholeEnd
                    && buffer[end] == '\t'
                    && Arrays.equals(buffer, next, end, kind, 0, kind.length);
        }

        /// In a line that is whole.
        private int find(char sought, int from) {
            int i = from;
            while (buffer[i] != sought) {
                if (buffer[i] == '\n') {
                    throw new UnreadableMessageException(
                            "A row of the snapshot is not in its form");
                }
                i++;
            }
            return i;
        }

        /// Reads on where no whole line is left. A last line with no break is cut off.
        private boolean hasLine() throws IOException {
            while (next == wholeEnd) {
                if (filled - next > LONGEST_LINE) {
                    throw new UnreadableMessageException("A line of the snapshot is too long");
                }
                int before = filled - next;
                readOn();
                if (filled == before) {
                    if (filled > 0) {
                        throw new UnreadableMessageException("The snapshot is cut off");
                    }
                    return false;
                }
            }
            return true;
        }

        /// Into another array: rows were given out with the one before.
        private void readOn() throws IOException {
            byte[] more = new byte[Math.max(READ_AT_ONCE, 2 * (filled - next))];
            System.arraycopy(buffer, next, more, 0, filled - next);
            int begun = filled - next;
            buffer = more;
            next = 0;
            filled = begun + fill(begun);
            wholeEnd = filled;
            while (wholeEnd > 0 && buffer[wholeEnd - 1] != '\n') {
                wholeEnd--;
            }
        }

        private int fill(int from) throws IOException {
            try {
                return stream.readNBytes(buffer, from, buffer.length - from);
            } catch (ZstdIOException damaged) {
                throw new UnreadableMessageException("The snapshot is damaged", damaged);
            }
        }
    }
}
