package org.tillbridge.sync.journal;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Compact JSON texts whose bytes are hashed: written in one way only, and read with suspicion. A
/// text that is too long, nested too deep, has a field twice or goes on after its end is refused.
final class StrictJsonCodec {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(16)
                                    .maxNumberLength(20)
                                    .maxNameLength(256)
                                    .maxStringLength(256 * 1024)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
                    .build();
    private static final JsonMapper MAPPER =
            JsonMapper.builder(FACTORY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
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
        if (text.length() > maxBytes || text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            throw UnreadableEntryException.unreadable("longer than %d bytes".formatted(maxBytes));
        }
        try {
            JsonNode root = MAPPER.readTree(text);
            if (!root.isObject()) {
                throw UnreadableEntryException.unreadable("not a JSON object");
            }
            return new FieldsCodec("", root);
        } catch (JacksonException notJson) {
            throw new UnreadableEntryException(
                    "not JSON: " + notJson.getOriginalMessage(), notJson);
        }
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
