package org.tillbridge.sync.journal;

import org.tillbridge.sync.journal.JournalEntry.Signing;
import org.tillbridge.sync.journal.JournalEntry.Signing.DocumentSigned;
import org.tillbridge.sync.journal.JournalEntry.Signing.DocumentUnsigned;
import org.tillbridge.sync.journal.JournalEntry.Signing.SigningUnitSet;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;

/// The bodies of what became of documents at the signing unit.
final class SigningCodec {
    private static final int MOST_LINES = 100;

    private SigningCodec() {}

    static void write(JsonGenerator json, Signing entry) {
        switch (entry) {
            case SigningUnitSet set ->
                    set.unit().ifPresent(unit -> GoodsCodec.writeText(json, "unit", unit));
            case DocumentSigned signed -> write(json, signed);
            case DocumentUnsigned unsigned -> {
                json.writeStringProperty("transaction", unsigned.transaction().toString());
                GoodsCodec.writeText(json, "why", unsigned.why());
                if (unsigned.refused()) {
                    json.writeBooleanProperty("refused", true);
                }
            }
        }
    }

    private static void write(JsonGenerator json, DocumentSigned signed) {
        json.writeStringProperty("transaction", signed.transaction().toString());
        json.writeArrayPropertyStart("lines");
        for (String line : signed.lines()) {
            json.writeStartObject();
            GoodsCodec.writeText(json, "text", line);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (signed.late()) {
            json.writeBooleanProperty("late", true);
        }
    }

    /// @param kind one of those above
    static JournalEntry entry(String kind, FieldsCodec fields) throws UnreadableEntryException {
        return switch (kind) {
            case "SigningUnitSet" -> new SigningUnitSet(fields.optionalText("unit"));
            case "DocumentSigned" -> signed(fields);
            case "DocumentUnsigned" ->
                    new DocumentUnsigned(
                            fields.uuid("transaction"), fields.text("why"), fields.flag("refused"));
            default -> throw UnreadableEntryException.unknownKind(kind, EntryCodec.VERSION);
        };
    }

    private static DocumentSigned signed(FieldsCodec fields) throws UnreadableEntryException {
        List<String> lines = new ArrayList<>();
        for (FieldsCodec line : fields.objects("lines", MOST_LINES)) {
            lines.add(line.text("text"));
        }
        return new DocumentSigned(fields.uuid("transaction"), lines, fields.flag("late"));
    }
}
