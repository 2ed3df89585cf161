package org.tillbridge.sync.journal;

import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.number;
import static org.tillbridge.sync.journal.Fixtures.pounds;
import static org.tillbridge.sync.journal.GoldenEntries.TRANSACTION;

import org.tillbridge.retail.Buyer;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.EmailAddress;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxExemption;
import org.tillbridge.retail.TaxId;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.journal.JournalEntry.CustomerEnrolled;
import org.tillbridge.sync.journal.JournalEntry.InvoiceIssued;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Sales with all that is agreed at the counter: a discount by hand, no tax, notes on a line and on
/// the sale; or whose it is.
final class GoldenAgreement {
    /// Whose personal part is golden too.
    static final Customer CUSTOMER =
            new Customer(
                    new CustomerId(UUID.fromString("0190aaaa-bbbb-7ccc-8ddd-cccccccccccc")),
                    card(StoredValueKind.POINTS, 4),
                    "Zoë Müller",
                    EmailAddress.parse(" Zoe@Example.COM "));

    /// Whose invoice has a golden personal part.
    static final Buyer BUYER =
            new Buyer(
                    "Müller & Söhne GmbH",
                    List.of("Hauptstraße 12", "79098 Freiburg"),
                    TaxId.optional("de 136 695 976"));

    private GoldenAgreement() {}

    /// A payment that a terminal took offline, and the bank refused.
    static OfflinePaymentSettled settled() {
        return new OfflinePaymentSettled(
                GoldenEntries.TENDER,
                TRANSACTION,
                pounds("32.80"),
                OfflinePaymentSettled.Outcome.REFUSED,
                true);
    }

    static InvoiceIssued invoiced() {
        return new InvoiceIssued(TRANSACTION, number(22));
    }

    static CustomerEnrolled enrolled() {
        return new CustomerEnrolled(CUSTOMER.id(), CUSTOMER.loyaltyCode());
    }

    /// A sale that earns its customer points, and that points pay a part of.
    static RetailTransaction ofACustomer() {
        StoredValueCode card = CUSTOMER.loyaltyCode();
        return new RetailTransaction(
                TRANSACTION,
                number(22),
                MORNING.minusSeconds(40),
                MORNING,
                List.of(
                        new SaleLine(
                                1,
                                CANDLE.goods(),
                                Quantity.ONE,
                                CANDLE.price(),
                                Optional.of(CANDLE.price()),
                                List.of(),
                                pounds("1.95"),
                                new TaxClass("standard"),
                                TaxRate.ZERO,
                                pounds("0.00")),
                        new TenderLine(
                                2,
                                Tender.POINTS,
                                pounds("0.50"),
                                Optional.of(
                                        StoredValueSlip.claimed(
                                                card, GoldenEntries.TENDER, pounds("2.10")))),
                        new TenderLine(3, Tender.CASH, pounds("1.45"))),
                List.of(new TaxTotal(TaxRate.ZERO, pounds("1.95"), pounds("0.00"))),
                pounds("1.95"),
                pounds("0.00"),
                Optional.empty(),
                Optional.of(
                        new SaleCustomer(Optional.of(CUSTOMER.id()), card, new PointsRate(10_000))),
                "");
    }

    static RetailTransaction sale() {
        return new RetailTransaction(
                TRANSACTION,
                number(19),
                MORNING.minusSeconds(40),
                MORNING,
                List.of(
                        new SaleLine(
                                1,
                                CANDLE.goods().noted("gift wrap"),
                                Quantity.ONE,
                                CANDLE.price(),
                                Optional.of(CANDLE.price()),
                                List.of(
                                        new PriceModifier(
                                                PriceModifier.Kind.DISCOUNT,
                                                pounds("-0.20"),
                                                "Damaged",
                                                Optional.of(OPERATOR)),
                                        new PriceModifier(
                                                PriceModifier.Kind.EXEMPTION,
                                                pounds("-0.26"),
                                                "Charity",
                                                Optional.of(OPERATOR))),
                                pounds("1.49"),
                                new TaxClass("standard"),
                                TaxRate.ZERO,
                                pounds("0.00")),
                        new TenderLine(2, Tender.CASH, pounds("1.49"))),
                List.of(new TaxTotal(TaxRate.ZERO, pounds("1.49"), pounds("0.00"))),
                pounds("1.49"),
                pounds("0.00"),
                Optional.of(new TaxExemption("Charity", "EX 4711", Optional.of(OPERATOR))),
                Optional.empty(),
                "for Ms Li");
    }
}
