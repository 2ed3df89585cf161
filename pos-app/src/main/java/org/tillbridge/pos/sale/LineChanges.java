package org.tillbridge.pos.sale;

import org.joda.money.Money;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Step;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.retail.pricing.promotion.Offers;
import org.tillbridge.sync.journal.JournalEntry.LineVoided;
import org.tillbridge.sync.journal.JournalWriteException;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Changes lines that are in the basket. What is taken away is recorded before it shows.
final class LineChanges {
    private final KeptBasket kept;
    private final DayBook dayBook;
    private final Clock clock;

    LineChanges(KeptBasket kept, DayBook dayBook, Clock clock) {
        this.kept = kept;
        this.dayBook = dayBook;
        this.clock = clock;
    }

    /// Why a sale cannot become that: more was taken for it than there would be to pay, or it would
    /// no longer fit into its entry.
    static Optional<Refusal> against(Basket before, OpenTransaction next) {
        Optional<Refusal> beyond = paidBeyond(before, next);
        if (beyond.isPresent()) {
            return beyond;
        }
        return SaleSize.fits(next) ? Optional.empty() : Optional.of(Refusal.TOO_MANY_LINES);
    }

    private static Optional<Refusal> paidBeyond(Basket before, OpenTransaction next) {
        Money total = next.totals().total();
        if (before.reverses().isPresent()) {
            return Optional.of(Refusal.VOIDED_AS_A_WHOLE);
        }
        if (before.refundedAtMost().isPositive()) {
            return before.refundedAtMost().isGreaterThan(total.negated())
                    ? Optional.of(Refusal.REFUNDED_ALREADY)
                    : Optional.empty();
        }
        return !before.tenders().isEmpty() && before.takenAtMost().isGreaterThan(total)
                ? Optional.of(Refusal.PAID_ALREADY)
                : Optional.empty();
    }

    LineOutcome quantity(Basket before, int number, Quantity quantity, Optional<Quantity> tare) {
        Step step = before.transaction().changeQuantity(number, quantity, tare);
        if (!(step instanceof Step.Done(OpenTransaction next, int line))) {
            return change(before, step);
        }
        RungLine was = before.transaction().line(line).orElseThrow();
        Quantity less = was.goods().quantity().plus(quantity.negated());
        return less.signum() > 0
                ? taken(before, next, next.line(line).orElseThrow())
                : change(before, step);
    }

    LineOutcome voidLine(Basket before, int number) {
        return switch (before.transaction().voidLine(number, clock.instant())) {
            case Step.Refused(Refusal why) -> new LineOutcome.Refused(why);
            case Step.Done(OpenTransaction next, int line) ->
                    taken(before, next, next.line(line).orElseThrow());
        };
    }

    /// Voids all that stands, the last first. Where no more voids fit, it is recorded all the same.
    ///
    /// @return why it could not be; then the rest stands
    Optional<JournalWriteException.Reason> voidAll() {
        List<RungLine> standing =
                kept.basket().map(open -> open.transaction().standing()).orElse(List.of());
        for (RungLine line : standing.reversed()) {
            Basket open = kept.basket().orElseThrow();
            Basket before = open.with(open.transaction().under(Offers.NONE));
            OpenTransaction after =
                    before.transaction().voidLine(line.number(), clock.instant())
                                    instanceof Step.Done(OpenTransaction next, int _)
                            ? next
                            : before.transaction();
            if (!line.isCompanion()
                    && record(before, after, line, _ -> Quantity.ZERO)
                            instanceof LineOutcome.NotWritten(var why)) {
                return Optional.of(why);
            }
        }
        return Optional.empty();
    }

    /// What takes nothing away.
    LineOutcome change(Basket before, Step step) {
        return switch (step) {
            case Step.Refused(Refusal why) -> new LineOutcome.Refused(why);
            case Step.Done(OpenTransaction next, int line) -> {
                Optional<Refusal> refusal = against(before, next);
                if (refusal.isPresent()) {
                    yield new LineOutcome.Refused(refusal.get());
                }
                kept.change(before.with(next));
                yield new LineOutcome.Changed(next.line(line).orElseThrow());
            }
        };
    }

    /// There is always room for it: [SaleSize] keeps some.
    private LineOutcome taken(Basket before, OpenTransaction next, RungLine line) {
        return paidBeyond(before, next)
                .<LineOutcome>map(LineOutcome.Refused::new)
                .orElseGet(() -> record(before, next, line, number -> left(next, number)));
    }

    /// The goods with all that goes with them are gone in one commit; what they had brought along
    /// is recorded right after them.
    ///
    /// @param line as it is shown afterwards
    /// @param left how much of a line stays
    private LineOutcome record(
            Basket before, OpenTransaction next, RungLine line, IntFunction<Quantity> left) {
        Basket after = before.with(next);
        List<RungLine> lines = new ArrayList<>(List.of(line));
        lines.addAll(before.transaction().companionsOf(line.number()));
        for (RungLine each : lines) {
            RungLine was = before.transaction().line(each.number()).orElseThrow();
            Quantity less = was.goods().quantity().plus(left.apply(was.number()).negated());
            if (less.signum() > 0
                    && record(before, after, was, less)
                            instanceof Written.NotWritten(JournalWriteException.Reason why)) {
                return new LineOutcome.NotWritten(why);
            }
        }
        return new LineOutcome.Changed(line);
    }

    private static Quantity left(OpenTransaction next, int number) {
        return next.isVoided(number)
                ? Quantity.ZERO
                : next.line(number).orElseThrow().goods().quantity();
    }

    private Written record(Basket before, Basket after, RungLine was, Quantity less) {
        RungGoods part = was.goods().withQuantity(less);
        LineVoided fact =
                new LineVoided(
                        before.transaction().id(),
                        was.number(),
                        part.goods(),
                        part.signedQuantity(),
                        part.amount(before.transaction().rules()),
                        clock.instant());
        return kept.record(after, (id, text) -> dayBook.fact(fact, id, text));
    }
}
