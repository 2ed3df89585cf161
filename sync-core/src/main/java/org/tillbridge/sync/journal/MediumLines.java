package org.tillbridge.sync.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/// The lines of a [MediumFile]: `hash TAB header TAB body LF`. The hash binds header and body, so a
/// line that is torn or altered is known by itself.
final class MediumLines {
    private static final char TAB = '\t';
    private static final char END = '\n';
    private static final int LONGEST_LINE = 2 * EntryCodec.MAX_CARRIED_BYTES;

    private MediumLines() {}

    /// What was read.
    ///
    /// @param unreadable lines that are no entry's, whole
    /// @param endsInALine whether something that is appended begins a line
    record Read(long unreadable, boolean endsInALine) {}

    static byte[] line(RecordedEntry entry) {
        return Hash.utf8(
                entry.hash().hex() + TAB + entry.headerText() + TAB + entry.bodyText() + END);
    }

    /// @param each told every entry that is whole, in the order of the lines
    static Read read(InputStream from, Consumer<RecordedEntry> each) throws IOException {
        InputStream bytes = new BufferedInputStream(from, 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long unreadable = 0;
        boolean endsInALine = true;
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
            endsInALine = next == END;
            if (!endsInALine) {
                if (line.size() <= LONGEST_LINE) {
                    line.write(next);
                }
                continue;
            }
            Optional<RecordedEntry> entry = entry(line.toString(StandardCharsets.UTF_8));
            entry.ifPresent(each);
            unreadable += entry.isEmpty() && line.size() > 0 ? 1 : 0;
            line.reset();
        }
        return new Read(unreadable + (endsInALine ? 0 : 1), endsInALine);
    }

    private static Optional<RecordedEntry> entry(String line) {
        int headerAt = line.indexOf(TAB) + 1;
        int bodyAt = line.indexOf(TAB, headerAt) + 1;
        if (headerAt == 0 || bodyAt == 0) {
            return Optional.empty();
        }
        String headerText = line.substring(headerAt, bodyAt - 1);
        String body = line.substring(bodyAt);
        try {
            EntryHeader header = EntryCodec.header(headerText);
            Hash content = RecordedEntry.contentHash(header.kind(), header.version(), body);
            Hash hash = RecordedEntry.hash(header.previousHash(), headerText, content);
            return line.startsWith(hash.hex() + TAB)
                    ? Optional.of(new RecordedEntry(header, headerText, body, content, hash))
                    : Optional.empty();
        } catch (UnreadableEntryException torn) {
            return Optional.empty();
        }
    }
}
