package org.tillbridge.sync.journal;

import org.jdbi.v3.core.Handle;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Adds up the rows of a business day.
final class DayTotalsStore {
    private DayTotalsStore() {}

    /// Counts and amounts of transactions, in minor units.
    private record Transactions(
            int sales, int returns, long sold, long returned, long cashTaken, long cashRefunded) {}

    private record VoidedLines(int lines, long amount) {}

    /// When the till was opened last, and with what.
    private record Opening(long place, long amount) {
        static final Opening NEVER = new Opening(0, 0);
    }

    static Optional<DayTotals> totals(Handle handle, LocalDate day) {
        return currency(handle, day).map(currency -> totals(handle, day, currency));
    }

    private static DayTotals totals(Handle handle, LocalDate day, CurrencyUnit currency) {
        Opening opening = lastOpening(handle, day);
        Transactions sums = transactions(handle, day, opening);
        VoidedLines voided = voidedLines(handle, day);
        return new DayTotals(
                day,
                sums.sales(),
                sums.returns(),
                Money.ofMinor(currency, sums.sold()),
                Money.ofMinor(currency, sums.returned()),
                taxes(handle, day, currency),
                Money.ofMinor(currency, opening.amount()),
                Money.ofMinor(currency, sums.cashTaken()),
                Money.ofMinor(currency, sums.cashRefunded()),
                voided.lines(),
                Money.ofMinor(currency, voided.amount()));
    }

    private static Optional<CurrencyUnit> currency(Handle handle, LocalDate day) {
        return handle.createQuery(
                        """
                        SELECT currency FROM till_event WHERE business_date = :day
                        UNION
                        SELECT currency FROM retail_transaction WHERE business_date = :day
                        LIMIT 1
                        """)
                .bind("day", day.toString())
                .mapTo(String.class)
                .findOne()
                .map(CurrencyUnit::of);
    }

    private static Opening lastOpening(Handle handle, LocalDate day) {
        return handle.createQuery(
                        """
                        SELECT place, amount FROM till_event
                        WHERE business_date = :day AND kind = 'tillOpened'
                        ORDER BY place DESC LIMIT 1
                        """)
                .bind("day", day.toString())
                .map((row, _) -> new Opening(row.getLong(1), row.getLong(2)))
                .findOne()
                .orElse(Opening.NEVER);
    }

    private static Transactions transactions(Handle handle, LocalDate day, Opening since) {
        return handle.createQuery(
                        """
                        SELECT count(*) FILTER (WHERE kind = 'sale'),
                            count(*) FILTER (WHERE kind = 'return'),
                            coalesce(sum(total) FILTER (WHERE kind = 'sale'), 0),
                            coalesce(sum(total) FILTER (WHERE kind = 'return'), 0),
                            coalesce(sum(cash) FILTER (WHERE since_opening AND cash > 0), 0),
                            coalesce(sum(cash) FILTER (WHERE since_opening AND cash < 0), 0)
                        FROM (
                            SELECT kind, total, cash, place > :opening AS since_opening
                            FROM retail_transaction WHERE business_date = :day)
                        """)
                .bind("day", day.toString())
                .bind("opening", since.place())
                .map(
                        (row, _) ->
                                new Transactions(
                                        row.getInt(1),
                                        row.getInt(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6)))
                .one();
    }

    private static VoidedLines voidedLines(Handle handle, LocalDate day) {
        return handle.createQuery(
                        """
                        SELECT count(*), coalesce(sum(amount), 0) FROM till_event
                        WHERE business_date = :day AND kind = 'lineVoided'
                        """)
                .bind("day", day.toString())
                .map((row, _) -> new VoidedLines(row.getInt(1), row.getLong(2)))
                .one();
    }

    private static List<TaxTotal> taxes(Handle handle, LocalDate day, CurrencyUnit currency) {
        return handle.createQuery(
                        """
                        SELECT part.value ->> 0 AS rate, sum(part.value ->> 1),
                            sum(part.value ->> 2)
                        FROM retail_transaction, json_each(retail_transaction.taxes) AS part
                        WHERE retail_transaction.business_date = :day
                        GROUP BY rate
                        ORDER BY rate
                        """)
                .bind("day", day.toString())
                .map(
                        (row, _) ->
                                new TaxTotal(
                                        new TaxRate(row.getInt(1)),
                                        Money.ofMinor(currency, row.getLong(2)),
                                        Money.ofMinor(currency, row.getLong(3))))
                .list();
    }
}
