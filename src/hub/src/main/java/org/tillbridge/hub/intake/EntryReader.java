package org.tillbridge.hub.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.intake.ReadEntry.Tie;
import org.tillbridge.hub.store.PackedText;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.journal.ChainLink;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.journal.UnreadableEntryException;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads what was pushed. Whatever is odd becomes part of what was read; nothing is refused.
final class EntryReader {
    private static final Logger LOG = LoggerFactory.getLogger(EntryReader.class);

    private EntryReader() {}

    /// All entries of a request, in order.
    ///
    /// @param knows whether this version knows a kind of entry
    static List<ReadEntry> read(StoreId store, PushRequest request, Predicate<String> knows) {
        return new ReadAhead(
                request.entries().size(),
                index -> {
                    ReadEntry entry = read(store, request, index);
                    return knows.test(entry.kind()) ? entry : entry.notKnown();
                });
    }

    /// The only entry of a request, its body not looked at.
    static ReadEntry unread(StoreId store, PushRequest request) {
        Pushed pushed = new Pushed(request.entries().getFirst());
        long sequence = request.firstSequence();
        try {
            EntryHeader header = EntryCodec.header(pushed.texts.header());
            if (isInPlace(header, store, request, sequence)) {
                Hash hash = RecordedEntry.contentHash(header.kind(), header.version(), pushed.body);
                return entry(
                        sequence,
                        pushed,
                        header,
                        new Tie(Optional.of(header.previousHash()), hash),
                        new Content(Optional.empty(), hash, Optional.of(Effects.tookHubDown())));
            }
        } catch (UnreadableEntryException unreadable) {
            LOG.debug("Not even its header can be read", unreadable);
        }
        return nameless(
                sequence, pushed, tie(pushed), "The hub went down whenever it took this entry in.");
    }

    /// An entry that was taken in before.
    static ReadEntry read(Place place, PushedEntry texts) {
        PushRequest once =
                new PushRequest(
                        place.workstation(), place.epoch(), place.sequence(), List.of(texts));
        return read(place.store(), once, 0);
    }

    private static ReadEntry read(StoreId store, PushRequest request, int index) {
        Pushed pushed = new Pushed(request.entries().get(index));
        long sequence = request.firstSequence() + index;
        try {
            EntryHeader header = EntryCodec.header(pushed.texts.header());
            return isInPlace(header, store, request, sequence)
                    ? readBody(sequence, pushed, header)
                    : nameless(
                            sequence,
                            pushed,
                            untied(pushed),
                            "The header is that of another place.");
        } catch (UnreadableEntryException unreadable) {
            String why = "The header cannot be read: " + unreadable.getMessage();
            return nameless(sequence, pushed, tie(pushed), why);
        }
    }

    private static boolean isInPlace(
            EntryHeader header, StoreId store, PushRequest request, long sequence) {
        return header.store().equals(store)
                && header.workstation().equals(request.workstation())
                && header.epoch().equals(request.epoch())
                && header.sequence() == sequence;
    }

    private static ReadEntry readBody(long sequence, Pushed pushed, EntryHeader header) {
        Content content = content(header, pushed.texts.body(), pushed.body);
        Tie tie = new Tie(Optional.of(header.previousHash()), content.hash());
        return content.fact().isPresent() && content.fact().get() instanceof Carried carried
                ? readOriginal(sequence, pushed, header, tie, carried)
                : entry(sequence, pushed, header, tie, content);
    }

    private static ReadEntry readOriginal(
            long sequence, Pushed pushed, EntryHeader header, Tie tie, Carried carried) {
        try {
            EntryHeader original = EntryCodec.header(carried.header());
            boolean ours =
                    original.store().equals(header.store())
                            && original.workstation().equals(header.workstation());
            Content content = content(original, carried.body(), Hash.utf8(carried.body()));
            if (!ours || content.fact().filter(Carried.class::isInstance).isPresent()) {
                return entry(
                        sequence,
                        pushed,
                        header,
                        tie,
                        odd(tie.contentHash(), "It may not be carried."));
            }
            return entry(sequence, pushed, original, tie, content);
        } catch (UnreadableEntryException unreadable) {
            String why = "The header cannot be read: " + unreadable.getMessage();
            return entry(sequence, pushed, header, tie, odd(tie.contentHash(), why));
        }
    }

    private static ReadEntry entry(
            long sequence, Pushed pushed, EntryHeader header, Tie tie, Content read) {
        Content content =
                LargestAmount.beyond(header, read.fact())
                        .map(Effects::amountNotPossible)
                        .map(why -> new Content(Optional.empty(), read.hash(), Optional.of(why)))
                        .orElse(read);
        try {
            Booking booking = Booking.of(Optional.of(header), content.fact());
            return entry(sequence, pushed, header, tie, content, booking);
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            Content odd = odd(content.hash(), "No books hold this: " + impossible.getMessage());
            Booking money = Booking.of(Optional.of(header), odd.fact());
            return entry(sequence, pushed, header, tie, odd, money);
        }
    }

    private static ReadEntry entry(
            long sequence,
            Pushed pushed,
            EntryHeader header,
            Tie tie,
            Content content,
            Booking booking) {
        return new ReadEntry(
                sequence,
                pushed.texts.header(),
                PackedText.ofUtf8(pushed.body),
                tie,
                Optional.of(header),
                content.fact(),
                booking,
                content.hash(),
                content.unreadable(),
                pushed.texts
                        .personal()
                        .filter(
                                part ->
                                        header.personalPartHash()
                                                .equals(Optional.of(part.hash()))));
    }

    /// What was pushed of an entry, and its body's bytes, which are hashed and packed.
    private static final class Pushed {
        private final PushedEntry texts;
        private final byte[] body;

        Pushed(PushedEntry texts) {
            this.texts = texts;
            this.body = Hash.utf8(texts.body());
        }
    }

    /// What a body says, or why nobody can tell.
    private record Content(
            Optional<JournalEntry> fact, Hash hash, Optional<ParkedEffect> unreadable) {}

    private static Content odd(Hash hash, String why) {
        return new Content(Optional.empty(), hash, Optional.of(unreadable(why)));
    }

    private static Content content(EntryHeader header, String body, byte[] bytes) {
        Optional<JournalEntry> fact = Optional.empty();
        Optional<ParkedEffect> unreadable = Optional.empty();
        try {
            JournalEntry entry = EntryCodec.entry(header.kind(), header.version(), body);
            unreadable =
                    HeaderMoney.differs(header, entry)
                            .or(() -> impossibleSale(entry))
                            .map(EntryReader::unreadable);
            fact = unreadable.isEmpty() ? Optional.of(entry) : Optional.empty();
        } catch (UnreadableEntryException odd) {
            unreadable = Optional.of(parked(odd));
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            unreadable = Optional.of(unreadable("No books hold this: " + impossible.getMessage()));
        }
        Hash hash = RecordedEntry.contentHash(header.kind(), header.version(), bytes);
        return new Content(fact, hash, unreadable);
    }

    /// Money goes out with a return, which no till calls a sale.
    private static Optional<String> impossibleSale(JournalEntry entry) {
        return entry instanceof SaleCompleted(RetailTransaction sale) && sale.total().isNegative()
                ? Optional.of("The total of a sale is below zero.")
                : Optional.empty();
    }

    /// As much as a header of a later version says of it.
    private static Tie tie(Pushed pushed) {
        try {
            ChainLink link = EntryCodec.link(pushed.texts.header());
            Hash hash = RecordedEntry.contentHash(link.kind(), link.version(), pushed.body);
            return new Tie(Optional.of(link.previousHash()), hash);
        } catch (UnreadableEntryException unreadable) {
            LOG.debug("Nor can be read what it follows", unreadable);
            return untied(pushed);
        }
    }

    private static Tie untied(Pushed pushed) {
        return new Tie(Optional.empty(), hashOfBody(pushed));
    }

    private static Hash hashOfBody(Pushed pushed) {
        return RecordedEntry.contentHash("", 0, pushed.body);
    }

    private static ReadEntry nameless(long sequence, Pushed pushed, Tie tie, String why) {
        return new ReadEntry(
                sequence,
                pushed.texts.header(),
                PackedText.ofUtf8(pushed.body),
                tie,
                Optional.empty(),
                Optional.empty(),
                Booking.NOTHING,
                hashOfBody(pushed),
                Optional.of(unreadable(why)),
                Optional.empty());
    }

    private static ParkedEffect parked(UnreadableEntryException odd) {
        return switch (odd.reason()) {
            case UNKNOWN_KIND -> Effects.unknownKind(odd.getMessage());
            case UNREADABLE -> unreadable("The body cannot be read: " + odd.getMessage());
        };
    }

    private static ParkedEffect unreadable(String why) {
        return Effects.entry("unreadable", why);
    }
}
