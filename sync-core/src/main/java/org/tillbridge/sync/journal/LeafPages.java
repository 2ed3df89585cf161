package org.tillbridge.sync.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Finds entries on the pages of a journal's file that hold rows, whatever the pages say that lead
/// there: where one of those is damaged, SQLite reaches nothing below it. What is found may be
/// anything and is looked at by itself.
///
/// Pages, cells, records and the write-ahead log are as in SQLite's *Database File Format*.
final class LeafPages implements AutoCloseable {
    private static final int LEAF_OF_TABLE = 0x0d;
    private static final int FILE_HEADER = 100;
    private static final int LOG_HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int LITTLE_ENDIAN_LOG = 0x377f0682;
    private static final int COLUMNS = 7;
    private static final int USUAL_PAGE = 4096;

    /// No entry is as long.
    private static final int LONGEST_ROW = 2 << 20;

    private final FileChannel file;
    private final Optional<FileChannel> log;
    private final int pageSize;
    private final Map<Integer, Long> framed = new HashMap<>();

    /// Where a row lies.
    record Cell(int page, int offset) {}

    private LeafPages(FileChannel file, Optional<FileChannel> log) throws IOException {
        this.file = file;
        this.log = log;
        this.pageSize = pageSize();
        if (log.isPresent()) {
            readLog(log.get());
        }
    }

    /// Whatever can be found, with the write-ahead log and without: where the log is damaged, or
    /// another journal's, it hides what the file itself holds.
    ///
    /// @param each told in the order of the places, of all with the log before those without
    static void read(Path file, Consumer<StoredEntry> each) throws IOException {
        try (LeafPages pages = withLog(file)) {
            pages.read(each);
        }
        if (hasLog(file)) {
            try (LeafPages pages = withoutLog(file)) {
                pages.read(each);
            }
        }
    }

    /// What can be found behind a damaged frame of the write-ahead log. What a commit left there
    /// that the power ended may be among it, at a place where something else was committed since.
    ///
    /// @param each told in the order of the places
    static void readBehindDamage(Path file, Consumer<StoredEntry> each) throws IOException {
        if (hasLog(file)) {
            try (LeafPages pages = withLog(file)) {
                pages.readLogOn();
                pages.read(each);
            }
        }
    }

    private static boolean hasLog(Path file) {
        return Files.exists(JournalFiles.beside(file, "-wal"));
    }

    private void read(Consumer<StoredEntry> each) throws IOException {
        for (List<Cell> same : cells().values()) {
            for (Cell cell : same) {
                read(cell).ifPresent(each);
            }
        }
    }

    /// The file as its write-ahead log says it is, as far as the log is whole.
    static LeafPages withLog(Path file) throws IOException {
        Path beside = JournalFiles.beside(file, "-wal");
        return new LeafPages(
                open(file), Files.exists(beside) ? Optional.of(open(beside)) : Optional.empty());
    }

    /// The file as if nothing were beside it.
    static LeafPages withoutLog(Path file) throws IOException {
        return new LeafPages(open(file), Optional.empty());
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    /// Where rows are found that may be entries, in the order of their places.
    SortedMap<Long, List<Cell>> cells() throws IOException {
        SortedMap<Long, List<Cell>> found = new TreeMap<>();
        int last = (int) Math.ceilDiv(file.size(), pageSize);
        int pages = framed.keySet().stream().reduce(last, Math::max);
        for (int number = 1; number <= pages; number++) {
            ByteBuffer page = page(number);
            int start = number == 1 ? FILE_HEADER : 0;
            if (page.get(start) != LEAF_OF_TABLE) {
                continue;
            }
            int count = Short.toUnsignedInt(page.getShort(start + 3));
            for (int i = 0; i < count && start + 10 + 2 * i <= pageSize; i++) {
                int offset = Short.toUnsignedInt(page.getShort(start + 8 + 2 * i)) % pageSize;
                Cell cell = new Cell(number, offset);
                row(page, offset)
                        .ifPresent(
                                row ->
                                        found.computeIfAbsent(row.id(), _ -> new ArrayList<>())
                                                .add(cell));
            }
        }
        return found;
    }

    /// What is there; empty if it is no entry.
    Optional<StoredEntry> read(Cell cell) throws IOException {
        ByteBuffer page = page(cell.page());
        Optional<Row> row = row(page, cell.offset());
        return row.isPresent() ? entry(row.get(), payload(page, row.get())) : Optional.empty();
    }

    /// @param id its place
    /// @param size of its content
    /// @param start of its content on its page
    private record Row(long id, int size, int start) {}

    private Optional<Row> row(ByteBuffer page, int offset) {
        try {
            ByteBuffer at = page.duplicate().position(offset);
            long size = number(at);
            long id = number(at);
            return size > COLUMNS && size <= LONGEST_ROW && Place.of(id).ordinal() > 0
                    ? Optional.of(new Row(id, (int) size, at.position()))
                    : Optional.empty();
        } catch (RuntimeException noRow) {
            return Optional.empty();
        }
    }

    /// All of it, also what went over onto pages of its own; less if the file says less.
    private byte[] payload(ByteBuffer page, Row row) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(row.size());
        int here = Math.min(localSize(row.size()), pageSize - row.start());
        all.put(page.duplicate().position(row.start()).limit(row.start() + here));
        int next =
                row.start() + here + 4 <= pageSize && all.hasRemaining()
                        ? page.getInt(row.start() + here)
                        : 0;
        while (all.hasRemaining() && next > 0) {
            ByteBuffer more = page(next);
            next = more.getInt(0);
            all.put(more.position(4).limit(Math.min(pageSize, 4 + all.remaining())));
        }
        return all.array();
    }

    private int localSize(int size) {
        if (size <= pageSize - 35) {
            return size;
        }
        int least = (pageSize - 12) * 32 / 255 - 23;
        int fitting = least + (size - least) % (pageSize - 4);
        return fitting <= pageSize - 35 ? fitting : least;
    }

    private static Optional<StoredEntry> entry(Row row, byte[] payload) {
        try {
            ByteBuffer types = ByteBuffer.wrap(payload);
            int content = (int) number(types);
            int[] lengths = new int[COLUMNS];
            for (int column = 0; column < COLUMNS; column++) {
                lengths[column] = length(number(types));
            }
            if (types.position() != content) {
                return Optional.empty();
            }
            String[] texts = new String[COLUMNS];
            for (int column = 0; column < COLUMNS; column++) {
                texts[column] =
                        new String(payload, content, lengths[column], StandardCharsets.UTF_8);
                content += lengths[column];
            }
            return Optional.of(
                    new StoredEntry(Place.of(row.id()), texts[5], texts[6], texts[3], texts[4]));
        } catch (RuntimeException noEntry) {
            return Optional.empty();
        }
    }

    /// How many bytes a value of a type takes.
    private static int length(long type) {
        if (type >= 12) {
            return Math.toIntExact((type - 12) / 2);
        }
        return switch ((int) type) {
            case 5 -> 6;
            case 6, 7 -> 8;
            case 8, 9 -> 0;
            default -> (int) type;
        };
    }

    /// A number of up to nine bytes, of which each but the last says that another follows.
    private static long number(ByteBuffer at) {
        long number = 0;
        for (int i = 0; i < 8; i++) {
            byte next = at.get();
            number = (number << 7) | (next & 0x7f);
            if (next >= 0) {
                return number;
            }
        }
        return (number << 8) | (at.get() & 0xff);
    }

    private ByteBuffer page(int number) throws IOException {
        Long frame = framed.get(number);
        return frame == null
                ? bytes(file, (number - 1L) * pageSize)
                : bytes(log.orElseThrow(), frame);
    }

    /// What the file does not have, or its disk does not give back, is zero.
    private ByteBuffer bytes(FileChannel from, long position) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(pageSize);
        DyingDisk.readFully(from, page, position);
        return page.clear();
    }

    private int pageSize() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(FILE_HEADER);
        DyingDisk.readFully(file, header, 0);
        int said = Short.toUnsignedInt(header.getShort(16));
        return said >= 512 && Integer.bitCount(said) == 1 ? said : USUAL_PAGE;
    }

    /// Takes in the pages of all that was committed, up to the first frame that is not as it was
    /// written.
    private void readLog(FileChannel from) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(LOG_HEADER);
        DyingDisk.readFully(from, header, 0);
        Sum sum = new Sum(header.getInt(0) == LITTLE_ENDIAN_LOG);
        sum.add(header, 0, LOG_HEADER - 8);
        boolean whole = header.getInt(8) == pageSize && sum.is(header, LOG_HEADER - 8);
        Map<Integer, Long> uncommitted = new HashMap<>();
        ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER + pageSize);
        for (long at = LOG_HEADER; whole && at < from.size(); at += frame.capacity()) {
            DyingDisk.readFully(from, frame.clear(), at);
            sum.add(frame, 0, 8);
            sum.add(frame, FRAME_HEADER, pageSize);
            whole = frame.getLong(8) == header.getLong(16) && sum.is(frame, 16);
            uncommitted.put(frame.getInt(0), at + FRAME_HEADER);
            if (whole && frame.getInt(4) != 0) {
                framed.putAll(uncommitted);
                uncommitted.clear();
            }
        }
    }

    /// Takes in what was committed behind a damaged frame too. None of it can be checked by the
    /// log's sums any more; but each entry has its own.
    private void readLogOn() throws IOException {
        FileChannel from = log.orElseThrow();
        long frames = from.size() / (FRAME_HEADER + pageSize);
        long most = Math.ceilDiv(file.size(), pageSize) + frames;
        Map<Integer, Long> uncommitted = new HashMap<>();
        long salt = 0;
        ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER);
        for (long at = LOG_HEADER; at < from.size(); at += FRAME_HEADER + pageSize) {
            DyingDisk.readFully(from, frame.clear(), at);
            int page = frame.getInt(0);
            salt = salt == 0 ? frame.getLong(8) : salt;
            if (page < 1 || page > most || frame.getLong(8) != salt) {
                continue;
            }
            uncommitted.put(page, at + FRAME_HEADER);
            if (frame.getInt(4) != 0) {
                framed.putAll(uncommitted);
                uncommitted.clear();
            }
        }
    }

    /// The running checksum of a log.
    private static final class Sum {
        private final ByteOrder order;
        private int one;
        private int other;

        Sum(boolean littleEndian) {
            order = littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        }

        void add(ByteBuffer bytes, int from, int length) {
            ByteBuffer words = bytes.duplicate().order(order);
            for (int at = from; at < from + length; at += 8) {
                one += words.getInt(at) + other;
                other += words.getInt(at + 4) + one;
            }
        }

        boolean is(ByteBuffer bytes, int at) {
            return bytes.getInt(at) == one && bytes.getInt(at + 4) == other;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
        if (log.isPresent()) {
            log.get().close();
        }
    }
}
