package org.tillbridge.hub.day;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A business day of a store. It is provisional until its date is over and nobody is waited for;
/// then it is complete, and its figures never change. What comes after that is in addenda.
///
/// @param completedAt empty while it is provisional
/// @param waitsFor none once it is complete
/// @param money by currency
public record StoreDay(
        StoreId store,
        LocalDate businessDate,
        Optional<Instant> completedAt,
        List<Waiting> waitsFor,
        List<Absent> absent,
        List<DayMoney> money,
        List<Addendum> addenda) {
    public StoreDay {
        waitsFor = List.copyOf(waitsFor);
        absent = List.copyOf(absent);
        money = List.copyOf(money);
        addenda = List.copyOf(addenda);
    }

    /// A workstation that has not closed the day.
    ///
    /// @param isOpen whether it has opened it; if not, the hub may not have heard of it yet
    public record Waiting(WorkstationId workstation, String name, boolean isOpen) {}

    /// A workstation whose part nobody waits for, because somebody said so.
    public record Absent(WorkstationId workstation, String name, Instant since, String reason) {}

    /// What was sold in one currency, in minor units.
    public record DayMoney(String currency, long transactions, long total, long tax) {}

    /// What came on one date after the day was complete.
    ///
    /// @param number from 1
    /// @param receivedOn in the store
    /// @param money by currency; none if its only entry was not booked after all
    public record Addendum(int number, LocalDate receivedOn, List<DayMoney> money) {
        public Addendum {
            money = List.copyOf(money);
        }
    }
}
