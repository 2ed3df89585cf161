package org.tillbridge.hub.intake;

import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.journal.UnreadableEntryException;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Reads what was pushed. Whatever is odd becomes part of what was read; nothing is refused.
final class EntryReader {
    private EntryReader() {}

    /// All entries of a request, in order, read on all cores.
    static List<ReadEntry> read(StoreId store, PushRequest request) {
        return IntStream.range(0, request.entries().size())
                .parallel()
                .mapToObj(index -> read(store, request, index))
                .toList();
    }

    private static ReadEntry read(StoreId store, PushRequest request, int index) {
        PushedEntry pushed = request.entries().get(index);
        long sequence = request.firstSequence() + index;
        try {
            EntryHeader header = EntryCodec.header(pushed.header());
            return isInPlace(header, store, request, sequence)
                    ? readBody(sequence, pushed, header)
                    : nameless(sequence, pushed, "The header is that of another place.");
        } catch (UnreadableEntryException unreadable) {
            return nameless(
                    sequence, pushed, "The header cannot be read: " + unreadable.getMessage());
        }
    }

    private static boolean isInPlace(
            EntryHeader header, StoreId store, PushRequest request, long sequence) {
        return header.store().equals(store)
                && header.workstation().equals(request.workstation())
                && header.epoch().equals(request.epoch())
                && header.sequence() == sequence;
    }

    private static ReadEntry readBody(long sequence, PushedEntry pushed, EntryHeader header) {
        Optional<JournalEntry> fact = Optional.empty();
        Optional<ParkedEffect> unreadable = Optional.empty();
        try {
            JournalEntry entry = EntryCodec.entry(header.kind(), header.version(), pushed.body());
            unreadable = HeaderMoney.differs(header, entry).map(EntryReader::unreadable);
            fact = unreadable.isEmpty() ? Optional.of(entry) : Optional.empty();
        } catch (UnreadableEntryException odd) {
            unreadable = Optional.of(parked(odd));
        }
        return new ReadEntry(
                sequence,
                pushed.header(),
                pushed.body(),
                Optional.of(header),
                fact,
                RecordedEntry.contentHash(header.kind(), header.version(), pushed.body()),
                unreadable);
    }

    private static ReadEntry nameless(long sequence, PushedEntry pushed, String why) {
        return new ReadEntry(
                sequence,
                pushed.header(),
                pushed.body(),
                Optional.empty(),
                Optional.empty(),
                RecordedEntry.contentHash("", 0, pushed.body()),
                Optional.of(unreadable(why)));
    }

    private static ParkedEffect parked(UnreadableEntryException odd) {
        return switch (odd.reason()) {
            case UNKNOWN_KIND ->
                    Effects.entry("unknownKind", "This hub does not know: " + odd.getMessage());
            case UNREADABLE -> unreadable("The body cannot be read: " + odd.getMessage());
        };
    }

    private static ParkedEffect unreadable(String why) {
        return Effects.entry("unreadable", why);
    }
}
