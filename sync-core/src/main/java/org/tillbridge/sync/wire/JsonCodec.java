package org.tillbridge.sync.wire;

import org.jspecify.annotations.Nullable;
import org.tillbridge.retail.CamelCase;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// The JSON of disk and wire, as all codecs of this package read and write it: compact on the way
/// out; on the way in every field is bounded and checked, and what is odd is named.
final class JsonCodec {
    /// The year 9999; later instants are mistakes.
    private static final long LAST_INSTANT = 253_402_300_799_999L;

    /// Stands for what no message holds: null, fractions, integers that are no long.
    private static final Object ODD = new Object();

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(16)
                                    .maxNumberLength(20)
                                    .maxNameLength(100)
                                    .maxStringLength(4 << 20)
                                    .build())
                    .build();

    private JsonCodec() {}

    static String text(Consumer<JsonGenerator> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            object(json, fields);
        }
        return text.toString();
    }

    static byte[] bytes(Consumer<JsonGenerator> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            object(json, fields);
        }
        return bytes.toByteArray();
    }

    static void object(JsonGenerator json, Consumer<JsonGenerator> fields) {
        json.writeStartObject();
        fields.accept(json);
        json.writeEndObject();
    }

    static <T> void array(
            JsonGenerator json,
            String name,
            List<T> elements,
            BiConsumer<JsonGenerator, T> fields) {
        json.writeArrayPropertyStart(name);
        for (T element : elements) {
            object(json, inner -> fields.accept(inner, element));
        }
        json.writeEndArray();
    }

    static Fields read(String text) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new Fields(readWhole(json), false);
        } catch (JacksonException notJson) {
            throw notJson(notJson);
        }
    }

    static Fields read(byte[] bytes) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            return new Fields(readWhole(json), isPlain(bytes));
        } catch (JacksonException notJson) {
            throw notJson(notJson);
        }
    }

    private static UnreadableMessageException notJson(JacksonException notJson) {
        return new UnreadableMessageException("It is not JSON within the limits", notJson);
    }

    /// Whether no text in it can hold half of a character, as is so of most of what tills send: it
    /// would have to be written with an escape, or in UTF-16, which has zeros. In UTF-8 itself the
    /// parser refuses it.
    private static boolean isPlain(byte[] json) {
        for (int i = 0; i < json.length; i++) {
            if (json[i] == 0 || (json[i] == 'u' && i > 0 && json[i - 1] == '\\')) {
                return false;
            }
        }
        return true;
    }

    private static JsonObject readWhole(JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableMessageException("It is not a JSON object");
        }
        JsonObject object = readObject(json);
        if (json.nextToken() != null) {
            throw new UnreadableMessageException("Something follows the JSON object");
        }
        return object;
    }

    private static JsonObject readObject(JsonParser json) {
        JsonObject object = new JsonObject();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            object.add(name, readValue(json, json.nextToken()));
        }
        return object;
    }

    private static List<Object> readList(JsonParser json) {
        List<Object> list = new ArrayList<>();
        for (JsonToken next = json.nextToken();
                next != JsonToken.END_ARRAY;
                next = json.nextToken()) {
            list.add(readValue(json, next));
        }
        return list;
    }

    /// A string, a long, a boolean, a list or an object.
    private static Object readValue(JsonParser json, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> readInteger(json);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> readObject(json);
            case START_ARRAY -> readList(json);
            default -> ODD;
        };
    }

    private static Object readInteger(JsonParser json) {
        return switch (json.getNumberType()) {
            case INT, LONG -> json.getLongValue();
            default -> ODD;
        };
    }

    /// The fields of one object.
    static final class Fields {
        private final JsonObject object;
        private final boolean plain;

        /// @param plain whether no text in it can hold half of a character
        private Fields(JsonObject object, boolean plain) {
            this.object = object;
            this.plain = plain;
        }

        boolean has(String name) {
            return object.get(name) != null;
        }

        String text(String name, int maxLength) {
            return checked(name, object.get(name), maxLength);
        }

        Optional<String> optionalText(String name, int maxLength) {
            return has(name) ? Optional.of(text(name, maxLength)) : Optional.empty();
        }

        long integer(String name, long min, long max) {
            if (!(object.get(name) instanceof Long number)) {
                throw new UnreadableMessageException(name + " is not an integer");
            }
            if (number < min || number > max) {
                throw new UnreadableMessageException(
                        name + " is not between " + min + " and " + max);
            }
            return number;
        }

        OptionalLong optionalInteger(String name, long min, long max) {
            return has(name) ? OptionalLong.of(integer(name, min, max)) : OptionalLong.empty();
        }

        int number(String name) {
            return (int) integer(name, 1, Integer.MAX_VALUE);
        }

        Instant instant(String name) {
            return Instant.ofEpochMilli(integer(name, 0, LAST_INSTANT));
        }

        /// Absent is false.
        boolean flag(String name) {
            return switch (object.get(name)) {
                case null -> false;
                case Boolean flag -> flag;
                default -> throw new UnreadableMessageException(name + " is not true or false");
            };
        }

        <T> T parsed(String name, int maxLength, Function<String, T> parse) {
            String text = text(name, maxLength);
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException odd) {
                throw new UnreadableMessageException(name + " is not well formed", odd);
            }
        }

        <E extends Enum<E>> E oneOf(String name, Class<E> type) {
            return CamelCase.parse(type, text(name, 40))
                    .orElseThrow(
                            () ->
                                    new UnreadableMessageException(
                                            name + " is none of the known ones"));
        }

        List<String> texts(String name, int maxElements, int maxLength) {
            List<String> texts = new ArrayList<>();
            for (Object element : elements(name, maxElements)) {
                texts.add(checked(name, element, maxLength));
            }
            return texts;
        }

        /// From 1.
        List<Integer> numbers(String name, int maxElements) {
            List<Integer> numbers = new ArrayList<>();
            for (Object element : elements(name, maxElements)) {
                if (!(element instanceof Long number) || number < 1 || number > Integer.MAX_VALUE) {
                    throw new UnreadableMessageException(name + " holds no number");
                }
                numbers.add(number.intValue());
            }
            return numbers;
        }

        <T> List<T> objects(String name, int maxElements, Function<Fields, T> read) {
            List<T> objects = new ArrayList<>();
            for (Object element : elements(name, maxElements)) {
                if (!(element instanceof JsonObject one)) {
                    throw new UnreadableMessageException(name + " holds something else");
                }
                objects.add(read.apply(new Fields(one, plain)));
            }
            return objects;
        }

        private List<?> elements(String name, int maxElements) {
            if (!(object.get(name) instanceof List<?> list) || list.size() > maxElements) {
                throw new UnreadableMessageException(
                        name + " is not a list of at most " + maxElements);
            }
            return list;
        }

        private String checked(String name, @Nullable Object value, int maxLength) {
            if (!(value instanceof String text)) {
                throw new UnreadableMessageException(name + " is not a text");
            }
            if (text.length() > maxLength) {
                throw new UnreadableMessageException(
                        name + " is longer than " + maxLength + " characters");
            }
            if (!plain && hasHalfCharacters(text)) {
                throw new UnreadableMessageException(name + " is not Unicode");
            }
            return text;
        }

        /// A surrogate alone has no UTF-8 form: its hash would be that of another text.
        private static boolean hasHalfCharacters(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isSurrogate(c)) {
                    boolean pair =
                            Character.isHighSurrogate(c)
                                    && i + 1 < text.length()
                                    && Character.isLowSurrogate(text.charAt(i + 1));
                    if (!pair) {
                        return true;
                    }
                    i++;
                }
            }
            return false;
        }
    }
}
