package org.tillbridge.sync.wire;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.EmailAddress;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.pricing.promotion.Promotion;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Questions for customers, and what the hub says to them.
public final class CustomerWireCodec {
    private static final String LOYALTY_CODE = "loyaltyCode";
    private static final String EMAIL = "email";
    private static final String GROUPS = "groups";

    private CustomerWireCodec() {}

    public static byte[] question(CustomerQuestion question) {
        return JsonCodec.bytes(
                json -> {
                    switch (question) {
                        case CustomerQuestion.ByCard(StoredValueCode card) ->
                                json.writeStringProperty(LOYALTY_CODE, card.digits());
                        case CustomerQuestion.ByEmail(EmailAddress email) ->
                                json.writeStringProperty(EMAIL, email.normalForm());
                    }
                });
    }

    /// @throws UnreadableMessageException if it is not in its form; it never says what was asked
    public static CustomerQuestion question(byte[] json) {
        JsonCodec.Fields fields = JsonCodec.read(json);
        return fields.has(LOYALTY_CODE)
                ? fields.parsed(
                        LOYALTY_CODE,
                        StoredValueCode.LENGTH,
                        text -> new CustomerQuestion.ByCard(new StoredValueCode(text)))
                : fields.parsed(
                        EMAIL,
                        EmailAddress.MAX_LENGTH,
                        text -> new CustomerQuestion.ByEmail(new EmailAddress(text)));
    }

    public static byte[] answer(CustomerAnswer answer) {
        return JsonCodec.bytes(
                json -> {
                    json.writeStringProperty("customer", answer.customer().toString());
                    json.writeStringProperty(LOYALTY_CODE, answer.loyaltyCode().digits());
                    json.writeStringProperty("name", answer.name());
                    json.writeStringProperty(
                            "currency", answer.points().getCurrencyUnit().getCode());
                    json.writeNumberProperty("points", answer.points().getAmountMinorLong());
                    if (!answer.groups().isEmpty()) {
                        json.writeArrayPropertyStart(GROUPS);
                        answer.groups().forEach(json::writeString);
                        json.writeEndArray();
                    }
                });
    }

    /// @throws UnreadableMessageException if it is not in its form
    public static CustomerAnswer answer(byte[] json) {
        JsonCodec.Fields fields = JsonCodec.read(json);
        return new CustomerAnswer(
                new CustomerId(fields.parsed("customer", 36, UUID::fromString)),
                fields.parsed(LOYALTY_CODE, StoredValueCode.LENGTH, StoredValueCode::new),
                fields.text("name", Customer.MAX_NAME),
                Money.ofMinor(
                        fields.parsed("currency", 3, CurrencyUnit::of),
                        fields.integer("points", -Long.MAX_VALUE, Long.MAX_VALUE)),
                Set.copyOf(
                        fields.has(GROUPS)
                                ? fields.texts(
                                        GROUPS,
                                        CustomerAnswer.MOST_GROUPS,
                                        Promotion.Conditions.MAX_GROUP)
                                : List.of()));
    }
}
