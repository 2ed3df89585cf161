package org.tillbridge.hub.http;

import org.tillbridge.hub.catalogue.ImportReport;
import org.tillbridge.hub.catalogue.ImportReport.FileTaken;
import org.tillbridge.hub.tsv.Finding;
import org.tillbridge.sync.wire.EnrolmentCode;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/// The JSON of the admin endpoints.
final class AdminCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactory()).build();
    private static final int LONGEST_TEXT = 100;

    private AdminCodec() {}

    /// The text of a field; empty if it, or the whole body, is not there.
    static Optional<String> text(byte[] json, String field) {
        if (json.length == 0) {
            return Optional.empty();
        }
        try {
            JsonNode text = MAPPER.readTree(json).path(field);
            if (text.isMissingNode()) {
                return Optional.empty();
            }
            if (text.isString()
                    && !text.stringValue().isBlank()
                    && text.stringValue().length() <= LONGEST_TEXT) {
                return Optional.of(text.stringValue());
            }
        } catch (JacksonException notJson) {
            throw HttpRefusal.badRequest("The body is not JSON.");
        }
        throw HttpRefusal.badRequest("The %s is a text of 1 to 100 characters.".formatted(field));
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

    static byte[] object(Consumer<JsonGenerator> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
