package org.tillbridge.pos.sale;

import org.tillbridge.pos.customer.FoundCustomer;
import org.tillbridge.pos.customer.KnownCustomers;
import org.tillbridge.pos.customer.KnownCustomers.Typed;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.sync.journal.JournalEntry.CustomerEnrolled;
import org.tillbridge.sync.journal.JournalWriteException;
import org.tillbridge.sync.journal.PersonalPart;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Says whose sale it is. It asks nobody: who is new is enrolled here and now, with or without a
/// hub. Belongs to the basket thread, as the open sale does.
public final class CustomerService {
    private final OpenSale openSale;
    private final KnownCustomers known;
    private final Shelf shelf;

    public CustomerService(OpenSale openSale, KnownCustomers known, Shelf shelf) {
        this.openSale = openSale;
        this.known = known;
        this.shelf = shelf;
    }

    public KnownCustomers known() {
        return known;
    }

    /// Someone who is known, in place of whom it was before.
    public CustomerOutcome choose(FoundCustomer.Known found) {
        SaleCustomer customer = new SaleCustomer(found.id(), found.card(), shelf.pointsRate());
        return refusal()
                .or(() -> put(Optional.of(customer), groups(found)))
                .<CustomerOutcome>map(CustomerOutcome.Refused::new)
                .orElseGet(() -> new CustomerOutcome.Chosen(customer));
    }

    /// The hub said whose card it is that was shown; empty where it is not on the sale any more.
    public Optional<CustomerOutcome> identify(StoredValueCode shown, FoundCustomer.Known found) {
        return openSale.basket()
                .flatMap(basket -> basket.transaction().customer())
                .filter(customer -> customer.loyaltyCode().equals(shown))
                .map(_ -> choose(found));
    }

    /// The groups that the hub named. While it does not answer about whose sale it is already,
    /// those that it named before; of whom it said nothing, none.
    private Set<String> groups(FoundCustomer.Known found) {
        return found.points().isEmpty() && isOnSale(found.card()) ? groupsNow() : found.groups();
    }

    private boolean isOnSale(StoredValueCode card) {
        return openSale.basket()
                .flatMap(basket -> basket.transaction().customer())
                .filter(customer -> customer.loyaltyCode().equals(card))
                .isPresent();
    }

    private Set<String> groupsNow() {
        return openSale.basket()
                .map(open -> open.transaction().pricing().adjustments().customerGroups())
                .orElse(Set.of());
    }

    private Optional<Refusal> put(Optional<SaleCustomer> whose, Set<String> groups) {
        return openSale.customer(theirs(whose, groups), shelf::terms);
    }

    /// Once something is taken for the sale its price stays, whoever it turns out to be.
    private UnaryOperator<OpenTransaction> theirs(
            Optional<SaleCustomer> whose, Set<String> groups) {
        boolean isPaidInPart =
                openSale.basket().filter(open -> !open.tenders().isEmpty()).isPresent();
        Set<String> counting = isPaidInPart ? groupsNow() : groups;
        return open -> open.of(whose, counting);
    }

    /// It is nobody's in particular, after all.
    public CustomerOutcome takeOff() {
        return openSale.basket().isEmpty()
                ? new CustomerOutcome.TakenOff()
                : put(Optional.empty(), Set.of())
                        .<CustomerOutcome>map(CustomerOutcome.Refused::new)
                        .orElseGet(CustomerOutcome.TakenOff::new);
    }

    /// Someone new; or, where that address or card was enrolled here before, whoever it was.
    ///
    /// @param key a card, an e-mail address, or blank
    /// @param name may be blank where there is a key
    public CustomerOutcome enrol(String key, String name) {
        Optional<Refusal> refusal = refusal();
        if (refusal.isPresent()) {
            return new CustomerOutcome.Refused(refusal.get());
        }
        Optional<FoundCustomer.Known> before = KnownCustomers.question(key).flatMap(known::here);
        if (before.isPresent()) {
            return choose(before.get());
        }
        return switch (known.fresh(key, name)) {
            case Typed.Wrong(var fault) -> new CustomerOutcome.Wrong(fault);
            case Typed.Fresh(Customer customer, PersonalPart part) -> enrol(customer, part);
        };
    }

    private CustomerOutcome enrol(Customer customer, PersonalPart part) {
        SaleCustomer named =
                new SaleCustomer(
                        Optional.of(customer.id()), customer.loyaltyCode(), shelf.pointsRate());
        CustomerEnrolled fact = new CustomerEnrolled(customer.id(), customer.loyaltyCode());
        Optional<JournalWriteException.Reason> failed =
                openSale.enrol(fact, part, theirs(Optional.of(named), Set.of()), shelf::terms);
        if (failed.isPresent()) {
            return new CustomerOutcome.NotWritten(failed.get());
        }
        known.enrolled(customer);
        return new CustomerOutcome.Enrolled(named);
    }

    private Optional<Refusal> refusal() {
        return openSale.basket().filter(Basket::isReturn).map(_ -> Refusal.RETURN_IN_THE_WAY);
    }
}
