package org.tillbridge.sync.journal;

import static org.tillbridge.sync.journal.UnreadableEntryException.unreadable;

import org.jspecify.annotations.Nullable;
import org.tillbridge.retail.CamelCase;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The fields of a JSON object, each read as what it has to be. What is missing or of another form
/// is refused by its path: `lines[3].quantity is not an integer`.
///
/// Kept in two small arrays, not in a map: the hub reads ten thousand sales in a row.
final class FieldsCodec {
    private static final int MOST_FIELDS = 100;

    /// Stands for a value that no field of ours has: a fraction, `false`, null, another list.
    private static final Object ODD = new Object();

    private final @Nullable FieldsCodec parent;
    private final String place;
    private int size;

    /// A bit for the hash of each name: most names that are looked for in vain have none here.
    private long marks;

    /// Where one was found last. Fields are asked for about in the order in which they stand.
    private int last;

    private String[] names = new String[16];
    private Object[] values = new Object[16];

    private FieldsCodec(@Nullable FieldsCodec parent, String place) {
        this.parent = parent;
        this.place = place;
    }

    /// The fields of the object that the parser has just begun.
    static FieldsCodec root(JsonParser json) throws UnreadableEntryException {
        FieldsCodec root = new FieldsCodec(null, "");
        root.read(json);
        return root;
    }

    private void read(JsonParser json) throws UnreadableEntryException {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (find(name) >= 0) {
                throw odd(name, "is there twice");
            }
            if (size == MOST_FIELDS) {
                throw odd(name, "is one field too many");
            }
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            marks |= mark(name);
            names[size] = name;
            values[size] = value(json, name);
            size++;
        }
    }

    private Object value(JsonParser json, String name) throws UnreadableEntryException {
        JsonToken token = json.nextToken();
        return switch (token) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT ->
                    switch (json.getNumberType()) {
                        case INT, LONG -> json.getLongValue();
                        default -> ODD;
                    };
            case START_OBJECT -> {
                FieldsCodec object = new FieldsCodec(this, name);
                object.read(json);
                yield object;
            }
            case START_ARRAY -> list(json, name);
            case VALUE_TRUE -> true;
            default -> ODD;
        };
    }

    private Object list(JsonParser json, String name) throws UnreadableEntryException {
        List<FieldsCodec> objects = new ArrayList<>();
        boolean odd = false;
        for (JsonToken token = json.nextToken();
                token != JsonToken.END_ARRAY;
                token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                FieldsCodec object = new FieldsCodec(this, name + "[" + objects.size() + "]");
                object.read(json);
                objects.add(object);
            } else {
                json.skipChildren();
                odd = true;
            }
        }
        return odd ? ODD : objects;
    }

    private int find(String name) {
        if ((marks & mark(name)) == 0) {
            return -1;
        }
        for (int index = last; index < size; index++) {
            if (names[index].equals(name)) {
                last = index;
                return index;
            }
        }
        for (int index = 0; index < last; index++) {
            if (names[index].equals(name)) {
                last = index;
                return index;
            }
        }
        return -1;
    }

    private static long mark(String name) {
        return 1L << name.hashCode();
    }

    boolean has(String name) {
        return find(name) >= 0;
    }

    long integer(String name) throws UnreadableEntryException {
        if (required(name) instanceof Long value) {
            return value;
        }
        throw odd(name, "is not an integer");
    }

    int smallInteger(String name) throws UnreadableEntryException {
        long value = integer(name);
        if (value != (int) value) {
            throw odd(name, "is out of range");
        }
        return (int) value;
    }

    String text(String name) throws UnreadableEntryException {
        if (!(required(name) instanceof String text)) {
            throw odd(name, "is not a text");
        }
        if (!StrictJsonCodec.isStorable(text)) {
            throw odd(name, "holds what no text can hold");
        }
        return text;
    }

    Optional<String> optionalText(String name) throws UnreadableEntryException {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /// Absent where it does not hold.
    boolean flag(String name) throws UnreadableEntryException {
        if (has(name) && !required(name).equals(true)) {
            throw odd(name, "is not true");
        }
        return has(name);
    }

    Instant instant(String name) throws UnreadableEntryException {
        return Instant.ofEpochMilli(integer(name));
    }

    LocalDate date(String name) throws UnreadableEntryException {
        String text = text(name);
        try {
            LocalDate date = LocalDate.parse(text);
            if (text.length() == 10) {
                return date;
            }
        } catch (DateTimeParseException notADate) {
            throw odd(name, "is not a date");
        }
        throw odd(name, "is not a date");
    }

    UUID uuid(String name) throws UnreadableEntryException {
        String text = text(name);
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equals(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException notAUuid) {
            throw odd(name, "is not a UUID");
        }
        throw odd(name, "is not a UUID in lower case");
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String name) throws UnreadableEntryException {
        String text = text(name);
        return CamelCase.parse(type, text)
                .orElseThrow(() -> odd(name, "is not a " + type.getSimpleName()));
    }

    Optional<FieldsCodec> optionalObject(String name) throws UnreadableEntryException {
        if (!has(name)) {
            return Optional.empty();
        }
        if (required(name) instanceof FieldsCodec object) {
            return Optional.of(object);
        }
        throw odd(name, "is not an object");
    }

    List<FieldsCodec> objects(String name, int atMost) throws UnreadableEntryException {
        if (!(required(name) instanceof List<?> list) || list.size() > atMost) {
            throw odd(name, "is not a list of at most " + atMost);
        }
        return list.stream().map(FieldsCodec.class::cast).toList();
    }

    UnreadableEntryException odd(String name, String what) {
        return unreadable(path() + name + " " + what);
    }

    private String path() {
        return parent == null ? "" : parent.path() + place + ".";
    }

    private Object required(String name) throws UnreadableEntryException {
        int index = find(name);
        if (index < 0) {
            throw odd(name, "is missing");
        }
        return values[index];
    }
}
