package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
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
    ///
    /// @param occurred see [Occurrence]
    private record Opening(long occurred, long amount) {
        static final Opening NEVER = new Opening(0, 0);
    }

    static Optional<DayTotals> totals(JournalQueryStore journal, LocalDate day)
            throws SQLException {
        Optional<CurrencyUnit> currency = currency(journal, day);
        return currency.isPresent()
                ? Optional.of(totals(journal, day, currency.get()))
                : Optional.empty();
    }

    private static DayTotals totals(JournalQueryStore journal, LocalDate day, CurrencyUnit currency)
            throws SQLException {
        Opening opening = lastOpening(journal, day);
        Transactions sums = transactions(journal, day, opening);
        VoidedLines voided = voidedLines(journal, day);
        return new DayTotals(
                day,
                sums.sales(),
                sums.returns(),
                Money.ofMinor(currency, sums.sold()),
                Money.ofMinor(currency, sums.returned()),
                taxes(journal, day, currency),
                Money.ofMinor(currency, opening.amount()),
                Money.ofMinor(currency, sums.cashTaken()),
                Money.ofMinor(currency, sums.cashRefunded()),
                Money.ofMinor(currency, cashMoved(journal, opening)),
                voided.lines(),
                Money.ofMinor(currency, voided.amount()),
                tenders(journal, day, currency));
    }

    private static Optional<CurrencyUnit> currency(JournalQueryStore journal, LocalDate day)
            throws SQLException {
        return journal.first(
                """
                SELECT currency FROM till_event WHERE business_date = ?1
                UNION
                SELECT currency FROM retail_transaction WHERE business_date = ?1
                LIMIT 1
                """,
                row -> CurrencyUnit.of(row.getString(1)),
                day.toString());
    }

    private static Opening lastOpening(JournalQueryStore journal, LocalDate day)
            throws SQLException {
        return journal.first(
                        """
                        SELECT %s AS occurred, amount FROM till_event
                        WHERE business_date = ? AND kind = 'tillOpened'
                        ORDER BY occurred DESC LIMIT 1
                        """
                                .formatted(Occurrence.of("till_event.place")),
                        row -> new Opening(row.getLong(1), row.getLong(2)),
                        day.toString())
                .orElse(Opening.NEVER);
    }

    private static Transactions transactions(
            JournalQueryStore journal, LocalDate day, Opening since) throws SQLException {
        return journal.first(
                        """
                        SELECT count(*) FILTER (WHERE kind = 'sale'),
                            count(*) FILTER (WHERE kind = 'return'),
                            coalesce(sum(total) FILTER (WHERE kind = 'sale'), 0),
                            coalesce(sum(total) FILTER (WHERE kind = 'return'), 0),
                            coalesce(sum(cash) FILTER (WHERE since_opening AND cash > 0), 0),
                            coalesce(sum(cash) FILTER (WHERE since_opening AND cash < 0), 0)
                        FROM (
                            SELECT kind, total, cash, %s > ?2 AS since_opening
                            FROM retail_transaction WHERE business_date = ?1)
                        """
                                .formatted(Occurrence.of("retail_transaction.place")),
                        row ->
                                new Transactions(
                                        row.getInt(1),
                                        row.getInt(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6)),
                        day.toString(),
                        since.occurred())
                .orElseThrow();
    }

    private static VoidedLines voidedLines(JournalQueryStore journal, LocalDate day)
            throws SQLException {
        return journal.first(
                        """
                        SELECT count(*), coalesce(sum(amount), 0) FROM till_event
                        WHERE business_date = ? AND kind = 'lineVoided'
                        """,
                        row -> new VoidedLines(row.getInt(1), row.getLong(2)),
                        day.toString())
                .orElseThrow();
    }

    /// Few, and not filed: found by their kind among the entries since the opening.
    private static long cashMoved(JournalQueryStore journal, Opening since) throws SQLException {
        return journal.first(
                        """
                        SELECT coalesce(sum(iif(fact ->> 'movement' = 'paidIn',
                            fact ->> 'amount', -(fact ->> 'amount'))), 0)
                        FROM (
                            SELECT iif(kind = 'Carried', body -> 'body', body) AS fact FROM entry
                            WHERE place > ?1 AND %s > ?1
                                AND (kind = 'CashMoved'
                                    OR kind = 'Carried'
                                        AND body -> 'header' ->> 'kind' = 'CashMoved')
                        """
                                        .formatted(Occurrence.of("entry.place"))
                                + JournalReaderStore.NOT_CARRIED_LATER
                                + ")",
                        row -> row.getLong(1),
                        since.occurred())
                .orElseThrow();
    }

    private static List<TaxTotal> taxes(
            JournalQueryStore journal, LocalDate day, CurrencyUnit currency) throws SQLException {
        return journal.list(
                """
                SELECT part.value ->> 0 AS rate, sum(part.value ->> 1), sum(part.value ->> 2),
                  part.value ->> 3 AS jurisdiction
                FROM retail_transaction, json_each(retail_transaction.taxes) AS part
                WHERE retail_transaction.business_date = ?
                GROUP BY rate, jurisdiction
                ORDER BY rate, jurisdiction
                """,
                row ->
                        new TaxTotal(
                                rate(row.getInt(1), Optional.ofNullable(row.getString(4))),
                                Money.ofMinor(currency, row.getLong(2)),
                                Money.ofMinor(currency, row.getLong(3))),
                day.toString());
    }

    private static TaxRate rate(int partsPerMillion, Optional<String> jurisdiction) {
        return jurisdiction
                .map(name -> TaxRate.of(List.of(new TaxRate.Part(name, partsPerMillion))))
                .orElseGet(() -> new TaxRate(partsPerMillion));
    }

    /// As the header of each transaction has them; of one that is carried, the header in it.
    private static List<TenderTotal> tenders(
            JournalQueryStore journal, LocalDate day, CurrencyUnit currency) throws SQLException {
        return journal
                .list(
                        """
                        SELECT part.value ->> 'tender' AS tender, sum(part.value ->> 'amount')
                        FROM retail_transaction JOIN entry USING (place), json_each(coalesce(
                            entry.header -> '$.money.tenders',
                            entry.body -> '$.header.money.tenders')) AS part
                        WHERE retail_transaction.business_date = ?
                        GROUP BY part.value ->> 'tender'
                        """,
                        row -> tender(row.getString(1), Money.ofMinor(currency, row.getLong(2))),
                        day.toString())
                .stream()
                .sorted(Comparator.comparing(TenderTotal::tender))
                .toList();
    }

    private static TenderTotal tender(String name, Money amount) throws SQLException {
        return CamelCase.parse(Tender.class, name)
                .map(tender -> new TenderTotal(tender, amount))
                .orElseThrow(() -> new SQLException("Not a tender: " + name));
    }
}
