package org.tillbridge.pos.sale;

import org.tillbridge.pos.signon.SignedOn;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts sales that are set aside into words. Reads them, so not for the FX thread.
final class SuspendedWords {
    private static final int FIRST_GOODS = 2;

    private final Texts texts;

    SuspendedWords(Texts texts) {
        this.texts = texts;
    }

    /// @param suspended each a `SaleSuspended`
    /// @param today the business date
    List<SuspendedRow> rows(List<Committed> suspended, List<SignedOn> people, LocalDate today) {
        return suspended.stream().map(each -> row(each, people, today)).toList();
    }

    private SuspendedRow row(Committed committed, List<SignedOn> people, LocalDate today) {
        SaleSuspended sale = (SaleSuspended) committed.fact();
        LocalDate day = committed.entry().header().businessDate();
        Stream<String> when =
                day.equals(today)
                        ? Stream.of(texts.time(sale.at()))
                        : Stream.of(texts.shortDate(day), texts.time(sale.at()));
        Optional<String> who =
                committed.entry().header().operator().flatMap(operator -> name(operator, people));
        String lines = texts.text("basket.lines", sale.lines(), 0);
        String goods = firstGoods(sale);
        return new SuspendedRow(
                sale.transaction(),
                String.join(" · ", Stream.concat(when, who.stream()).toList()),
                goods.isEmpty() ? lines : goods + " · " + lines,
                texts.amount(sale.total()));
    }

    private static Optional<String> name(OperatorId operator, List<SignedOn> people) {
        return people.stream()
                .filter(each -> each.operator().equals(operator))
                .map(SignedOn::name)
                .findFirst();
    }

    /// What cannot be read says nothing.
    private static String firstGoods(SaleSuspended sale) {
        return Suspension.basket(sale).map(SuspendedWords::firstGoods).orElse("");
    }

    private static String firstGoods(Basket basket) {
        Stream<String> known =
                basket.transaction().standing().stream().map(line -> line.goods().goods().name());
        Stream<String> unknown = basket.unknown().stream().map(code -> code.code().printed());
        return String.join(", ", Stream.concat(known, unknown).limit(FIRST_GOODS).toList());
    }
}
