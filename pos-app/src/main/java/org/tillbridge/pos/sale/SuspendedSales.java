package org.tillbridge.pos.sale;

import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// Sales that are set aside on this workstation, each a fact that holds its basket. Belongs to the
/// basket thread.
final class SuspendedSales {
    private final DayBook dayBook;
    private final KeptBasket kept;
    private final Clock clock;

    SuspendedSales(DayBook dayBook, KeptBasket kept, Clock clock) {
        this.dayBook = dayBook;
        this.kept = kept;
        this.clock = clock;
    }

    SuspendOutcome suspend() {
        if (kept.basket().isEmpty()) {
            return new SuspendOutcome.NothingRung();
        }
        Basket open = kept.basket().get();
        if (open.isReturn()) {
            return new SuspendOutcome.ReturnInTheWay();
        }
        if (!open.tenders().isEmpty()) {
            return new SuspendOutcome.MoneyTaken();
        }
        SaleSuspended fact = Suspension.of(open, clock.instant());
        return switch (kept.end(book -> book.factEndingOpenSale(fact))) {
            case Written.NotWritten(var why) -> new SuspendOutcome.NotWritten(why);
            case Written.OnDisk _ -> new SuspendOutcome.Suspended(fact.transaction());
        };
    }

    List<Committed> all() {
        return dayBook.reader().suspendedSales();
    }

    SuspendOutcome resume(UUID transaction) {
        if (kept.basket().isPresent()) {
            return new SuspendOutcome.SaleInTheWay();
        }
        return all().stream()
                .map(committed -> (SaleSuspended) committed.fact())
                .filter(sale -> sale.transaction().equals(transaction))
                .findFirst()
                .map(this::resume)
                .orElseGet(SuspendOutcome.NotSuspended::new);
    }

    private SuspendOutcome resume(SaleSuspended sale) {
        return Suspension.basket(sale).map(this::resume).orElseGet(SuspendOutcome.Unreadable::new);
    }

    private SuspendOutcome resume(Basket again) {
        SaleResumed fact = new SaleResumed(again.transaction().id(), clock.instant());
        return switch (kept.record(again, (id, text) -> dayBook.fact(fact, id, text))) {
            case Written.NotWritten(var why) -> new SuspendOutcome.NotWritten(why);
            case Written.OnDisk _ -> new SuspendOutcome.Resumed(again);
        };
    }
}
