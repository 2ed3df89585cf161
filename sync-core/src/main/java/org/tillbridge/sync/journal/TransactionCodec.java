package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.LineItem;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TaxExemption;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The body of a completed transaction.
final class TransactionCodec {
    private TransactionCodec() {}

    static void write(JsonGenerator json, RetailTransaction transaction) {
        CurrencyUnit currency = transaction.currency();
        json.writeStringProperty("transaction", transaction.id().toString());
        json.writeStringProperty("number", transaction.number().toString());
        MoneyCodec.write(json, currency);
        json.writeNumberProperty("openedAt", transaction.openedAt().toEpochMilli());
        json.writeNumberProperty("completedAt", transaction.completedAt().toEpochMilli());
        json.writeArrayPropertyStart("lines");
        transaction.lines().forEach(line -> LineCodec.write(json, line, currency));
        json.writeEndArray();
        TaxCodec.write(json, transaction.taxes(), currency);
        MoneyCodec.write(json, "total", transaction.total(), currency);
        MoneyCodec.write(json, "changeDue", transaction.changeDue(), currency);
        transaction.exemption().ifPresent(exemption -> write(json, exemption));
        transaction.customer().ifPresent(customer -> CustomerCodec.write(json, customer));
        if (!transaction.note().isEmpty()) {
            GoodsCodec.writeText(json, "note", transaction.note());
        }
    }

    private static void write(JsonGenerator json, TaxExemption exemption) {
        json.writeObjectPropertyStart("exemption");
        GoodsCodec.writeText(json, "reason", exemption.reason());
        GoodsCodec.writeText(json, "certificate", exemption.certificate());
        exemption
                .approver()
                .ifPresent(approver -> json.writeNumberProperty("approver", approver.number()));
        json.writeEndObject();
    }

    static RetailTransaction transaction(FieldsCodec fields) throws UnreadableEntryException {
        CurrencyUnit currency = MoneyCodec.currency(fields);
        List<LineItem> lines = new ArrayList<>();
        for (FieldsCodec line : fields.objects("lines", RetailTransaction.MAX_LINES)) {
            lines.add(LineCodec.line(line, currency));
        }
        return new RetailTransaction(
                fields.uuid("transaction"),
                MoneyCodec.number(fields),
                fields.instant("openedAt"),
                fields.instant("completedAt"),
                lines,
                TaxCodec.taxes(fields, currency),
                MoneyCodec.amount(fields, "total", currency),
                MoneyCodec.amount(fields, "changeDue", currency),
                exemption(fields),
                CustomerCodec.ofSale(fields),
                fields.optionalText("note").orElse(""));
    }

    private static Optional<TaxExemption> exemption(FieldsCodec fields)
            throws UnreadableEntryException {
        Optional<FieldsCodec> said = fields.optionalObject("exemption");
        if (said.isEmpty()) {
            return Optional.empty();
        }
        FieldsCodec exemption = said.get();
        return Optional.of(
                new TaxExemption(
                        exemption.text("reason"),
                        exemption.text("certificate"),
                        exemption.has("approver")
                                ? Optional.of(new OperatorId(exemption.smallInteger("approver")))
                                : Optional.empty()));
    }
}
