package org.tillbridge.sync.wire;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.sync.wire.JsonCodec.Fields;
import org.tillbridge.sync.wire.SoldSale.Back;
import org.tillbridge.sync.wire.SoldSale.Line;

import tools.jackson.core.JsonGenerator;

import java.util.List;
import java.util.UUID;

/// What the hub knows of a sale.
public final class SoldSaleCodec {
    /// The error's code where the hub has not heard of it.
    public static final String UNKNOWN = "unknownSale";

    private static final int MOST_BACKS = 10_000;

    private SoldSaleCodec() {}

    public static byte[] answer(SoldSale sale) {
        return JsonCodec.bytes(
                json -> {
                    json.writeStringProperty("transaction", sale.transaction().toString());
                    json.writeStringProperty("currency", sale.currency().getCode());
                    JsonCodec.array(
                            json,
                            "lines",
                            sale.lines(),
                            (inner, line) -> {
                                inner.writeNumberProperty("line", line.number());
                                inner.writeNumberProperty(
                                        "quantity", line.quantity().thousandths());
                                inner.writeNumberProperty(
                                        "amount", line.amount().getAmountMinorLong());
                                inner.writeNumberProperty("tax", line.tax().getAmountMinorLong());
                                writeParts(inner, line);
                            });
                    JsonCodec.array(
                            json,
                            "returned",
                            sale.backs(),
                            (inner, back) -> {
                                inner.writeStringProperty("entry", back.entryId().toString());
                                inner.writeNumberProperty("line", back.line());
                                inner.writeNumberProperty(
                                        "quantity", back.quantity().thousandths());
                            });
                });
    }

    /// @throws UnreadableMessageException if it is not in its form
    public static SoldSale answer(byte[] json) {
        Fields fields = JsonCodec.read(json);
        CurrencyUnit currency = fields.parsed("currency", 3, CurrencyUnit::of);
        return new SoldSale(
                fields.parsed("transaction", 36, UUID::fromString),
                currency,
                fields.objects(
                        "lines",
                        RetailTransaction.MAX_LINES,
                        line ->
                                new Line(
                                        line.number("line"),
                                        quantity(line),
                                        amount(line, "amount", currency),
                                        amount(line, "tax", currency),
                                        parts(line, currency))),
                fields.objects(
                        "returned",
                        MOST_BACKS,
                        back ->
                                new Back(
                                        back.parsed("entry", 36, UUID::fromString),
                                        back.number("line"),
                                        quantity(back))));
    }

    private static void writeParts(JsonGenerator json, Line line) {
        if (!line.taxParts().isEmpty()) {
            JsonCodec.array(
                    json,
                    "taxParts",
                    line.taxParts(),
                    (inner, tax) -> inner.writeNumberProperty("tax", tax.getAmountMinorLong()));
        }
    }

    private static List<Money> parts(Fields line, CurrencyUnit currency) {
        return line.has("taxParts")
                ? line.objects(
                        "taxParts", TaxRate.MOST_PARTS, part -> amount(part, "tax", currency))
                : List.of();
    }

    private static Quantity quantity(Fields fields) {
        return new Quantity(fields.integer("quantity", 1, Long.MAX_VALUE));
    }

    private static Money amount(Fields fields, String name, CurrencyUnit currency) {
        return Money.ofMinor(currency, fields.integer(name, -Long.MAX_VALUE, Long.MAX_VALUE));
    }
}
