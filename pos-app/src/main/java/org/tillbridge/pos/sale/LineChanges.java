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
import org.tillbridge.sync.journal.JournalEntry.LineVoided;
import org.tillbridge.sync.journal.JournalWriteException;

import java.time.Clock;
import java.util.Optional;

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
                ? taken(before, next, was, less, next.line(line).orElseThrow())
                : change(before, step);
    }

    LineOutcome voidLine(Basket before, int number) {
        return switch (before.transaction().voidLine(number, clock.instant())) {
            case Step.Refused(Refusal why) -> new LineOutcome.Refused(why);
            case Step.Done(OpenTransaction next, int line) -> {
                RungLine voided = next.line(line).orElseThrow();
                yield taken(before, next, voided, voided.goods().quantity(), voided);
            }
        };
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
    private LineOutcome taken(
            Basket before, OpenTransaction next, RungLine was, Quantity less, RungLine line) {
        return paidBeyond(before, next)
                .<LineOutcome>map(LineOutcome.Refused::new)
                .orElseGet(() -> record(before, before.with(next), was, less, line));
    }

    /// @param line as it is shown afterwards
    LineOutcome record(Basket before, Basket after, RungLine was, Quantity less, RungLine line) {
        RungGoods part = was.goods().withQuantity(less);
        LineVoided fact =
                new LineVoided(
                        before.transaction().id(),
                        was.number(),
                        part.goods(),
                        part.signedQuantity(),
                        part.amount(before.transaction().rules()),
                        clock.instant());
        return switch (kept.record(after, (id, text) -> dayBook.fact(fact, id, text))) {
            case Written.NotWritten(JournalWriteException.Reason why) ->
                    new LineOutcome.NotWritten(why);
            case Written.OnDisk _ -> new LineOutcome.Changed(line);
        };
    }
}
