package org.tillbridge.retail.pricing.promotion;

import org.tillbridge.retail.StoreId;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A rule of the shop by which goods cost less for a time. It changes nothing of a sale that is
/// completed, and nothing of goods that come back.
///
/// @param name as the line and the receipt say it: "3 for 2"
/// @param priority the higher one is served first and may take goods away from a better one of
///   lower priority; of equals the customer gets the best
/// @param onOverrides whether it also takes off prices that a person set
public record Promotion(
        PromotionId id,
        String name,
        Offer offer,
        Combination combination,
        int priority,
        boolean onOverrides,
        Conditions conditions) {
    public static final int MAX_NAME = 60;
    public static final int MAX_PRIORITY = 999;

    public Promotion {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("A promotion is told in 1 to 60 characters");
        }
        if (Math.abs(priority) > MAX_PRIORITY) {
            throw new IllegalArgumentException("No priority: " + priority);
        }
        if (offer instanceof Offer.OffSets && combination == Combination.ON_TOP) {
            throw new IllegalArgumentException("Sets are not put together on top of others");
        }
    }

    /// One that everybody gets, now and here, where nothing else is better.
    public static Promotion of(String id, String name, Offer offer) {
        return new Promotion(
                new PromotionId(id), name, offer, Combination.BEST, 0, false, Conditions.NONE);
    }

    public Promotion combined(Combination other) {
        return new Promotion(id, name, offer, other, priority, onOverrides, conditions);
    }

    public Promotion withPriority(int other) {
        return new Promotion(id, name, offer, combination, other, onOverrides, conditions);
    }

    public Promotion under(Conditions other) {
        return new Promotion(id, name, offer, combination, priority, onOverrides, other);
    }

    public Promotion alsoOnOverrides() {
        return new Promotion(id, name, offer, combination, priority, true, conditions);
    }

    /// Its name, and the group of customers that it is for.
    String said() {
        return conditions.customerGroup().map(group -> name + " (" + group + ")").orElse(name);
    }

    /// Who gets it, where and when.
    ///
    /// @param from the first moment of it
    /// @param until the first moment after it
    /// @param stores empty for all
    /// @param coupon the code of the coupon that the customer must show
    /// @param customerGroup of the customer who gets it
    public record Conditions(
            Optional<Instant> from,
            Optional<Instant> until,
            Set<StoreId> stores,
            Optional<String> coupon,
            Optional<String> customerGroup) {
        public static final int MAX_GROUP = 48;

        public static final Conditions NONE =
                new Conditions(
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty());

        public Conditions {
            stores = Set.copyOf(stores);
        }

        public static Conditions coupon(String code) {
            return new Conditions(
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.of(code),
                    Optional.empty());
        }

        public static Conditions group(String group) {
            return new Conditions(
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    Optional.of(group));
        }

        public boolean holdIn(StoreId store, Instant at) {
            return (stores.isEmpty() || stores.contains(store))
                    && from.filter(at::isBefore).isEmpty()
                    && until.filter(end -> !at.isBefore(end)).isEmpty();
        }

        boolean holdFor(Set<String> coupons, Set<String> groups) {
            return coupon.filter(code -> !coupons.contains(code)).isEmpty()
                    && customerGroup.filter(group -> !groups.contains(group)).isEmpty();
        }
    }
}
