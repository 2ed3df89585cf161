package org.tillbridge.sync.wire;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.StoredValueCode;

import java.util.UUID;

/// Claims on gift cards and store credits, and what the hub says to them.
public final class StoredValueClaimCodec {
    private StoredValueClaimCodec() {}

    public static byte[] request(StoredValueClaim claim) {
        return JsonCodec.bytes(
                json -> {
                    json.writeStringProperty("claim", claim.claim().toString());
                    json.writeStringProperty("code", claim.code().digits());
                    json.writeStringProperty(
                            "currency", claim.amount().getCurrencyUnit().getCode());
                    json.writeNumberProperty("amount", claim.amount().getAmountMinorLong());
                });
    }

    /// @throws UnreadableMessageException if it is not in its form; it never says the number
    public static StoredValueClaim request(byte[] json) {
        JsonCodec.Fields fields = JsonCodec.read(json);
        return new StoredValueClaim(
                fields.parsed("claim", 36, UUID::fromString),
                fields.parsed("code", StoredValueCode.LENGTH, StoredValueCode::new),
                amount(fields, "amount"));
    }

    public static byte[] answer(StoredValueAnswer answer) {
        return JsonCodec.bytes(
                json -> {
                    json.writeStringProperty("claim", answer.claim().toString());
                    json.writeStringProperty(
                            "currency", answer.available().getCurrencyUnit().getCode());
                    json.writeNumberProperty("available", answer.available().getAmountMinorLong());
                    json.writeNumberProperty("claimed", answer.claimed().getAmountMinorLong());
                });
    }

    /// @throws UnreadableMessageException if it is not in its form
    public static StoredValueAnswer answer(byte[] json) {
        JsonCodec.Fields fields = JsonCodec.read(json);
        return new StoredValueAnswer(
                fields.parsed("claim", 36, UUID::fromString),
                amount(fields, "available"),
                amount(fields, "claimed"));
    }

    private static Money amount(JsonCodec.Fields fields, String name) {
        return Money.ofMinor(
                fields.parsed("currency", 3, CurrencyUnit::of),
                fields.integer(name, 0, Long.MAX_VALUE));
    }
}
