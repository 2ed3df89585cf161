package org.tillbridge.hub.http;

import org.tillbridge.hub.catalogue.ImportReport;
import org.tillbridge.hub.catalogue.ImportReport.FileTaken;
import org.tillbridge.hub.intake.WaitingEffect;
import org.tillbridge.hub.tsv.Finding;
import org.tillbridge.sync.wire.EnrolmentCode;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The JSON of the admin endpoints.
final class AdminCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactory()).build();
    private static final int LONGEST_NAME = 100;

    private AdminCodec() {}

    /// The `name` in the request for a code; the body may be empty.
    static Optional<String> name(byte[] json) {
        if (json.length == 0) {
            return Optional.empty();
        }
        try {
            JsonNode name = MAPPER.readTree(json).path("name");
            if (name.isMissingNode()) {
                return Optional.empty();
            }
            if (name.isString()
                    && !name.stringValue().isBlank()
                    && name.stringValue().length() <= LONGEST_NAME) {
                return Optional.of(name.stringValue());
            }
        } catch (JacksonException notJson) {
            throw HttpRefusal.badRequest("The body is not JSON.");
        }
        throw HttpRefusal.badRequest("The name is a text of 1 to 100 characters.");
    }

    static byte[] code(EnrolmentCode code) {
        return object(json -> json.writeStringProperty("code", code.text()));
    }

    static byte[] report(ImportReport report) {
        return object(
                json -> {
                    json.writeArrayPropertyStart("files");
                    report.files().forEach(file -> write(json, file));
                    json.writeEndArray();
                    json.writeArrayPropertyStart("findings");
                    report.findings().forEach(finding -> write(json, finding));
                    json.writeEndArray();
                });
    }

    private static void write(JsonGenerator json, FileTaken file) {
        json.writeStartObject();
        json.writeStringProperty("file", file.file());
        json.writeNumberProperty("rows", file.rows());
        json.writeNumberProperty("taken", file.taken());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("file", finding.file());
        json.writeNumberProperty("line", finding.line());
        json.writeStringProperty("kind", finding.kind());
        json.writeStringProperty("value", finding.value());
        json.writeStringProperty("done", finding.done());
        json.writeEndObject();
    }

    /// @param waiting how many there are
    /// @param some the first of them
    static byte[] parked(long waiting, List<WaitingEffect> some) {
        return object(
                json -> {
                    json.writeNumberProperty("parked", waiting);
                    json.writeArrayPropertyStart("effects");
                    some.forEach(effect -> write(json, effect));
                    json.writeEndArray();
                });
    }

    static byte[] replayed(int applied, long waiting) {
        return object(
                json -> {
                    json.writeNumberProperty("applied", applied);
                    json.writeNumberProperty("parked", waiting);
                });
    }

    private static void write(JsonGenerator json, WaitingEffect waiting) {
        json.writeStartObject();
        json.writeNumberProperty("store", waiting.place().store().number());
        json.writeNumberProperty("workstation", waiting.place().workstation().number());
        json.writeStringProperty("epoch", waiting.place().epoch().hex());
        json.writeNumberProperty("sequence", waiting.place().sequence());
        json.writeStringProperty("kind", waiting.kind());
        json.writeStringProperty("effect", waiting.effect().effect());
        json.writeStringProperty("code", waiting.effect().code());
        json.writeStringProperty("text", waiting.effect().text());
        json.writeEndObject();
    }

    private static byte[] object(Consumer<JsonGenerator> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
