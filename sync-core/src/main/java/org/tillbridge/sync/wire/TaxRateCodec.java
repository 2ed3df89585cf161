package org.tillbridge.sync.wire;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.sync.wire.JsonCodec.Fields;
import org.tillbridge.sync.wire.ReplicaRow.TaxRateRow;

import tools.jackson.core.JsonGenerator;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The body of a tax rate's row. Who knows of no jurisdictions reads what they take together.
final class TaxRateCodec {
    private TaxRateCodec() {}

    static void write(JsonGenerator json, TaxRateRow row) {
        json.writeStringProperty("taxClass", row.taxClass().code());
        json.writeStringProperty("from", row.from().toString());
        json.writeNumberProperty("rate", row.rate().partsPerMillion());
        row.store().ifPresent(store -> json.writeNumberProperty("store", store.number()));
        if (!row.rate().parts().isEmpty()) {
            JsonCodec.array(
                    json,
                    "parts",
                    row.rate().parts(),
                    (inner, part) -> {
                        inner.writeStringProperty("jurisdiction", part.jurisdiction());
                        inner.writeNumberProperty("rate", part.partsPerMillion());
                    });
        }
    }

    static TaxRateRow read(Fields fields) {
        OptionalLong store = fields.optionalInteger("store", 1, Integer.MAX_VALUE);
        return new TaxRateRow(
                store.isPresent()
                        ? Optional.of(new StoreId((int) store.getAsLong()))
                        : Optional.empty(),
                fields.parsed("taxClass", 32, TaxClass::new),
                fields.parsed("from", 10, LocalDate::parse),
                new TaxRate(rate(fields), parts(fields)));
    }

    private static List<TaxRate.Part> parts(Fields fields) {
        return fields.has("parts")
                ? fields.objects(
                        "parts",
                        TaxRate.MOST_PARTS,
                        part ->
                                new TaxRate.Part(
                                        part.text("jurisdiction", TaxRate.LONGEST_NAME),
                                        rate(part)))
                : List.of();
    }

    private static int rate(Fields fields) {
        return (int) fields.integer("rate", 0, 1_000_000);
    }
}
