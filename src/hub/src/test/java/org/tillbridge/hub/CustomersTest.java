package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.EmailAddress;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.CustomerAnswer;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.CustomerQuestion;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.StoredValueClaim;
import org.tillbridge.sync.wire.StoredValueOutcome;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Customers who are enrolled where nobody can be asked, and the points that they earn.
@OnEachDatabase
class CustomersTest {
    private static final EmailAddress ADDRESS = EmailAddress.parse("zoe@example.com").orElseThrow();
    private static final Customer ZOE = customer(1, "Zoë Müller", "zoe@example.com");
    private static final Customer ZOE_AGAIN = customer(2, "Z. Muller", " Zoe@Example.com");

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture first;
    private TillFixture second;
    private TillFixture bristol;

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

    /// defendicon/POS-Awesome-V15#310, BrainWise-DEV/POSNext#97.
    @Test
    void aCustomerCreatedOfflineAndUsedInThreeSalesIsOneWithTheOneOfTheSameAddress() {
        first.journal().enrolling(ZOE);
        sells(first, ZOE, 10);
        first.pushAll();
        second.journal().enrolling(ZOE_AGAIN);
        UUID dark = sells(second, ZOE_AGAIN, 10);
        sells(second, ZOE_AGAIN, 10);
        sells(second, ZOE_AGAIN, 10);

        assertThat(second.pushAll().results()).allMatch(EntryResult::isApplied);

        CustomerAnswer known =
                new CustomerAnswer(ZOE.id(), ZOE.loyaltyCode(), "Zoë Müller", pounds("0.76"));
        assertThat(asks(first, new CustomerQuestion.ByEmail(ADDRESS))).isEqualTo(found(known));
        assertThat(asks(first, byCard(ZOE))).isEqualTo(found(known));
        assertThat(asks(second, byCard(ZOE_AGAIN))).isEqualTo(found(known));
        assertThat(hub.office().conflicts(10))
                .extracting(Conflict::rule, Conflict::subject, Conflict::other)
                .containsExactly(
                        tuple(
                                Rule.SAME_CUSTOMER_TWICE,
                                "customer " + ZOE_AGAIN.id(),
                                "The same address, or card, as customer %s, who stands for both."
                                        .formatted(ZOE.id())));
        assertThat(hub.office().conflicts(10).toString()).doesNotContain("Zo", "example");
        takesBack(bristol, dark, 10);
        bristol.pushAll();
        assertThat(points(first, ZOE)).isEqualTo(57);
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void oneLoyaltyCardThatTwoTillsEnrolledIsOneCustomersAndLacksNothing() {
        Customer nameless = new Customer(ZOE.id(), ZOE.loyaltyCode(), "", Optional.of(ADDRESS));
        Customer named = new Customer(ZOE_AGAIN.id(), ZOE.loyaltyCode(), "Zoë", Optional.empty());
        first.journal().enrolling(nameless);
        first.pushAll();
        second.journal().enrolling(named);
        second.pushAll();

        assertThat(asks(first, byCard(ZOE)))
                .isEqualTo(
                        found(
                                new CustomerAnswer(
                                        ZOE.id(), ZOE.loyaltyCode(), "Zoë", pounds("0.00"))));
    }

    @Test
    void whoKnowsTwoCustomersToBeOneJoinsAllThree() {
        Customer byCardAlone =
                new Customer(
                        customer(3, "", "").id(),
                        card(StoredValueKind.POINTS, 33),
                        "Zoë",
                        Optional.empty());
        Customer both =
                new Customer(
                        customer(4, "", "").id(),
                        byCardAlone.loyaltyCode(),
                        "",
                        Optional.of(ADDRESS));
        first.journal().enrolling(ZOE);
        sells(first, ZOE, 10);
        first.pushAll();
        second.journal().enrolling(byCardAlone);
        sells(second, byCardAlone, 10);
        second.journal().enrolling(both);
        sells(second, both, 10);

        assertThat(second.pushAll().results()).allMatch(EntryResult::isApplied);

        assertThat(points(first, ZOE)).isEqualTo(57);
        assertThat(points(first, byCardAlone)).isEqualTo(57);
        assertThat(hub.office().conflicts(10)).hasSize(2);
    }

    @Test
    void tillsThatEnrolOnePersonAtTheSameMomentMakeOneCustomerWithAllThePoints() {
        List<TillFixture> tills = List.of(first, second, bristol);
        for (int n = 0; n < 30; n++) {
            Customer one = customer(50 + n, "", n < 15 ? "zoe@example.com" : "");
            Customer again =
                    n < 15
                            ? one
                            : new Customer(
                                    one.id(),
                                    card(StoredValueKind.POINTS, 35L + n),
                                    "",
                                    Optional.of(ADDRESS));
            tills.get(n % 3).journal().enrolling(again);
            sells(tills.get((n + 1) % 3), again, 10);
        }

        tills.stream()
                .map(till -> CompletableFuture.runAsync(till::pushAll))
                .toList()
                .forEach(CompletableFuture::join);
        hub.office().settlement().ofWhatArrived();

        for (int n = 0; n < 30; n++) {
            assertThat(points(first, customer(n < 15 ? 50 + n : 35 + n, "", ""))).isEqualTo(570);
        }
        assertThat(hub.office().settlement().waiting()).isZero();
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void pointsOfAnUnknownCustomerAreParkedAloneAndBookedWhenTheyAreKnown() {
        sells(first, ZOE, 10);

        assertThat(first.pushAll().results().getFirst().parked())
                .extracting(ParkedEffect::effect, ParkedEffect::code)
                .containsExactly(tuple("points", "unknownCustomer"));
        assertThat(hub.office().figures().agree()).isTrue();
        second.journal().enrolling(ZOE);
        second.pushAll();
        hub.office().settlement().ofWhatArrived();

        assertThat(points(first, ZOE)).isEqualTo(19);
        assertThat(hub.office().settlement().waiting()).isZero();
    }

    /// odoo/odoo#212922, odoo/odoo#257854.
    @Test
    void aRefundTakesBackWhatTheGoodsEarnedInProportionAndNeverTwice() {
        first.journal().enrolling(ZOE);
        UUID sale = sells(first, ZOE, 10);
        first.pushAll();
        assertThat(points(first, ZOE)).isEqualTo(19);

        takesBack(bristol, sale, 3);
        bristol.pushAll();
        assertThat(points(first, ZOE)).isEqualTo(13);
        takesBack(second, sale, 7);
        second.pushAll();
        assertThat(points(first, ZOE)).isZero();
        takesBack(bristol, sale, 5);
        bristol.pushAll();

        assertThat(points(first, ZOE)).as("more came back than was sold").isZero();
        assertThat(hub.office().conflicts(10))
                .extracting(Conflict::rule)
                .containsExactly(Rule.RETURNED_MORE_THAN_SOLD);
    }

    @Test
    void whatCameBackBeforeAnybodyKnewWhoseItIsIsTakenBackWhenTheyAreKnown() {
        UUID sale = sells(first, ZOE, 10);
        takesBack(first, sale, 3);
        first.pushAll();
        second.journal().enrolling(ZOE);
        second.pushAll();
        hub.office().settlement().ofWhatArrived();

        assertThat(points(first, ZOE)).isEqualTo(13);
    }

    /// defendicon/POS-Awesome-V15#3059.
    @Test
    void pointsPayOnAClaimAndComeBackToTheCardWithTheGoods() {
        first.journal().enrolling(ZOE);
        sells(first, ZOE, 100);
        first.pushAll();
        assertThat(points(first, ZOE)).isEqualTo(195);
        UUID claim = new UUID(7, 7);
        StoredValueSlip slip = StoredValueSlip.claimed(ZOE.loyaltyCode(), claim, pounds("0.95"));

        assertThat(claims(second, claim, ZOE, "1.00")).isEqualTo("1.00");
        assertThat(claims(first, new UUID(7, 8), ZOE, "1.95")).isEqualTo("0.95");
        push(second, next(second, aSale()).of(1, CANDLE).through(slip, pounds("1.00")));
        assertThat(points(first, ZOE)).isEqualTo(95);
        second.journal()
                .add(
                        new ReturnCompleted(
                                next(second, aReturn())
                                        .of(1, CANDLE)
                                        .through(
                                                StoredValueSlip.unasked(ZOE.loyaltyCode()),
                                                pounds("-1.00"))
                                        .paidIn(Tender.CASH)));
        second.pushAll();

        assertThat(points(first, ZOE)).isEqualTo(195);
        assertThat(hub.office().conflicts(10)).isEmpty();
    }

    @Test
    void pointsThatWereSpentBeforeTheirGoodsCameBackAreALossUntilTheBalanceIsBack() {
        first.journal().enrolling(ZOE);
        UUID sale = sells(first, ZOE, 100);
        push(
                first,
                next(first, aSale())
                        .of(1, CANDLE)
                        .through(StoredValueSlip.unasked(ZOE.loyaltyCode()), pounds("1.90")));
        takesBack(first, sale, 100);
        first.pushAll();

        assertThat(points(first, ZOE)).isEqualTo(-190);
        assertThat(hub.office().conflicts(10))
                .extracting(Conflict::rule)
                .containsExactly(Rule.POINTS_SPENT_BEFORE_RETURN);
        assertThat(hub.office().figures().storedValue().getFirst().lost()).isEqualTo(190);

        sells(first, ZOE, 200);
        first.pushAll();
        assertThat(points(first, ZOE)).isEqualTo(200);
        assertThat(hub.office().figures().storedValue().getFirst().lost()).isZero();
    }

    @Test
    void eitherCardOfOneCustomerPaysWithAllTheirPointsAndAClaimOutlivesTheMerge() {
        first.journal().enrolling(ZOE);
        first.pushAll();
        Customer stranger = customer(3, "", "");
        second.journal().enrolling(stranger);
        sells(second, stranger, 100);
        second.pushAll();
        UUID claim = new UUID(7, 7);
        assertThat(claims(second, claim, stranger, "1.00")).isEqualTo("1.00");
        bristol.journal()
                .enrolling(
                        new Customer(
                                customer(4, "", "").id(),
                                stranger.loyaltyCode(),
                                "",
                                Optional.of(ADDRESS)));
        bristol.pushAll();

        assertThat(claims(first, new UUID(7, 8), ZOE, "1.95")).isEqualTo("0.95");
        assertThat(claims(first, new UUID(7, 8), ZOE, "0.00")).isEqualTo("0.00");
        push(
                second,
                next(second, aSale())
                        .of(1, CANDLE)
                        .through(
                                StoredValueSlip.claimed(
                                        stranger.loyaltyCode(), claim, pounds("0.95")),
                                pounds("1.00")));
        assertThat(points(first, ZOE)).isEqualTo(95);
        assertThat(points(first, stranger)).isEqualTo(95);
        assertThat(claims(first, new UUID(7, 9), stranger, "1.95")).isEqualTo("0.95");
    }

    @Test
    void whatARevokedTillSaysOfCustomersAndPointsWaitsForAPerson() {
        second.journal().enrolling(ZOE);
        second.pushAll();
        hub.office().revocation().revoke(first.workstation(), "stolen");
        first.journal().enrolling(ZOE_AGAIN);
        sells(first, ZOE, 100);

        assertThat(first.pushAll().results())
                .flatExtracting(EntryResult::parked)
                .extracting(ParkedEffect::effect, ParkedEffect::code)
                .containsExactly(tuple("customer", "revoked"), tuple("points", "revoked"));
        assertThat(points(second, ZOE)).isZero();

        hub.office().settlement().ofRefunds(first.workstation());

        assertThat(points(second, ZOE)).isEqualTo(195);
        assertThat(points(second, ZOE_AGAIN)).isEqualTo(195);
    }

    @Test
    void whoeverTriesNumbersOutHearsOfNobodyAnyMoreAndAHubThatHealsSaysNothing() {
        second.journal().enrolling(ZOE);
        second.pushAll();
        for (int guess = 0; guess < 20; guess++) {
            assertThat(asks(first, byCard(customer(100 + guess, "", ""))))
                    .isEqualTo(new CustomerOutcome.Refused(CustomerOutcome.Why.UNKNOWN_CUSTOMER));
        }

        assertThat(asks(first, byCard(ZOE)))
                .isEqualTo(new CustomerOutcome.Refused(CustomerOutcome.Why.TOO_MANY_TRIES));
        hub.office().healing().begin("It was put back to its backup.");
        assertThat(asks(second, byCard(ZOE))).isInstanceOf(NoAnswer.class);
    }

    private static Customer customer(int n, String name, String email) {
        return new Customer(
                new CustomerId(new UUID(9, n)),
                card(StoredValueKind.POINTS, n),
                name,
                EmailAddress.parse(email));
    }

    private static SaleCustomer of(Customer customer) {
        return new SaleCustomer(
                Optional.of(customer.id()), customer.loyaltyCode(), new PointsRate(10_000));
    }

    private static UUID sells(TillFixture till, Customer customer, int units) {
        RetailTransaction sale =
                next(till, aSale()).by(of(customer)).of(units, CANDLE).paidIn(Tender.CASH);
        till.journal().add(new SaleCompleted(sale));
        return sale.id();
    }

    private static void takesBack(TillFixture till, UUID sale, int units) {
        till.journal()
                .add(
                        new ReturnCompleted(
                                next(till, aReturn())
                                        .from(sale, 1)
                                        .of(units, CANDLE)
                                        .paidIn(Tender.CASH)));
    }

    private static void push(TillFixture till, TransactionFixture sale) {
        till.journal().add(new SaleCompleted(sale.paidIn(Tender.CASH)));
        till.pushAll();
    }

    private static TransactionFixture next(TillFixture till, TransactionFixture transaction) {
        return transaction.numbered(till.journal().nextNumber()).known(till.journal().nextId());
    }

    private static CustomerQuestion byCard(Customer customer) {
        return new CustomerQuestion.ByCard(customer.loyaltyCode());
    }

    private static CustomerOutcome asks(TillFixture till, CustomerQuestion question) {
        return till.link().customer(question);
    }

    private static CustomerOutcome found(CustomerAnswer answer) {
        return new CustomerOutcome.Answered(answer);
    }

    private static long points(TillFixture till, Customer customer) {
        return asks(till, byCard(customer)) instanceof CustomerOutcome.Answered(var answer)
                ? answer.points().getAmountMinorLong()
                : Long.MIN_VALUE;
    }

    private static String claims(TillFixture till, UUID claim, Customer customer, String amount) {
        StoredValueCode card = customer.loyaltyCode();
        return till.link().claim(new StoredValueClaim(claim, card, pounds(amount)))
                        instanceof StoredValueOutcome.Answered(var answer)
                ? answer.claimed().getAmount().toPlainString()
                : "no answer";
    }
}
