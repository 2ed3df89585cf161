package org.tillbridge.sync.wire;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;

import org.tillbridge.sync.journal.Hash;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Snapshot files: a zstd stream of lines, a header and then the rows of one scope by kind and key.
public final class SnapshotCodec {
    private static final int LEVEL = 3;

    /// Each way into the compressor costs more than a row.
    private static final int COMPRESSED_AT_ONCE = 1 << 16;

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
        private final byte[] buffer = new byte[1 << 16];
        private final SnapshotHeader header;
        private int next;
        private int filled;
        private long rows;
        private ScopeChecksum sum = ScopeChecksum.ZERO;

        private Reader(InputStream stream) throws IOException {
            this.stream = stream;
            this.header =
                    readHeader(
                            line().orElseThrow(
                                            () ->
                                                    new UnreadableMessageException(
                                                            "The snapshot is empty")));
        }

        public SnapshotHeader header() {
            return header;
        }

        /// The next row; empty after the last, when number and checksum of the rows have been found
        /// to be those of the header.
        ///
        /// @throws UnreadableMessageException if they are not, or the row is not in its form
        public Optional<SnapshotRow> next() throws IOException {
            Optional<String> line = line();
            if (line.isEmpty()) {
                checkWhole();
                return Optional.empty();
            }
            SnapshotRow row = row(line.get());
            rows++;
            sum = sum.plus(row.kind(), row.key(), row.body());
            if (rows > header.rowCount()) {
                throw new UnreadableMessageException("The snapshot has too many rows");
            }
            return Optional.of(row);
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }

        private void checkWhole() {
            if (rows != header.rowCount() || !sum.equals(header.checksum())) {
                throw new UnreadableMessageException(
                        "The snapshot's rows are not those its header counts");
            }
        }

        /// By hand: there may be millions of them, and a person waits.
        private static SnapshotRow row(String line) {
            int key = line.indexOf('\t') + 1;
            int position = line.indexOf('\t', key) + 1;
            int body = line.indexOf('\t', position) + 1;
            if (key == 0 || position == 0 || body == 0 || body == line.length()) {
                throw new UnreadableMessageException("A row of the snapshot is not in its form");
            }
            return new SnapshotRow(
                    line.substring(0, key - 1),
                    line.substring(key, position - 1),
                    position(line, position, body - 1),
                    line.substring(body));
        }

        private static long position(String line, int from, int to) {
            long position = 0;
            for (int i = from; i < to; i++) {
                int digit = line.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    throw new UnreadableMessageException("A position is not a number");
                }
                position = 10 * position + digit;
            }
            if (from == to || to - from > 18) {
                throw new UnreadableMessageException("A position is not a number");
            }
            return position;
        }

        /// Up to the next line break; empty at the end. A last line with no break is cut off.
        private Optional<String> line() throws IOException {
            ByteArrayOutputStream begun = new ByteArrayOutputStream(0);
            while (true) {
                int end = indexOfBreak();
                if (end >= 0) {
                    String line = text(begun, end - next);
                    next = end + 1;
                    return Optional.of(line);
                }
                begun.write(buffer, next, filled - next);
                if (begun.size() > LONGEST_LINE) {
                    throw new UnreadableMessageException("A line of the snapshot is too long");
                }
                next = 0;
                filled = fill();
                if (filled == 0) {
                    if (begun.size() > 0) {
                        throw new UnreadableMessageException("The snapshot is cut off");
                    }
                    return Optional.empty();
                }
            }
        }

        private String text(ByteArrayOutputStream begun, int length) {
            if (begun.size() == 0) {
                return new String(buffer, next, length, StandardCharsets.UTF_8);
            }
            begun.write(buffer, next, length);
            return begun.toString(StandardCharsets.UTF_8);
        }

        private int fill() throws IOException {
            try {
                return Math.max(0, stream.read(buffer));
            } catch (ZstdIOException damaged) {
                throw new UnreadableMessageException("The snapshot is damaged", damaged);
            }
        }

        private int indexOfBreak() {
            for (int i = next; i < filled; i++) {
                if (buffer[i] == '\n') {
                    return i;
                }
            }
            return -1;
        }
    }
}
