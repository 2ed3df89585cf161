package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueSlip;

import tools.jackson.core.JsonGenerator;

import java.util.Optional;
import java.util.UUID;

/// Gift cards and store credits: `code`, `claim`, `left`, `new`.
final class StoredValueCodec {
    private StoredValueCodec() {}

    static void write(JsonGenerator json, StoredValueSlip slip, CurrencyUnit currency) {
        json.writeObjectPropertyStart("storedValue");
        json.writeStringProperty("code", slip.code().digits());
        slip.claim().ifPresent(claim -> json.writeStringProperty("claim", claim.toString()));
        slip.left().ifPresent(left -> MoneyCodec.write(json, "left", left, currency));
        if (slip.isNew()) {
            json.writeBooleanProperty("new", true);
        }
        json.writeEndObject();
    }

    static StoredValueSlip slip(FieldsCodec fields, CurrencyUnit currency)
            throws UnreadableEntryException {
        Optional<UUID> claim =
                fields.has("claim") ? Optional.of(fields.uuid("claim")) : Optional.empty();
        Optional<Money> left =
                fields.has("left")
                        ? Optional.of(MoneyCodec.amount(fields, "left", currency))
                        : Optional.empty();
        return new StoredValueSlip(code(fields, "code"), claim, left, fields.flag("new"));
    }

    static StoredValueCode code(FieldsCodec fields, String name) throws UnreadableEntryException {
        return StoredValueCode.parse(fields.text(name))
                .orElseThrow(() -> fields.odd(name, "is no number of a gift card"));
    }
}
