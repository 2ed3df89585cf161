package org.tillbridge.pos.sale;

import org.tillbridge.pos.signon.SignedOn;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.wire.SuspendedAtStore.Waiting;

import java.time.Instant;
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

    /// Those of this workstation.
    ///
    /// @param suspended each a `SaleSuspended`
    /// @param today the business date
    List<SuspendedRow> here(List<Committed> suspended, List<SignedOn> people, LocalDate today) {
        return suspended.stream().map(each -> row(each, people, today)).toList();
    }

    /// Those of the others, as the hub tells.
    List<SuspendedRow> elsewhere(List<Waiting> sales, List<SignedOn> people, LocalDate today) {
        return sales.stream()
                .map(
                        sale ->
                                new SuspendedRow(
                                        sale.suspension(),
                                        when(
                                                sale.businessDate(),
                                                today,
                                                sale.at(),
                                                sale.operator(),
                                                people),
                                        sale.name() + " · " + lines(sale.lines()),
                                        texts.amount(sale.total())))
                .toList();
    }

    private SuspendedRow row(Committed committed, List<SignedOn> people, LocalDate today) {
        SaleSuspended sale = (SaleSuspended) committed.fact();
        EntryHeader header = committed.entry().header();
        String goods = firstGoods(sale);
        return new SuspendedRow(
                header.entryId(),
                when(header.businessDate(), today, sale.at(), header.operator(), people),
                goods.isEmpty() ? lines(sale.lines()) : goods + " · " + lines(sale.lines()),
                texts.amount(sale.total()));
    }

    private String when(
            LocalDate day,
            LocalDate today,
            Instant at,
            Optional<OperatorId> operator,
            List<SignedOn> people) {
        Stream<String> when =
                day.equals(today)
                        ? Stream.of(texts.time(at))
                        : Stream.of(texts.shortDate(day), texts.time(at));
        Optional<String> who = operator.flatMap(one -> name(one, people));
        return String.join(" · ", Stream.concat(when, who.stream()).toList());
    }

    private String lines(int lines) {
        return texts.text("basket.lines", lines, 0);
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
