package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.TransactionNumber;

import tools.jackson.core.JsonGenerator;

/// Amounts as integers in minor units; their currency stands once per document.
final class MoneyCodec {
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

    static TransactionNumber number(FieldsCodec fields) throws UnreadableEntryException {
        return TransactionNumber.parse(fields.text("number"))
                .orElseThrow(() -> fields.odd("number", "is not a transaction number"));
    }
}
