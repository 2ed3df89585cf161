package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;

import tools.jackson.core.JsonGenerator;

import java.util.UUID;

/// What is set aside and taken up again. The basket stands in the body as it was kept, and comes
/// out of it byte for byte.
final class SuspensionCodec {
    private static final String BASKET = "basket";
    private static final String SUSPENSION = "suspension";
    private static final String WORKSTATION = "workstation";

    private SuspensionCodec() {}

    static void write(JsonGenerator json, SaleSuspended suspended) {
        CurrencyUnit currency = suspended.total().getCurrencyUnit();
        json.writeStringProperty("transaction", suspended.transaction().toString());
        json.writeNumberProperty("lines", suspended.lines());
        MoneyCodec.write(json, currency);
        MoneyCodec.write(json, "total", suspended.total(), currency);
        json.writeNumberProperty("at", suspended.at().toEpochMilli());
        json.writeName(BASKET);
        json.writeRawValue(StrictJsonCodec.storable(suspended.basket()));
    }

    static void write(JsonGenerator json, SaleResumed resumed) {
        json.writeStringProperty("transaction", resumed.transaction().toString());
        json.writeNumberProperty("at", resumed.at().toEpochMilli());
        switch (resumed.where()) {
            case Resumption.Here() -> {}
            case Resumption.TakenOver(UUID suspension, UUID as) -> {
                json.writeStringProperty(SUSPENSION, suspension.toString());
                json.writeStringProperty("as", as.toString());
            }
            case Resumption.Elsewhere(WorkstationId workstation) ->
                    json.writeNumberProperty(WORKSTATION, workstation.number());
        }
    }

    static SaleSuspended suspended(String body) throws UnreadableEntryException {
        String basket = StrictJsonCodec.objects(body, EntryCodec.MAX_BYTES).get(BASKET);
        if (basket == null) {
            throw UnreadableEntryException.unreadable("there is no basket in it");
        }
        return EntryCodec.read(
                body,
                fields ->
                        new SaleSuspended(
                                fields.uuid("transaction"),
                                fields.smallInteger("lines"),
                                MoneyCodec.amount(fields, "total", MoneyCodec.currency(fields)),
                                fields.instant("at"),
                                basket));
    }

    static SaleResumed resumed(FieldsCodec fields) throws UnreadableEntryException {
        return new SaleResumed(fields.uuid("transaction"), fields.instant("at"), where(fields));
    }

    private static Resumption where(FieldsCodec fields) throws UnreadableEntryException {
        if (fields.has(SUSPENSION)) {
            return new Resumption.TakenOver(fields.uuid(SUSPENSION), fields.uuid("as"));
        }
        return fields.has(WORKSTATION)
                ? new Resumption.Elsewhere(new WorkstationId(fields.smallInteger(WORKSTATION)))
                : new Resumption.Here();
    }
}
