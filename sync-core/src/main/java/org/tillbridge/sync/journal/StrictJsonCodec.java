package org.tillbridge.sync.journal;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Compact JSON texts whose bytes are hashed: written in one way only, and read with suspicion. A
/// text that is too long, nested too deep, has a field twice or goes on after its end is refused.
final class StrictJsonCodec {
    private static final int MOST_BYTES_PER_CHAR = 3;
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(16)
                                    .maxNumberLength(20)
                                    .maxNameLength(256)
                                    .maxStringLength(256 * 1024)
                                    .build())
                    .enable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                    .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
                    .build();

    private StrictJsonCodec() {}

    /// An object, with the fields that the caller writes into it.
    static String object(Consumer<JsonGenerator> fields) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    static FieldsCodec read(String text, int maxBytes) throws UnreadableEntryException {
        if (isLonger(text, maxBytes)) {
            throw UnreadableEntryException.unreadable("longer than %d bytes".formatted(maxBytes));
        }
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw UnreadableEntryException.unreadable("not a JSON object");
            }
            FieldsCodec root = FieldsCodec.root(json);
            if (json.nextToken() != null) {
                throw UnreadableEntryException.unreadable("more than one JSON object");
            }
            return root;
        } catch (JacksonException notJson) {
            throw new UnreadableEntryException(
                    "not JSON: " + notJson.getOriginalMessage(), notJson);
        }
    }

    /// The exact texts of the objects that stand in an object, by name.
    static Map<String, String> objects(String text, int maxBytes) throws UnreadableEntryException {
        Map<String, String> objects = parts(text, maxBytes);
        objects.values().removeIf(part -> !part.startsWith("{"));
        return objects;
    }

    /// Those of lists too.
    static Map<String, String> parts(String text, int maxBytes) throws UnreadableEntryException {
        if (isLonger(text, maxBytes)) {
            throw UnreadableEntryException.unreadable("longer than %d bytes".formatted(maxBytes));
        }
        Map<String, String> parts = new HashMap<>();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw UnreadableEntryException.unreadable("not a JSON object");
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                boolean isPart = json.nextToken().isStructStart();
                int start = (int) json.currentTokenLocation().getCharOffset();
                json.skipChildren();
                int end = (int) json.currentLocation().getCharOffset();
                if (isPart && parts.put(name, text.substring(start, end)) != null) {
                    throw UnreadableEntryException.unreadable(name + " is there twice");
                }
            }
            if (json.nextToken() != null) {
                throw UnreadableEntryException.unreadable("more than one JSON object");
            }
            return parts;
        } catch (JacksonException notJson) {
            throw new UnreadableEntryException(
                    "not JSON: " + notJson.getOriginalMessage(), notJson);
        }
    }

    private static boolean isLonger(String text, int maxBytes) {
        return text.length() > maxBytes / MOST_BYTES_PER_CHAR
                && (text.length() > maxBytes
                        || text.getBytes(StandardCharsets.UTF_8).length > maxBytes);
    }

    /// The text as any database and font can hold it: NUL and halves of surrogate pairs become
    /// U+FFFD.
    static String storable(String text) {
        if (isStorable(text)) {
            return text;
        }
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> isStorable(point) ? point : '\uFFFD')
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    static boolean isStorable(String text) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit == 0 || Character.isSurrogate(unit)) {
                return text.codePoints().allMatch(StrictJsonCodec::isStorable);
            }
        }
        return true;
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }
}
