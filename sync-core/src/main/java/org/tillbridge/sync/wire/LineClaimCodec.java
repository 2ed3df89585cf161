package org.tillbridge.sync.wire;

import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.WorkstationId;

import java.util.UUID;

/// Claims on lines of a sale that are about to come back, and what the hub says to them.
public final class LineClaimCodec {
    private static final int UUID_LENGTH = 36;
    private static final int LONGEST_NAME = 200;

    private LineClaimCodec() {}

    public static byte[] request(LineClaims claims) {
        return JsonCodec.bytes(
                json -> {
                    json.writeStringProperty("transaction", claims.sale().toString());
                    json.writeStringProperty("return", claims.back().toString());
                    json.writeBooleanProperty("take", claims.take());
                    JsonCodec.array(
                            json,
                            "lines",
                            claims.lines(),
                            (inner, line) -> {
                                inner.writeNumberProperty("line", line.number());
                                inner.writeNumberProperty(
                                        "returned", line.returned().thousandths());
                            });
                });
    }

    /// @throws UnreadableMessageException if it is not in its form
    public static LineClaims request(byte[] json) {
        JsonCodec.Fields fields = JsonCodec.read(json);
        try {
            return new LineClaims(
                    uuid(fields, "transaction"),
                    uuid(fields, "return"),
                    fields.objects(
                            "lines",
                            LineClaims.MOST,
                            line ->
                                    new LineClaims.Line(
                                            line.number("line"),
                                            new Quantity(
                                                    line.integer("returned", 0, Long.MAX_VALUE)))),
                    fields.flag("take"));
        } catch (IllegalArgumentException none) {
            throw new UnreadableMessageException("No line is asked for", none);
        }
    }

    /// @param outcome what the hub says; it always says something, and knows the sale
    public static byte[] answer(LineClaims claims, LineClaimOutcome outcome) {
        return JsonCodec.bytes(
                json -> {
                    json.writeStringProperty("transaction", claims.sale().toString());
                    json.writeStringProperty("return", claims.back().toString());
                    switch (outcome) {
                        case LineClaimOutcome.Claimed(var until) ->
                                json.writeNumberProperty("until", until.toEpochMilli());
                        case LineClaimOutcome.ClaimedBy held -> {
                            json.writeNumberProperty("line", held.line());
                            json.writeNumberProperty("claimedBy", held.workstation().number());
                            json.writeStringProperty("name", held.name());
                            json.writeStringProperty("store", held.store());
                            json.writeNumberProperty("until", held.until().toEpochMilli());
                        }
                        case LineClaimOutcome.CameBack(int line) ->
                                json.writeNumberProperty("line", line);
                        case LineClaimOutcome.Free() -> {}
                        case LineClaimOutcome.UnknownSale _, NoAnswer _ ->
                                throw new IllegalArgumentException(outcome.toString());
                    }
                });
    }

    /// @throws UnreadableMessageException if it is not in its form, or about another return
    public static LineClaimOutcome answer(LineClaims claims, byte[] json) {
        JsonCodec.Fields fields = JsonCodec.read(json);
        if (!uuid(fields, "transaction").equals(claims.sale())
                || !uuid(fields, "return").equals(claims.back())) {
            throw new UnreadableMessageException("The answer is to another request");
        }
        if (fields.has("claimedBy")) {
            return new LineClaimOutcome.ClaimedBy(
                    fields.number("line"),
                    new WorkstationId(fields.number("claimedBy")),
                    fields.text("name", LONGEST_NAME),
                    fields.text("store", LONGEST_NAME),
                    fields.instant("until"));
        }
        if (fields.has("line")) {
            return new LineClaimOutcome.CameBack(fields.number("line"));
        }
        return fields.has("until")
                ? new LineClaimOutcome.Claimed(fields.instant("until"))
                : new LineClaimOutcome.Free();
    }

    private static UUID uuid(JsonCodec.Fields fields, String name) {
        return fields.parsed(name, UUID_LENGTH, UUID::fromString);
    }
}
