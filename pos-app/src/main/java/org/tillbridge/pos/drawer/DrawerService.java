package org.tillbridge.pos.drawer;

import org.joda.money.Money;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.retail.Denominations;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.SaleLimits;
import org.tillbridge.sync.journal.JournalEntry.TillControl;
import org.tillbridge.sync.journal.JournalEntry.TillControl.CashMoved;
import org.tillbridge.sync.journal.JournalEntry.TillControl.DrawerOpened;

import java.util.Optional;

/// Money in and out of the till without goods, and opening its drawer where no money is due: each
/// by right, with a reason, in the journal before the drawer opens. Belongs to the basket thread.
public final class DrawerService {
    private final DayBook dayBook;
    private final Session session;

    public DrawerService(DayBook dayBook, Session session) {
        this.dayBook = dayBook;
        this.session = session;
    }

    /// Which right a movement asks for.
    public static Right right(CashMovement movement) {
        return switch (movement) {
            case PAID_IN -> Right.PAID_IN;
            case PAID_OUT -> Right.PAID_OUT;
            case SAFE_DROP -> Right.SAFE_DROP;
        };
    }

    /// Any amount that a drawer holds may be moved: what should be in it is not told before it is
    /// counted.
    public DrawerOutcome move(CashMovement movement, Money amount, String reason) {
        if (!amount.isPositive()
                || amount.isGreaterThan(Denominations.mostInDrawer(amount.getCurrencyUnit()))) {
            return new DrawerOutcome.AbsurdAmount();
        }
        Optional<OperatorId> answering = session.permit(right(movement), amount);
        return record(
                right(movement),
                answering,
                reason,
                new CashMoved(movement, amount, reason.strip()));
    }

    /// Opens the drawer where no money is due.
    public DrawerOutcome noSale(String reason) {
        return record(
                Right.NO_SALE,
                session.permit(Right.NO_SALE),
                reason,
                new DrawerOpened(reason.strip()));
    }

    private DrawerOutcome record(
            Right right, Optional<OperatorId> answering, String reason, TillControl fact) {
        if (dayBook.openDay().isEmpty()) {
            return new DrawerOutcome.NoDayOpen();
        }
        if (reason.isBlank()) {
            return new DrawerOutcome.NoReason();
        }
        Optional<Refusal> refusal = SaleLimits.againstNote(reason);
        if (refusal.isPresent()) {
            return new DrawerOutcome.Refused(refusal.get());
        }
        if (answering.isEmpty()) {
            return new DrawerOutcome.NotAllowed(right);
        }
        return switch (dayBook.fact(fact)) {
            case Written.OnDisk _ -> new DrawerOutcome.Done(fact);
            case Written.NotWritten(var why) -> new DrawerOutcome.NotWritten(why);
        };
    }
}
