package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.TransactionNumber;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;

/// Amounts as integers in minor units; their currency stands once per document.
final class MoneyCodec {
    private static final int MOST_TAX_RATES = 100;

    private MoneyCodec() {}

    static void write(JsonGenerator json, CurrencyUnit currency) {
        json.writeStringProperty("currency", currency.getCode());
    }

    static CurrencyUnit currency(FieldsCodec fields) throws UnreadableEntryException {
        return CurrencyUnit.of(fields.text("currency"));
    }

    /// @throws IllegalArgumentException if the amount is in another currency than its document
    static void write(JsonGenerator json, String name, Money amount, CurrencyUnit currency) {
        json.writeNumberProperty(name, minorUnits(amount, currency));
    }

    static Money amount(FieldsCodec fields, String name, CurrencyUnit currency)
            throws UnreadableEntryException {
        return Money.ofMinor(currency, fields.integer(name));
    }

    static long minorUnits(Money amount, CurrencyUnit currency) {
        require(amount.getCurrencyUnit(), currency);
        return amount.getAmountMinorLong();
    }

    static void require(CurrencyUnit actual, CurrencyUnit currency) {
        if (!actual.equals(currency)) {
            throw new IllegalArgumentException(actual + " in a document in " + currency);
        }
    }

    static void writeTaxes(JsonGenerator json, List<TaxTotal> taxes, CurrencyUnit currency) {
        json.writeArrayPropertyStart("taxes");
        for (TaxTotal tax : taxes) {
            json.writeStartObject();
            json.writeNumberProperty("rate", tax.rate().partsPerMillion());
            write(json, "net", tax.net(), currency);
            write(json, "tax", tax.tax(), currency);
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
                            new TaxRate(tax.smallInteger("rate")),
                            amount(tax, "net", currency),
                            amount(tax, "tax", currency)));
        }
        return taxes;
    }

    static TransactionNumber number(FieldsCodec fields) throws UnreadableEntryException {
        return TransactionNumber.parse(fields.text("number"))
                .orElseThrow(() -> fields.odd("number", "is not a transaction number"));
    }
}
