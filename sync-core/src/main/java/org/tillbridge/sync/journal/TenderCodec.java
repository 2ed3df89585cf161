package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.OfflineApproval;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry.TenderAuthorised;
import org.tillbridge.sync.journal.JournalEntry.TenderDeclined;
import org.tillbridge.sync.journal.JournalEntry.TenderStarted;
import org.tillbridge.sync.journal.JournalEntry.TenderUnknown;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled;

import tools.jackson.core.JsonGenerator;

import java.util.Optional;
import java.util.UUID;

/// What is asked of a terminal, and what it says.
final class TenderCodec {
    private static final String REFUNDS = "refunds";
    private static final String FLOOR_LIMIT = "floorLimit";

    private TenderCodec() {}

    static void write(JsonGenerator json, TenderStarted started) {
        CurrencyUnit currency = started.amount().getCurrencyUnit();
        json.writeStringProperty("tenderId", started.tenderId().toString());
        json.writeStringProperty("transaction", started.transaction().toString());
        json.writeStringProperty("tender", CamelCase.of(started.tender()));
        MoneyCodec.write(json, currency);
        MoneyCodec.write(json, "amount", started.amount(), currency);
        GoodsCodec.writeText(json, "terminal", started.terminal());
        started.reverses()
                .ifPresent(tender -> json.writeStringProperty("reverses", tender.toString()));
    }

    static TenderStarted started(FieldsCodec fields) throws UnreadableEntryException {
        CurrencyUnit currency = MoneyCodec.currency(fields);
        Optional<UUID> reverses =
                fields.has("reverses") ? Optional.of(fields.uuid("reverses")) : Optional.empty();
        return new TenderStarted(
                fields.uuid("tenderId"),
                fields.uuid("transaction"),
                fields.oneOf(Tender.class, "tender"),
                MoneyCodec.amount(fields, "amount", currency),
                fields.text("terminal"),
                reverses);
    }

    static void write(JsonGenerator json, TenderAuthorised authorised) {
        CurrencyUnit currency = authorised.amount().getCurrencyUnit();
        json.writeStringProperty("transaction", authorised.transaction().toString());
        MoneyCodec.write(json, currency);
        MoneyCodec.write(json, "amount", authorised.amount(), currency);
        write(json, "card", authorised.card());
        writeFlag(json, "byHand", authorised.byHand());
        authorised.offline().ifPresent(offline -> write(json, offline, currency));
    }

    private static void write(JsonGenerator json, OfflineApproval offline, CurrencyUnit currency) {
        json.writeObjectPropertyStart("offline");
        GoodsCodec.writeText(json, "terminal", offline.terminal());
        json.writeNumberProperty("askedAt", offline.askedAt().toEpochMilli());
        json.writeNumberProperty("forwardBy", offline.forwardBy().toEpochMilli());
        offline.floorLimit()
                .ifPresent(limit -> MoneyCodec.write(json, FLOOR_LIMIT, limit, currency));
        json.writeEndObject();
    }

    static TenderAuthorised authorised(FieldsCodec fields) throws UnreadableEntryException {
        CurrencyUnit currency = MoneyCodec.currency(fields);
        return new TenderAuthorised(
                fields.uuid("transaction"),
                MoneyCodec.amount(fields, "amount", currency),
                card(fields.optionalObject("card"))
                        .orElseThrow(() -> fields.odd("card", "is missing")),
                fields.flag("byHand"),
                offline(fields.optionalObject("offline"), currency));
    }

    private static Optional<OfflineApproval> offline(
            Optional<FieldsCodec> offline, CurrencyUnit currency) throws UnreadableEntryException {
        if (offline.isEmpty()) {
            return Optional.empty();
        }
        FieldsCodec fields = offline.get();
        return Optional.of(
                new OfflineApproval(
                        fields.text("terminal"),
                        fields.instant("askedAt"),
                        fields.instant("forwardBy"),
                        fields.has(FLOOR_LIMIT)
                                ? Optional.of(MoneyCodec.amount(fields, FLOOR_LIMIT, currency))
                                : Optional.empty()));
    }

    static void write(JsonGenerator json, OfflinePaymentSettled settled) {
        CurrencyUnit currency = settled.amount().getCurrencyUnit();
        json.writeStringProperty("tenderId", settled.tenderId().toString());
        json.writeStringProperty("transaction", settled.transaction().toString());
        MoneyCodec.write(json, currency);
        MoneyCodec.write(json, "amount", settled.amount(), currency);
        json.writeStringProperty("outcome", CamelCase.of(settled.outcome()));
        writeFlag(json, "byHand", settled.byHand());
    }

    static OfflinePaymentSettled settled(FieldsCodec fields) throws UnreadableEntryException {
        return new OfflinePaymentSettled(
                fields.uuid("tenderId"),
                fields.uuid("transaction"),
                MoneyCodec.amount(fields, "amount", MoneyCodec.currency(fields)),
                fields.oneOf(OfflinePaymentSettled.Outcome.class, "outcome"),
                fields.flag("byHand"));
    }

    static void write(JsonGenerator json, TenderDeclined declined) {
        json.writeStringProperty("tenderId", declined.tenderId().toString());
        json.writeStringProperty("transaction", declined.transaction().toString());
        json.writeStringProperty("reason", CamelCase.of(declined.reason()));
        writeFlag(json, "byHand", declined.byHand());
    }

    static TenderDeclined declined(FieldsCodec fields) throws UnreadableEntryException {
        return new TenderDeclined(
                fields.uuid("tenderId"),
                fields.uuid("transaction"),
                fields.oneOf(DeclineReason.class, "reason"),
                fields.flag("byHand"));
    }

    static void write(JsonGenerator json, TenderUnknown unknown) {
        json.writeStringProperty("tenderId", unknown.tenderId().toString());
        json.writeStringProperty("transaction", unknown.transaction().toString());
    }

    static TenderUnknown unknown(FieldsCodec fields) throws UnreadableEntryException {
        return new TenderUnknown(fields.uuid("tenderId"), fields.uuid("transaction"));
    }

    /// A slip, as an object of that name.
    static void write(JsonGenerator json, String name, CardSlip card) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("tenderId", card.tender().toString());
        GoodsCodec.writeText(json, "reference", card.reference());
        card.authorisation().ifPresent(text -> GoodsCodec.writeText(json, "authorisation", text));
        card.brand().ifPresent(text -> GoodsCodec.writeText(json, "brand", text));
        card.lastFour().ifPresent(digits -> json.writeStringProperty("lastFour", digits));
        writeFlag(json, "offline", card.offline());
        card.refunds().ifPresent(paid -> json.writeStringProperty(REFUNDS, paid.toString()));
        json.writeEndObject();
    }

    static Optional<CardSlip> card(Optional<FieldsCodec> card) throws UnreadableEntryException {
        if (card.isEmpty()) {
            return Optional.empty();
        }
        FieldsCodec fields = card.get();
        return Optional.of(
                new CardSlip(
                        fields.uuid("tenderId"),
                        fields.text("reference"),
                        fields.optionalText("authorisation"),
                        fields.optionalText("brand"),
                        fields.optionalText("lastFour"),
                        fields.flag("offline"),
                        fields.has(REFUNDS)
                                ? Optional.of(fields.uuid(REFUNDS))
                                : Optional.empty()));
    }

    private static void writeFlag(JsonGenerator json, String name, boolean holds) {
        if (holds) {
            json.writeBooleanProperty(name, true);
        }
    }
}
