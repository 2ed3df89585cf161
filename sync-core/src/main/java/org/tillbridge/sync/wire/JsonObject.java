package org.tillbridge.sync.wire;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// An object as it was read: a till reads some hundred thousand of them before it can sell for the
/// first time. There are few names in each, so to look one up is to walk through them.
final class JsonObject {
    /// No message has as many.
    private static final int MOST_NAMES = 100;

    private final List<String> names = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /// @throws UnreadableMessageException if the name is there already, or there are too many
    void add(String name, Object value) {
        if (names.contains(name)) {
            throw new UnreadableMessageException(name + " is there twice");
        }
        if (names.size() == MOST_NAMES) {
            throw new UnreadableMessageException("It has too many fields");
        }
        names.add(name);
        values.add(value);
    }

    /// Null if there is none of that name.
    @Nullable Object get(String name) {
        int index = names.indexOf(name);
        return index < 0 ? null : values.get(index);
    }
}
