package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.LineItem;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.TenderSlip;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.VoidLine;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One line of a transaction, of any type.
final class LineCodec {
    private static final int MOST_MODIFIERS = 100;

    private LineCodec() {}

    static void write(JsonGenerator json, LineItem line, CurrencyUnit currency) {
        json.writeStartObject();
        json.writeNumberProperty("n", line.number());
        switch (line) {
            case SaleLine sale -> {
                json.writeStringProperty("type", "sale");
                writeGoodsLine(json, sale, currency);
            }
            case ReturnLine back -> {
                json.writeStringProperty("type", "return");
                writeGoodsLine(json, back, currency);
                writeReturn(json, back);
            }
            case VoidLine reversal -> {
                json.writeStringProperty("type", "void");
                json.writeNumberProperty("voided", reversal.voided());
                json.writeNumberProperty("at", reversal.at().toEpochMilli());
            }
            case TenderLine tender -> {
                json.writeStringProperty("type", "tender");
                json.writeStringProperty("tender", CamelCase.of(tender.tender()));
                MoneyCodec.write(json, "amount", tender.amount(), currency);
                tender.card().ifPresent(card -> TenderCodec.write(json, "card", card));
                tender.storedValue()
                        .ifPresent(slip -> StoredValueCodec.write(json, slip, currency));
            }
        }
        json.writeEndObject();
    }

    private static void writeGoodsLine(JsonGenerator json, GoodsLine line, CurrencyUnit currency) {
        GoodsCodec.write(json, line.goods());
        json.writeNumberProperty("quantity", line.quantity().thousandths());
        writePrice(json, "unitPrice", line.unitPrice(), currency);
        line.listPrice().ifPresent(price -> writePrice(json, "listPrice", price, currency));
        MoneyCodec.write(json, "amount", line.amount(), currency);
        GoodsCodec.writeText(json, "taxClass", line.taxClass().code());
        json.writeNumberProperty("taxRate", line.taxRate().partsPerMillion());
        MoneyCodec.write(json, "tax", line.tax(), currency);
        TaxCodec.writeParts(json, line.taxRate(), line.taxParts(), currency);
        if (!line.modifiers().isEmpty()) {
            json.writeArrayPropertyStart("modifiers");
            line.modifiers().forEach(modifier -> writeModifier(json, modifier, currency));
            json.writeEndArray();
        }
    }

    private static void writePrice(
            JsonGenerator json, String name, UnitPrice price, CurrencyUnit currency) {
        MoneyCodec.require(price.currency(), currency);
        json.writeNumberProperty(name, price.tenThousandths());
    }

    private static void writeModifier(
            JsonGenerator json, PriceModifier modifier, CurrencyUnit currency) {
        json.writeStartObject();
        json.writeStringProperty("kind", CamelCase.of(modifier.kind()));
        MoneyCodec.write(json, "amount", modifier.amount(), currency);
        GoodsCodec.writeText(json, "reason", modifier.reason());
        modifier.approver()
                .ifPresent(approver -> json.writeNumberProperty("approver", approver.number()));
        modifier.rule().ifPresent(rule -> GoodsCodec.writeText(json, "rule", rule));
        json.writeEndObject();
    }

    private static void writeReturn(JsonGenerator json, ReturnLine line) {
        json.writeStringProperty("reason", CamelCase.of(line.reason()));
        json.writeStringProperty("disposition", CamelCase.of(line.disposition()));
        line.original()
                .ifPresent(
                        original -> {
                            json.writeObjectPropertyStart("original");
                            json.writeStringProperty(
                                    "transaction", original.transaction().toString());
                            json.writeNumberProperty("line", original.line());
                            json.writeEndObject();
                        });
    }

    static LineItem line(FieldsCodec fields, CurrencyUnit currency)
            throws UnreadableEntryException {
        int number = fields.smallInteger("n");
        String type = fields.text("type");
        return switch (type) {
            case "sale" -> GoodsFields.of(fields, currency).sale(number);
            case "return" ->
                    GoodsFields.of(fields, currency)
                            .brought(
                                    number,
                                    fields.oneOf(ReturnReason.class, "reason"),
                                    fields.oneOf(Disposition.class, "disposition"),
                                    original(fields));
            case "void" ->
                    new VoidLine(number, fields.smallInteger("voided"), fields.instant("at"));
            case "tender" ->
                    new TenderLine(
                            number,
                            fields.oneOf(Tender.class, "tender"),
                            MoneyCodec.amount(fields, "amount", currency),
                            slip(fields, currency));
            default -> throw fields.odd("type", "is not a type of line");
        };
    }

    private static Optional<TenderSlip> slip(FieldsCodec fields, CurrencyUnit currency)
            throws UnreadableEntryException {
        Optional<FieldsCodec> storedValue = fields.optionalObject("storedValue");
        return storedValue.isPresent()
                ? Optional.of(StoredValueCodec.slip(storedValue.get(), currency))
                : TenderCodec.card(fields.optionalObject("card")).map(card -> card);
    }

    private static Optional<OriginalLine> original(FieldsCodec fields)
            throws UnreadableEntryException {
        Optional<FieldsCodec> original = fields.optionalObject("original");
        return original.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new OriginalLine(
                                original.get().uuid("transaction"),
                                original.get().smallInteger("line")));
    }

    /// What sold and returned lines have in common.
    private record GoodsFields(
            Goods goods,
            Quantity quantity,
            UnitPrice unitPrice,
            Optional<UnitPrice> listPrice,
            List<PriceModifier> modifiers,
            Money amount,
            TaxClass taxClass,
            TaxRate taxRate,
            Money tax,
            List<Money> taxParts) {
        static GoodsFields of(FieldsCodec fields, CurrencyUnit currency)
                throws UnreadableEntryException {
            return new GoodsFields(
                    GoodsCodec.goods(fields),
                    new Quantity(fields.integer("quantity")),
                    new UnitPrice(currency, fields.integer("unitPrice")),
                    fields.has("listPrice")
                            ? Optional.of(new UnitPrice(currency, fields.integer("listPrice")))
                            : Optional.empty(),
                    fields.has("modifiers") ? modifiers(fields, currency) : List.of(),
                    MoneyCodec.amount(fields, "amount", currency),
                    new TaxClass(fields.text("taxClass")),
                    TaxCodec.rate(fields),
                    MoneyCodec.amount(fields, "tax", currency),
                    TaxCodec.partsOf(fields, currency));
        }

        private static List<PriceModifier> modifiers(FieldsCodec fields, CurrencyUnit currency)
                throws UnreadableEntryException {
            List<PriceModifier> modifiers = new ArrayList<>();
            for (FieldsCodec modifier : fields.objects("modifiers", MOST_MODIFIERS)) {
                modifiers.add(
                        new PriceModifier(
                                modifier.oneOf(PriceModifier.Kind.class, "kind"),
                                MoneyCodec.amount(modifier, "amount", currency),
                                modifier.text("reason"),
                                modifier.has("approver")
                                        ? Optional.of(
                                                new OperatorId(modifier.smallInteger("approver")))
                                        : Optional.empty(),
                                modifier.optionalText("rule")));
            }
            return modifiers;
        }

        SaleLine sale(int number) {
            return new SaleLine(
                    number, goods, quantity, unitPrice, listPrice, modifiers, amount, taxClass,
                    taxRate, tax, taxParts);
        }

        ReturnLine brought(
                int number,
                ReturnReason reason,
                Disposition disposition,
                Optional<OriginalLine> original) {
            return new ReturnLine(
                    number,
                    goods,
                    quantity,
                    unitPrice,
                    listPrice,
                    modifiers,
                    amount,
                    taxClass,
                    taxRate,
                    tax,
                    taxParts,
                    reason,
                    disposition,
                    original);
        }
    }
}
