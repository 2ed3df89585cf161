package org.tillbridge.sync.journal;

import static org.tillbridge.sync.journal.UnreadableEntryException.unreadable;

import org.jspecify.annotations.Nullable;
import org.tillbridge.retail.CamelCase;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The fields of a JSON object, each read as what it has to be. What is missing or of another form
/// is refused by its path: `lines[3].quantity is not an integer`.
final class FieldsCodec {
    private final String path;
    private final JsonNode object;

    FieldsCodec(String path, JsonNode object) {
        this.path = path;
        this.object = object;
    }

    boolean has(String name) {
        return object.has(name);
    }

    long integer(String name) throws UnreadableEntryException {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw odd(name, "is not an integer");
        }
        return value.longValue();
    }

    int smallInteger(String name) throws UnreadableEntryException {
        long value = integer(name);
        if (value != (int) value) {
            throw odd(name, "is out of range");
        }
        return (int) value;
    }

    String text(String name) throws UnreadableEntryException {
        JsonNode value = required(name);
        if (!value.isString()) {
            throw odd(name, "is not a text");
        }
        String text = value.stringValue();
        if (!StrictJsonCodec.isStorable(text)) {
            throw odd(name, "holds what no text can hold");
        }
        return text;
    }

    Optional<String> optionalText(String name) throws UnreadableEntryException {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
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
        JsonNode value = required(name);
        if (!value.isObject()) {
            throw odd(name, "is not an object");
        }
        return Optional.of(new FieldsCodec(path + name + ".", value));
    }

    List<FieldsCodec> objects(String name, int atMost) throws UnreadableEntryException {
        JsonNode value = required(name);
        if (!value.isArray() || value.size() > atMost) {
            throw odd(name, "is not a list of at most " + atMost);
        }
        List<FieldsCodec> objects = new ArrayList<>(value.size());
        for (JsonNode element : value.values()) {
            String place = path + name + "[" + objects.size() + "]";
            if (!element.isObject()) {
                throw unreadable(place + " is not an object");
            }
            objects.add(new FieldsCodec(place + ".", element));
        }
        return objects;
    }

    UnreadableEntryException odd(String name, String what) {
        return unreadable(path + name + " " + what);
    }

    private JsonNode required(String name) throws UnreadableEntryException {
        @Nullable JsonNode value = object.get(name);
        if (value == null) {
            throw odd(name, "is missing");
        }
        return value;
    }
}
