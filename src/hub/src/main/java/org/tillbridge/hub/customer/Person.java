package org.tillbridge.hub.customer;

import org.tillbridge.retail.Customer;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.EmailAddress;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.wire.CustomerQuestion;

import java.util.HashSet;
import java.util.Set;

/// Somebody, by all they are known by. Personal data: it says nothing of itself where it is logged.
///
/// @param customers that turned out to be them; none where nobody enrolled them
/// @param cards the digits of their loyalty cards
/// @param emails in their normal form
record Person(Set<CustomerId> customers, Set<String> cards, Set<String> emails) {
    Person {
        customers = Set.copyOf(customers);
        cards = Set.copyOf(cards);
        emails = Set.copyOf(emails);
    }

    static Person foundBy(CustomerQuestion question) {
        return switch (question) {
            case CustomerQuestion.ByCard(StoredValueCode card) ->
                    new Person(Set.of(), Set.of(card.digits()), Set.of());
            case CustomerQuestion.ByEmail(EmailAddress email) ->
                    new Person(Set.of(), Set.of(), Set.of(email.normalForm()));
        };
    }

    Person and(Person other) {
        return new Person(
                both(customers, other.customers),
                both(cards, other.cards),
                both(emails, other.emails));
    }

    private static <T> Set<T> both(Set<T> some, Set<T> others) {
        Set<T> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /// Whether it is they whom somebody enrolled so.
    boolean is(Customer enrolled) {
        return customers.contains(enrolled.id())
                || cards.contains(enrolled.loyaltyCode().digits())
                || enrolled.email()
                        .map(EmailAddress::normalForm)
                        .filter(emails::contains)
                        .isPresent();
    }

    @Override
    public String toString() {
        return "Person" + customers;
    }
}
