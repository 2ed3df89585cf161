package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Hash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How far a reader of the feed has come in one scope, and by which history.
///
/// @param position of the last transaction applied; 0 before the first
/// @param h the chained hash at that position
public record Cursor(Scope scope, long position, Hash h) {
    private static final Pattern TEXT =
            Pattern.compile("([a-z:0-9]{1,32})@([0-9]{1,18})\\.([0-9a-f]{64})");
    private static final int MOST_SCOPES = 16;

    public Cursor {
        if (position < 0) {
            throw new IllegalArgumentException("Positions start at 0");
        }
    }

    /// Before the first transaction.
    public static Cursor start(Scope scope) {
        return new Cursor(scope, 0, Hash.ZERO);
    }

    /// After the next transaction.
    public Cursor then(FeedTransaction next) {
        return new Cursor(scope, next.position(), next.h());
    }

    /// As it stands in the feed's address: `store:1@9.HASH`.
    public String text() {
        return scope.text() + "@" + position + "." + h.hex();
    }

    /// Several, parted by commas.
    public static String text(List<Cursor> cursors) {
        return cursors.stream().map(Cursor::text).collect(Collectors.joining(","));
    }

    /// Reads what [#text(List)] writes: at least one cursor, each scope once.
    ///
    /// @throws UnreadableMessageException for anything else
    public static List<Cursor> parse(String text) {
        String[] parts = text.split(",", MOST_SCOPES + 1);
        List<Cursor> cursors = new ArrayList<>();
        for (String part : parts) {
            cursors.add(parseOne(part));
        }
        long scopes = cursors.stream().map(Cursor::scope).distinct().count();
        if (parts.length > MOST_SCOPES || scopes < cursors.size()) {
            throw new UnreadableMessageException("There are too many cursors, or a scope twice");
        }
        return List.copyOf(cursors);
    }

    private static Cursor parseOne(String text) {
        Matcher parts = TEXT.matcher(text);
        Optional<Scope> scope = parts.matches() ? Scope.parse(parts.group(1)) : Optional.empty();
        return scope.map(
                        known ->
                                new Cursor(
                                        known,
                                        Long.parseLong(parts.group(2)),
                                        new Hash(parts.group(3))))
                .orElseThrow(
                        () -> new UnreadableMessageException("A cursor is scope@position.hash"));
    }
}
