package org.tillbridge.sync.journal;

import org.tillbridge.sync.journal.DerivedRows.StockRow;
import org.tillbridge.sync.journal.DerivedRows.TillEventRow;
import org.tillbridge.sync.journal.DerivedRows.TransactionRow;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.JsonStringEncoder;

import java.util.List;

/// What follows from one entry as one text, for the database to take apart when it files it. The
/// transaction's id stands beside it.
final class DerivedRowsCodec {
    private DerivedRowsCodec() {}

    static String text(DerivedRows rows) {
        return StrictJsonCodec.object(json -> write(json, rows));
    }

    /// A text as it stands in JSON.
    static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + "\"";
    }

    private static void write(JsonGenerator json, DerivedRows rows) {
        if (!rows.stock().isEmpty()) {
            json.writeName("stock");
            writeStock(json, rows.stock());
        }
        if (rows.transaction().isPresent()) {
            json.writeName("transaction");
            write(json, rows.transaction().get());
        }
        if (rows.tillEvent().isPresent()) {
            json.writeName("tillEvent");
            write(json, rows.tillEvent().get());
        }
    }

    private static void writeStock(JsonGenerator json, List<StockRow> rows) {
        json.writeStartArray();
        for (StockRow row : rows) {
            json.writeArray(new long[] {row.line(), row.item(), row.thousandths()}, 0, 3);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, TransactionRow row) {
        json.writeStartArray();
        json.writeString(row.number());
        json.writeString(row.businessDate().toString());
        json.writeNumber(row.completedAt());
        json.writeString(row.kind());
        json.writeString(row.currency());
        json.writeNumber(row.total());
        json.writeNumber(row.tax());
        json.writeRawValue(row.taxes());
        json.writeNumber(row.cash());
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, TillEventRow row) {
        json.writeStartArray();
        json.writeString(row.businessDate().toString());
        json.writeString(row.kind());
        json.writeString(row.currency());
        json.writeNumber(row.amount());
        if (row.number().isPresent()) {
            json.writeString(row.number().get());
        } else {
            json.writeNull();
        }
        json.writeEndArray();
    }
}
