package org.tillbridge.pos.sale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.Resumption;
import org.tillbridge.sync.wire.SuspendedAtStore.Gone;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Sales that are set aside on this workstation, each a fact that holds its basket, and those taken
/// over from others. Belongs to the basket thread.
final class SuspendedSales {
    private static final Logger LOG = LoggerFactory.getLogger(SuspendedSales.class);

    private final DayBook dayBook;
    private final KeptBasket kept;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /// By the entries that set their sales aside; read when it is first asked for.
    private Optional<Map<UUID, List<SoldPiece>>> pieces = Optional.empty();

    SuspendedSales(DayBook dayBook, KeptBasket kept, Clock clock, Supplier<UUID> ids) {
        this.dayBook = dayBook;
        this.kept = kept;
        this.clock = clock;
        this.ids = ids;
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
            case Written.OnDisk(Committed done) -> {
                UUID suspension = done.entry().header().entryId();
                pieces.ifPresent(all -> all.put(suspension, pieces(done, open)));
                yield new SuspendOutcome.Suspended(suspension);
            }
        };
    }

    List<Committed> all() {
        return dayBook.reader().suspendedSales();
    }

    /// @param suspension the entry that set it aside
    SuspendOutcome resume(UUID suspension) {
        if (kept.basket().isPresent()) {
            return new SuspendOutcome.SaleInTheWay();
        }
        SuspendOutcome outcome =
                own(suspension)
                        .map(SuspendedSales::sale)
                        .map(
                                sale ->
                                        resume(
                                                Suspension.basket(sale),
                                                sale.transaction(),
                                                new Resumption.Here()))
                        .orElseGet(SuspendOutcome.NotSuspended::new);
        if (outcome instanceof SuspendOutcome.Resumed) {
            forget(suspension);
        }
        return outcome;
    }

    /// Where a piece with a serial number is in one of them.
    Optional<SoldPiece> with(Piece piece) {
        if (pieces.isEmpty()) {
            Map<UUID, List<SoldPiece>> all = new HashMap<>();
            for (Committed one : all()) {
                Suspension.basket(sale(one))
                        .ifPresent(
                                basket ->
                                        all.put(
                                                one.entry().header().entryId(),
                                                pieces(one, basket)));
            }
            pieces = Optional.of(all);
        }
        return pieces.get().values().stream()
                .flatMap(List::stream)
                .filter(known -> known.piece().equals(piece))
                .findFirst();
    }

    private void forget(UUID suspension) {
        pieces.ifPresent(all -> all.remove(suspension));
    }

    private static List<SoldPiece> pieces(Committed suspended, Basket basket) {
        return SerialNumbers.in(basket)
                .map(
                        piece ->
                                new SoldPiece(
                                        piece,
                                        suspended.entry().header().entryId(),
                                        Optional.empty(),
                                        sale(suspended).at()))
                .toList();
    }

    /// Rings on what another workstation set aside and the hub gave to this one.
    SuspendOutcome takeOver(UUID suspension, TakeOverOutcome.Given given) {
        if (kept.basket().isPresent()) {
            return new SuspendOutcome.SaleInTheWay();
        }
        Optional<SaleSuspended> sale = Suspension.of(given);
        UUID as = ids.get();
        return sale.map(
                        there ->
                                resume(
                                        Suspension.basket(there).map(basket -> basket.as(as)),
                                        there.transaction(),
                                        new Resumption.TakenOver(suspension, as)))
                .orElseGet(SuspendOutcome.Unreadable::new);
    }

    private SuspendOutcome resume(Optional<Basket> basket, UUID transaction, Resumption where) {
        if (basket.isEmpty()) {
            return new SuspendOutcome.Unreadable();
        }
        List<Piece> sold =
                SerialNumbers.in(basket.get())
                        .filter(piece -> SoldPieces.sold(dayBook, piece).isPresent())
                        .toList();
        Basket rung = SerialNumbers.without(basket.get(), sold);
        SaleResumed fact = new SaleResumed(transaction, clock.instant(), where);
        return switch (kept.record(rung, (id, text) -> dayBook.fact(fact, id, text))) {
            case Written.NotWritten(var why) -> new SuspendOutcome.NotWritten(why);
            case Written.OnDisk _ -> new SuspendOutcome.Resumed(rung, sold);
        };
    }

    /// Notes what others took over. What cannot be noted now is told again.
    void gone(List<Gone> gone) {
        List<Committed> own = all();
        for (Gone one : gone) {
            own.stream()
                    .filter(committed -> sale(committed).transaction().equals(one.transaction()))
                    .forEach(committed -> gone(committed, one.to()));
        }
    }

    /// Notes that a sale was rung again, if it is set aside here.
    SuspendOutcome takenBy(UUID suspension, TakeOverOutcome.TakenBy taken) {
        own(suspension).ifPresent(committed -> gone(committed, taken.workstation()));
        return new SuspendOutcome.TakenElsewhere(taken.name(), taken.at());
    }

    private Optional<Committed> own(UUID suspension) {
        return all().stream()
                .filter(one -> one.entry().header().entryId().equals(suspension))
                .findFirst();
    }

    private void gone(Committed committed, WorkstationId to) {
        if (dayBook.canRecord()) {
            Resumption where = new Resumption.Elsewhere(to);
            dayBook.fact(new SaleResumed(sale(committed).transaction(), clock.instant(), where))
                    .failed()
                    .ifPresentOrElse(
                            why -> LOG.warn("Not noted who has a sale: {}", why),
                            () -> forget(committed.entry().header().entryId()));
        }
    }

    private static SaleSuspended sale(Committed committed) {
        return (SaleSuspended) committed.fact();
    }
}
