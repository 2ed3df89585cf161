package org.tillbridge.pos.sale;

import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.sync.journal.JournalEntry.TillControl.AgeChecked;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// What has to be known of a customer before goods are rung that are not for everyone.
///
/// @param minimumAge in years
/// @param bornBy whoever was born on this day, or before, is old enough today
/// @param atPrice at which they are to be rung; empty for that of the label or the list
public record AgeCheck(
        ShelfItem item, int minimumAge, LocalDate bornBy, Optional<AtPrice> atPrice) {
    /// A price that a person set, and where it is from.
    public record AtPrice(UnitPrice price, String reason) {}

    /// @param today in the store
    static AgeCheck of(ShelfItem item, int minimumAge, LocalDate today) {
        return new AgeCheck(item, minimumAge, today.minusYears(minimumAge), Optional.empty());
    }

    AgeCheck at(UnitPrice price, String reason) {
        return new AgeCheck(item, minimumAge, bornBy, Optional.of(new AtPrice(price, reason)));
    }

    AgeChecked answer(Optional<UUID> transaction, boolean oldEnough) {
        ItemId about = item.item().id();
        return new AgeChecked(transaction, about, minimumAge, oldEnough);
    }
}
