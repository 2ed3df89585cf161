package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;

import java.time.LocalDate;
import java.util.List;

/// The figures of one business day on this workstation, as an X report shows them.
///
/// @param sales how many sales were completed
/// @param returns how many returns were completed
/// @param sold the totals of the sales
/// @param returned the totals of the returns, zero or less
/// @param taxes of sales and returns together, by rate, ascending
/// @param openingFloat what was in the till when it was last opened for this day
/// @param cashTaken cash of sales since then, change taken off
/// @param cashRefunded cash paid out since then, zero or less
/// @param cashMoved what was paid in and out since then, and taken to the safe, together
/// @param linesVoided how many lines were voided before completion
/// @param amountVoided what they would have cost
/// @param tenders what each kind of tender brought in, less what went out, change taken off; their
///   sum is the revenue
public record DayTotals(
        LocalDate businessDate,
        int sales,
        int returns,
        Money sold,
        Money returned,
        List<TaxTotal> taxes,
        Money openingFloat,
        Money cashTaken,
        Money cashRefunded,
        Money cashMoved,
        int linesVoided,
        Money amountVoided,
        List<TenderTotal> tenders) {
    public DayTotals {
        taxes = List.copyOf(taxes);
        tenders = List.copyOf(tenders);
    }

    public CurrencyUnit currency() {
        return sold.getCurrencyUnit();
    }

    public Money revenue() {
        return sold.plus(returned);
    }

    /// What should be in the till now.
    public Money cashExpected() {
        return openingFloat.plus(cashTaken).plus(cashRefunded).plus(cashMoved);
    }
}
