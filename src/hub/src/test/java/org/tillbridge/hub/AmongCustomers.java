package org.tillbridge.hub;

import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.EmailAddress;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.wire.CustomerAnswer;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.CustomerQuestion;
import org.tillbridge.sync.wire.StoredValueClaim;
import org.tillbridge.sync.wire.StoredValueOutcome;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// A hub, three tills in two stores, and people who are customers.
abstract class AmongCustomers {
    static final EmailAddress ADDRESS = EmailAddress.parse("zoe@example.com").orElseThrow();
    static final Customer ZOE = customer(1, "Zoë Müller", "zoe@example.com");
    static final Customer ZOE_AGAIN = customer(2, "Z. Muller", " Zoe@Example.com");

    @Parameter TestDatabase on;
    @TempDir Path folder;
    Hub hub;
    TillFixture first;
    TillFixture second;
    TillFixture bristol;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        first = TillFixture.enrol(hub, 1, folder.resolve("first"));
        second = TillFixture.enrol(hub, 1, folder.resolve("second"));
        bristol = TillFixture.enrol(hub, 2, folder.resolve("bristol"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    static Customer customer(int n, String name, String email) {
        return new Customer(
                new CustomerId(new UUID(9, n)),
                card(StoredValueKind.POINTS, n),
                name,
                EmailAddress.parse(email));
    }

    static SaleCustomer of(Customer customer) {
        return new SaleCustomer(
                Optional.of(customer.id()), customer.loyaltyCode(), new PointsRate(10_000));
    }

    static UUID sells(TillFixture till, Customer customer, int units) {
        RetailTransaction sale =
                next(till, aSale()).by(of(customer)).of(units, CANDLE).paidIn(Tender.CASH);
        till.journal().add(new SaleCompleted(sale));
        return sale.id();
    }

    static void takesBack(TillFixture till, UUID sale, int units) {
        till.journal()
                .add(
                        new ReturnCompleted(
                                next(till, aReturn())
                                        .from(sale, 1)
                                        .of(units, CANDLE)
                                        .paidIn(Tender.CASH)));
    }

    static void push(TillFixture till, TransactionFixture sale) {
        till.journal().add(new SaleCompleted(sale.paidIn(Tender.CASH)));
        till.pushAll();
    }

    static TransactionFixture next(TillFixture till, TransactionFixture transaction) {
        return transaction.numbered(till.journal().nextNumber()).known(till.journal().nextId());
    }

    static CustomerQuestion byCard(Customer customer) {
        return new CustomerQuestion.ByCard(customer.loyaltyCode());
    }

    static CustomerOutcome asks(TillFixture till, CustomerQuestion question) {
        return till.link().customer(question);
    }

    static CustomerOutcome found(CustomerAnswer answer) {
        return new CustomerOutcome.Answered(answer);
    }

    static long points(TillFixture till, Customer customer) {
        return asks(till, byCard(customer)) instanceof CustomerOutcome.Answered(var answer)
                ? answer.points().getAmountMinorLong()
                : Long.MIN_VALUE;
    }

    static String claims(TillFixture till, UUID claim, Customer customer, String amount) {
        StoredValueCode card = customer.loyaltyCode();
        return till.link().claim(new StoredValueClaim(claim, card, pounds(amount)))
                        instanceof StoredValueOutcome.Answered(var answer)
                ? answer.claimed().getAmount().toPlainString()
                : "no answer";
    }
}
