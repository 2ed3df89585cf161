package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.CustomerAnswer;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.CustomerQuestion;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.ParkedEffect;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Customers who are enrolled where nobody can be asked.
@OnEachDatabase
class CustomersTest extends AmongCustomers {
    /// defendicon/POS-Awesome-V15#310, BrainWise-DEV/POSNext#97.
    @Test
    void aCustomerCreatedOfflineAndUsedInThreeSalesIsOneWithTheOneOfTheSameAddress() {
        UUID enrolment = first.journal().nextId();
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
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .extracting(
                        Conflict::rule,
                        one -> one.otherEntryId().orElseThrow(),
                        Conflict::subject,
                        Conflict::other)
                .containsExactly(
                        tuple(
                                Rule.SAME_CUSTOMER_TWICE,
                                enrolment,
                                "customer " + ZOE_AGAIN.id(),
                                "The same address, or card, as customer %s, who stands for both."
                                        .formatted(ZOE.id())));
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows().toString())
                .doesNotContain("Zo", "example");
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

    /// Of those whom the hub heard of at once any may stand for both.
    @Test
    void whoStandsForOneKnownBeforeMetTheirEnrolment() {
        UUID enrolment = first.journal().nextId();
        first.journal().enrolling(ZOE_AGAIN).enrolling(ZOE);
        first.pushAll();

        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .extracting(Conflict::subject, one -> one.otherEntryId().orElseThrow())
                .containsExactly(tuple("customer " + ZOE_AGAIN.id(), enrolment));
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
        UUID enrolment = first.journal().nextId();
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
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .hasSize(2)
                .allMatch(one -> one.otherEntryId().equals(Optional.of(enrolment)));
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
                .map(till -> CompletableFuture.runAsync(till::pushAll, Thread.ofPlatform()::start))
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
    void pointsThatAPersonSaidToBookWaitForTheirCustomerAlone() {
        hub.office().revocation().revoke(first.workstation(), "stolen");
        sells(first, ZOE, 100);
        first.pushAll();
        assertThat(hub.office().settlement().ofRefunds(first.workstation())).isZero();
        assertThat(hub.office().settlement().list(PageRequest.first(10)).rows())
                .extracting(one -> one.effect().effect(), one -> one.effect().code())
                .containsExactly(tuple("points", "unknownCustomer"));

        second.journal().enrolling(ZOE);
        second.pushAll();
        hub.office().settlement().ofWhatArrived();

        assertThat(points(second, ZOE)).isEqualTo(195);
        assertThat(hub.office().settlement().waiting()).isZero();
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
}
