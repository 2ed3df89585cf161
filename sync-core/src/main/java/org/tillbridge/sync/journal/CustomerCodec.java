package org.tillbridge.sync.journal;

import org.tillbridge.retail.Customer;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.EmailAddress;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.sync.journal.JournalEntry.CustomerEnrolled;

import tools.jackson.core.JsonGenerator;

import java.util.Optional;

/// Customers: that one was enrolled, who that is, and whose a sale is.
public final class CustomerCodec {
    private static final String LOYALTY_CODE = "loyaltyCode";

    private CustomerCodec() {}

    /// Who a customer is, as the personal part of the entry that enrols them.
    public static String person(Customer customer) {
        return StrictJsonCodec.object(
                json -> {
                    json.writeStringProperty("customer", customer.id().toString());
                    json.writeStringProperty(LOYALTY_CODE, customer.loyaltyCode().digits());
                    if (!customer.name().isEmpty()) {
                        GoodsCodec.writeText(json, "name", customer.name());
                    }
                    customer.email()
                            .ifPresent(
                                    email ->
                                            GoodsCodec.writeText(
                                                    json, "email", email.normalForm()));
                });
    }

    public static Customer person(String text) throws UnreadableEntryException {
        return EntryCodec.read(
                text,
                fields ->
                        new Customer(
                                new CustomerId(fields.uuid("customer")),
                                StoredValueCodec.code(fields, LOYALTY_CODE),
                                fields.optionalText("name").orElse(""),
                                fields.optionalText("email").map(EmailAddress::new)));
    }

    static void write(JsonGenerator json, CustomerEnrolled enrolled) {
        json.writeStringProperty("customer", enrolled.customer().toString());
        json.writeStringProperty(LOYALTY_CODE, enrolled.loyaltyCode().digits());
    }

    static CustomerEnrolled enrolled(FieldsCodec fields) throws UnreadableEntryException {
        return new CustomerEnrolled(
                new CustomerId(fields.uuid("customer")),
                StoredValueCodec.code(fields, LOYALTY_CODE));
    }

    static void write(JsonGenerator json, SaleCustomer customer) {
        json.writeObjectPropertyStart("customer");
        customer.customer().ifPresent(id -> json.writeStringProperty("id", id.toString()));
        json.writeStringProperty(LOYALTY_CODE, customer.loyaltyCode().digits());
        if (!customer.rate().equals(PointsRate.NOTHING)) {
            json.writeNumberProperty("pointsRate", customer.rate().partsPerMillion());
        }
        json.writeEndObject();
    }

    static Optional<SaleCustomer> ofSale(FieldsCodec sale) throws UnreadableEntryException {
        Optional<FieldsCodec> said = sale.optionalObject("customer");
        if (said.isEmpty()) {
            return Optional.empty();
        }
        FieldsCodec fields = said.get();
        return Optional.of(
                new SaleCustomer(
                        fields.has("id")
                                ? Optional.of(new CustomerId(fields.uuid("id")))
                                : Optional.empty(),
                        StoredValueCodec.code(fields, LOYALTY_CODE),
                        fields.has("pointsRate")
                                ? new PointsRate(fields.smallInteger("pointsRate"))
                                : PointsRate.NOTHING));
    }
}
