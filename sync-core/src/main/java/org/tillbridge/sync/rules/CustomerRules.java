package org.tillbridge.sync.rules;

import org.tillbridge.retail.CustomerId;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/// Who is who. Customers are enrolled where nobody can be asked, so one person may be several.
public final class CustomerRules {
    private CustomerRules() {}

    /// Someone whom the hub knows.
    ///
    /// @param since when, by the hub's time
    public record Known(CustomerId customer, Instant since) {}

    /// @param known by the e-mail address of who is enrolled now, or by their card
    public static Rule settle(Collection<Known> known) {
        return known.isEmpty() ? Rule.NEW_CUSTOMER : Rule.SAME_CUSTOMER_TWICE;
    }

    /// Who stands for all of them: whom the hub knew first.
    ///
    /// @param same at least one
    public static CustomerId survivor(Collection<Known> same) {
        return same.stream()
                .min(Comparator.comparing(Known::since).thenComparing(one -> one.customer().id()))
                .orElseThrow()
                .customer();
    }
}
