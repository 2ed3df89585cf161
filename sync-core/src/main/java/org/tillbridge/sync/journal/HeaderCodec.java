package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EntryHeader.MoneyTotals;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;

import tools.jackson.core.JsonGenerator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The header of an entry.
final class HeaderCodec {
    private static final int MOST_TENDERS = 100;

    private HeaderCodec() {}

    static void write(JsonGenerator json, EntryHeader header) {
        json.writeNumberProperty("store", header.store().number());
        json.writeNumberProperty("workstation", header.workstation().number());
        json.writeStringProperty("epoch", header.epoch().hex());
        json.writeNumberProperty("sequence", header.sequence());
        json.writeStringProperty("entryId", header.entryId().toString());
        GoodsCodec.writeText(json, "kind", header.kind());
        json.writeNumberProperty("version", header.version());
        json.writeStringProperty("businessDate", header.businessDate().toString());
        header.operator().ifPresent(who -> json.writeNumberProperty("operator", who.number()));
        json.writeNumberProperty("recordedAt", header.recordedAt().toEpochMilli());
        header.hubTime()
                .ifPresent(time -> json.writeNumberProperty("hubTime", time.toEpochMilli()));
        json.writeStringProperty("previousHash", header.previousHash().hex());
        header.money().ifPresent(money -> writeMoney(json, money));
        header.personalPartHash()
                .ifPresent(hash -> json.writeStringProperty("personalPartHash", hash.hex()));
    }

    private static void writeMoney(JsonGenerator json, MoneyTotals money) {
        CurrencyUnit currency = money.total().getCurrencyUnit();
        json.writeObjectPropertyStart("money");
        MoneyCodec.write(json, currency);
        json.writeStringProperty("number", money.number().toString());
        MoneyCodec.write(json, "total", money.total(), currency);
        json.writeArrayPropertyStart("tenders");
        for (TenderTotal tender : money.tenders()) {
            json.writeStartObject();
            json.writeStringProperty("tender", CamelCase.of(tender.tender()));
            MoneyCodec.write(json, "amount", tender.amount(), currency);
            json.writeEndObject();
        }
        json.writeEndArray();
        TaxCodec.write(json, money.taxes(), currency);
        json.writeEndObject();
    }

    static EntryHeader header(FieldsCodec fields) throws UnreadableEntryException {
        Optional<OperatorId> operator =
                fields.has("operator")
                        ? Optional.of(new OperatorId(fields.smallInteger("operator")))
                        : Optional.empty();
        Optional<Instant> hubTime =
                fields.has("hubTime") ? Optional.of(fields.instant("hubTime")) : Optional.empty();
        Optional<FieldsCodec> money = fields.optionalObject("money");
        return new EntryHeader(
                new StoreId(fields.smallInteger("store")),
                new WorkstationId(fields.smallInteger("workstation")),
                new Epoch(fields.text("epoch")),
                positive(fields, "sequence"),
                fields.uuid("entryId"),
                fields.text("kind"),
                fields.smallInteger("version"),
                fields.date("businessDate"),
                operator,
                fields.instant("recordedAt"),
                hubTime,
                new Hash(fields.text("previousHash")),
                money.isEmpty() ? Optional.empty() : Optional.of(money(money.get())),
                fields.optionalText("personalPartHash").map(Hash::new));
    }

    static ChainLink link(FieldsCodec fields) throws UnreadableEntryException {
        return new ChainLink(
                fields.text("kind"),
                fields.smallInteger("version"),
                new Hash(fields.text("previousHash")));
    }

    private static long positive(FieldsCodec fields, String name) throws UnreadableEntryException {
        long value = fields.integer(name);
        if (value < 1) {
            throw fields.odd(name, "is below 1");
        }
        return value;
    }

    private static MoneyTotals money(FieldsCodec fields) throws UnreadableEntryException {
        CurrencyUnit currency = MoneyCodec.currency(fields);
        List<TenderTotal> tenders = new ArrayList<>();
        for (FieldsCodec tender : fields.objects("tenders", MOST_TENDERS)) {
            tenders.add(
                    new TenderTotal(
                            tender.oneOf(Tender.class, "tender"),
                            MoneyCodec.amount(tender, "amount", currency)));
        }
        return new MoneyTotals(
                MoneyCodec.number(fields),
                MoneyCodec.amount(fields, "total", currency),
                tenders,
                TaxCodec.taxes(fields, currency));
    }
}
