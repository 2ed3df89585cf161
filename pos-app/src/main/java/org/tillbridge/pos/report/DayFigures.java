package org.tillbridge.pos.report;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What happened on this workstation between the opening of its till and now, or its close: what an
/// X report and a Z report say. It follows from the entries alone, so an earlier report can be made
/// again at any time, and is the same.
///
/// Sales less returns are the sum of the tenders, and of departments and gift cards.
///
/// @param openedAt when the till was opened
/// @param sales with what they came to
/// @param returns with what was given back, zero or less
/// @param departments what was sold and came back, by department, ascending by number
/// @param taxes of sales and returns together, by rate, ascending
/// @param tenders by kind, change taken off
/// @param voids lines that were taken out before their sale was completed
/// @param discounts what was taken off lines, zero or less
/// @param manualDiscounts of these, what a person gave
/// @param exempt sales that no tax was charged on, less those that came back whole
/// @param overrides what other prices than those of the list added; below zero where they were
///   lower
/// @param giftCards issued, or topped up: in the sales, but neither goods nor taxed
/// @param moved money in and out of the till without goods, each above zero
/// @param noSales how often the drawer was opened without a sale
/// @param approvals how often someone approved what another may not do
/// @param signatures what became of those that the signing unit did not give at once
/// @param openingFloat what was in the till when it was opened
/// @param cashTaken cash of sales, change taken off
/// @param cashRefunded cash given back, zero or less
/// @param firstNumber of the documents; empty if there is none
/// @param lastNumber the close's own, once it is closed
/// @param closed how the till was counted and closed; empty while it is open
public record DayFigures(
        LocalDate businessDate,
        Instant openedAt,
        Tally sales,
        Tally returns,
        List<DepartmentTally> departments,
        List<TaxTotal> taxes,
        Map<Tender, Money> tenders,
        Tally voids,
        Tally discounts,
        Tally manualDiscounts,
        Tally exempt,
        Tally overrides,
        Tally giftCards,
        Map<CashMovement, Tally> moved,
        int noSales,
        int approvals,
        Signatures signatures,
        Money openingFloat,
        Money cashTaken,
        Money cashRefunded,
        Optional<TransactionNumber> firstNumber,
        Optional<TransactionNumber> lastNumber,
        Optional<Close> closed) {
    public DayFigures {
        departments = List.copyOf(departments);
        taxes = List.copyOf(taxes);
        tenders = Map.copyOf(tenders);
        moved = Map.copyOf(moved);
    }

    /// How often something was, and what it came to.
    public record Tally(int count, Money amount) {
        Tally plus(Money more) {
            return new Tally(count + 1, amount.plus(more));
        }

        Tally plus(Tally other) {
            return new Tally(count + other.count, amount.plus(other.amount));
        }
    }

    /// @param name empty where nobody knows the department any more
    /// @param tally of the lines sold, less those that came back
    public record DepartmentTally(int number, String name, Tally tally) {}

    /// @param late documents that were signed later, of this day or an earlier one
    /// @param missing documents of this day that are not signed yet
    public record Signatures(int late, int missing) {}

    /// The close of the till, and when it was.
    ///
    /// @param id of its entry
    /// @param by whoever closed it
    public record Close(TillClosed entry, UUID id, Optional<OperatorId> by, Instant at) {}

    public CurrencyUnit currency() {
        return openingFloat.getCurrencyUnit();
    }

    public Money revenue() {
        return sales.amount().plus(returns.amount());
    }

    public Money tax() {
        return taxes.stream().map(TaxTotal::tax).reduce(Money.zero(currency()), Money::plus);
    }

    public Tally moved(CashMovement movement) {
        Tally tally = moved.get(movement);
        return tally == null ? new Tally(0, Money.zero(currency())) : tally;
    }

    /// What should be in the till.
    public Money cashExpected() {
        return openingFloat
                .plus(cashTaken)
                .plus(cashRefunded)
                .plus(moved(CashMovement.PAID_IN).amount())
                .minus(moved(CashMovement.PAID_OUT).amount())
                .minus(moved(CashMovement.SAFE_DROP).amount());
    }

    /// What the documents' tenders come to; the same as [#revenue].
    public Money tendered() {
        return tenders.values().stream().reduce(Money.zero(currency()), Money::plus);
    }
}
