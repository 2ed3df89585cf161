package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;

/// Taxes of a document and of a line. Jurisdictions stand beside what they come to together, so
/// that who does not know them reads on.
final class TaxCodec {
    private static final int MOST_TAX_RATES = 100;

    private TaxCodec() {}

    static void write(JsonGenerator json, List<TaxTotal> taxes, CurrencyUnit currency) {
        json.writeArrayPropertyStart("taxes");
        for (TaxTotal tax : taxes) {
            json.writeStartObject();
            json.writeNumberProperty("rate", tax.rate().partsPerMillion());
            MoneyCodec.write(json, "net", tax.net(), currency);
            MoneyCodec.write(json, "tax", tax.tax(), currency);
            tax.rate()
                    .jurisdiction()
                    .ifPresent(name -> GoodsCodec.writeText(json, "jurisdiction", name));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static List<TaxTotal> taxes(FieldsCodec fields, CurrencyUnit currency)
            throws UnreadableEntryException {
        List<TaxTotal> taxes = new ArrayList<>();
        for (FieldsCodec tax : fields.objects("taxes", MOST_TAX_RATES)) {
            taxes.add(
                    new TaxTotal(
                            tax.has("jurisdiction")
                                    ? TaxRate.of(List.of(part(tax)))
                                    : new TaxRate(tax.smallInteger("rate")),
                            MoneyCodec.amount(tax, "net", currency),
                            MoneyCodec.amount(tax, "tax", currency)));
        }
        return taxes;
    }

    static void writeParts(
            JsonGenerator json, TaxRate rate, List<Money> taxes, CurrencyUnit currency) {
        if (rate.parts().isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("taxParts");
        for (int index = 0; index < taxes.size(); index++) {
            TaxRate.Part part = rate.parts().get(index);
            json.writeStartObject();
            GoodsCodec.writeText(json, "jurisdiction", part.jurisdiction());
            json.writeNumberProperty("rate", part.partsPerMillion());
            MoneyCodec.write(json, "tax", taxes.get(index), currency);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// The rate of a line.
    static TaxRate rate(FieldsCodec line) throws UnreadableEntryException {
        List<TaxRate.Part> parts = new ArrayList<>();
        for (FieldsCodec part : parts(line)) {
            parts.add(part(part));
        }
        return new TaxRate(line.smallInteger("taxRate"), parts);
    }

    static List<Money> partsOf(FieldsCodec line, CurrencyUnit currency)
            throws UnreadableEntryException {
        List<Money> taxes = new ArrayList<>();
        for (FieldsCodec part : parts(line)) {
            taxes.add(MoneyCodec.amount(part, "tax", currency));
        }
        return taxes;
    }

    private static List<FieldsCodec> parts(FieldsCodec line) throws UnreadableEntryException {
        return line.has("taxParts") ? line.objects("taxParts", TaxRate.MOST_PARTS) : List.of();
    }

    private static TaxRate.Part part(FieldsCodec fields) throws UnreadableEntryException {
        return new TaxRate.Part(fields.text("jurisdiction"), fields.smallInteger("rate"));
    }
}
