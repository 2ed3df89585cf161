package org.tillbridge.sync.journal;

import org.tillbridge.retail.Buyer;
import org.tillbridge.retail.TaxId;
import org.tillbridge.sync.journal.JournalEntry.InvoiceIssued;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;

/// Invoices: that one was issued, and to whom.
public final class InvoiceCodec {
    private InvoiceCodec() {}

    static void write(JsonGenerator json, InvoiceIssued issued) {
        json.writeStringProperty("transaction", issued.transaction().toString());
        json.writeStringProperty("number", issued.number().toString());
    }

    static InvoiceIssued issued(FieldsCodec fields) throws UnreadableEntryException {
        return new InvoiceIssued(fields.uuid("transaction"), MoneyCodec.number(fields));
    }

    /// Who a buyer is, as the personal part of the entry. It begins as none of a customer does.
    public static String buyer(Buyer buyer) {
        return StrictJsonCodec.object(
                json -> {
                    GoodsCodec.writeText(json, "buyer", buyer.name());
                    json.writeArrayPropertyStart("address");
                    for (String line : buyer.address()) {
                        json.writeStartObject();
                        GoodsCodec.writeText(json, "text", line);
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    buyer.taxId().ifPresent(id -> json.writeStringProperty("taxId", id.text()));
                });
    }

    public static Buyer buyer(String text) throws UnreadableEntryException {
        return EntryCodec.read(text, InvoiceCodec::buyer);
    }

    private static Buyer buyer(FieldsCodec fields) throws UnreadableEntryException {
        List<String> address = new ArrayList<>();
        for (FieldsCodec line : fields.objects("address", Buyer.MOST_LINES)) {
            address.add(line.text("text"));
        }
        return new Buyer(
                fields.text("buyer"), address, fields.optionalText("taxId").map(TaxId::new));
    }
}
