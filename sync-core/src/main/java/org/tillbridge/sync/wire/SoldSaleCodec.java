package org.tillbridge.sync.wire;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.sync.wire.JsonCodec.Fields;
import org.tillbridge.sync.wire.SoldSale.Back;
import org.tillbridge.sync.wire.SoldSale.Line;
import org.tillbridge.sync.wire.SoldSale.PaidCard;
import org.tillbridge.sync.wire.SoldSale.Refund;

import tools.jackson.core.JsonGenerator;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the hub knows of a sale.
public final class SoldSaleCodec {
    /// The error's code where the hub has not heard of it.
    public static final String UNKNOWN = "unknownSale";

    private static final int MOST_BACKS = 10_000;
    private static final int MOST_CARDS = 100;
    private static final int MOST_REFERENCE = 100;
    private static final int MOST_BRAND = 30;
    private static final String CARDS = "cards";
    private static final String REFUNDS = "refunded";
    private static final String OFFLINE = "offline";
    private static final String REFUSED = "refused";
    private static final String TENDER = "tender";
    private static final String AMOUNT = "amount";

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
                                        AMOUNT, line.amount().getAmountMinorLong());
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
                    if (!sale.cards().isEmpty()) {
                        JsonCodec.array(json, CARDS, sale.cards(), SoldSaleCodec::write);
                    }
                    if (!sale.refunds().isEmpty()) {
                        JsonCodec.array(json, REFUNDS, sale.refunds(), SoldSaleCodec::write);
                    }
                });
    }

    private static void write(JsonGenerator json, PaidCard paid) {
        json.writeStringProperty(TENDER, paid.card().tender().toString());
        json.writeNumberProperty(AMOUNT, paid.amount().getAmountMinorLong());
        json.writeStringProperty("reference", paid.card().reference());
        paid.card().brand().ifPresent(brand -> json.writeStringProperty("brand", brand));
        paid.card().lastFour().ifPresent(four -> json.writeStringProperty("lastFour", four));
        if (paid.card().offline()) {
            json.writeBooleanProperty(OFFLINE, true);
        }
        if (paid.refused()) {
            json.writeBooleanProperty(REFUSED, true);
        }
    }

    private static void write(JsonGenerator json, Refund refund) {
        json.writeStringProperty("entry", refund.entryId().toString());
        json.writeStringProperty(TENDER, refund.tender().toString());
        json.writeNumberProperty(AMOUNT, refund.amount().getAmountMinorLong());
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
                                        amount(line, AMOUNT, currency),
                                        amount(line, "tax", currency),
                                        parts(line, currency))),
                fields.objects(
                        "returned",
                        MOST_BACKS,
                        back ->
                                new Back(
                                        back.parsed("entry", 36, UUID::fromString),
                                        back.number("line"),
                                        quantity(back))),
                fields.has(CARDS)
                        ? fields.objects(CARDS, MOST_CARDS, card -> card(card, currency))
                        : List.of(),
                fields.has(REFUNDS)
                        ? fields.objects(
                                REFUNDS,
                                MOST_BACKS,
                                refund ->
                                        new Refund(
                                                refund.parsed("entry", 36, UUID::fromString),
                                                refund.parsed(TENDER, 36, UUID::fromString),
                                                amount(refund, AMOUNT, currency)))
                        : List.of());
    }

    private static PaidCard card(Fields fields, CurrencyUnit currency) {
        return new PaidCard(
                new CardSlip(
                        fields.parsed(TENDER, 36, UUID::fromString),
                        fields.text("reference", MOST_REFERENCE),
                        Optional.empty(),
                        fields.optionalText("brand", MOST_BRAND),
                        fields.optionalText("lastFour", 4),
                        fields.has(OFFLINE) && fields.flag(OFFLINE)),
                amount(fields, AMOUNT, currency),
                fields.has(REFUSED) && fields.flag(REFUSED));
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
