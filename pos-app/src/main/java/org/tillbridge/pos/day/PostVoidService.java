package org.tillbridge.pos.day;

import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.day.PostVoidOutcome.Why;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.PostVoid;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/// Voids completed sales of the day that is open, each by a new transaction. What is of a closed
/// day is brought back as a return. Belongs to the basket thread: one after the other.
public final class PostVoidService {
    private final DayBook dayBook;
    private final Session session;
    private final Clock clock;
    private final BooleanSupplier refundsWait;
    private final Predicate<UUID> comesBack;
    private final Function<RetailTransaction, PostVoidOutcome> throughCards;

    /// @param refundsWait whether this machine gives no money back until it is enrolled anew
    /// @param comesBack whether something of a sale stands on the return that is open here
    /// @param throughCards begins the reversal of a sale that cards paid
    public PostVoidService(
            DayBook dayBook,
            Session session,
            Clock clock,
            BooleanSupplier refundsWait,
            Predicate<UUID> comesBack,
            Function<RetailTransaction, PostVoidOutcome> throughCards) {
        this.dayBook = dayBook;
        this.session = session;
        this.clock = clock;
        this.refundsWait = refundsWait;
        this.comesBack = comesBack;
        this.throughCards = throughCards;
    }

    /// Whether a sale can be voided, before anyone is asked to confirm it.
    public PostVoidOutcome look(UUID transaction) {
        if (session.allowance(Right.POST_VOID) == Allowance.DENY) {
            return new PostVoidOutcome.NotAllowed(Right.POST_VOID);
        }
        if (refundsWait.getAsBoolean()) {
            return new PostVoidOutcome.RefundsWait();
        }
        return dayBook.reader()
                .transaction(transaction)
                .map(committed -> look(transactionIn(committed.fact()), isOfOpenDay(committed)))
                .orElseGet(() -> new PostVoidOutcome.Refused(Why.NO_SALE));
    }

    private boolean isOfOpenDay(Committed committed) {
        LocalDate soldOn = committed.entry().header().businessDate();
        return dayBook.openDate().filter(soldOn::equals).isPresent();
    }

    private PostVoidOutcome look(Optional<RetailTransaction> found, boolean isOfOpenDay) {
        if (found.isEmpty()) {
            return new PostVoidOutcome.Refused(Why.NO_SALE);
        }
        RetailTransaction sale = found.get();
        if (!sale.goods().stream().allMatch(SaleLine.class::isInstance)) {
            return new PostVoidOutcome.Refused(Why.GOODS_CAME_BACK);
        }
        if (!isOfOpenDay) {
            return new PostVoidOutcome.Refused(Why.ANOTHER_DAY);
        }
        if (isReversed(sale.id())) {
            return new PostVoidOutcome.Refused(Why.REVERSED_BEFORE);
        }
        if (comesBack.test(sale.id())) {
            return new PostVoidOutcome.Refused(Why.COMES_BACK);
        }
        return PostVoid.isPossible(sale)
                ? new PostVoidOutcome.Possible(sale)
                : new PostVoidOutcome.Refused(Why.GIFT_CARD_SOLD);
    }

    /// Voids a sale; once this returns [PostVoidOutcome.Voided] it is a fact. One that cards paid
    /// is only [PostVoidOutcome.Begun]: their terminal is asked first.
    ///
    /// @param reversal the id of the transaction that reverses it; one that is begun has its own
    public PostVoidOutcome postVoid(UUID transaction, UUID reversal) {
        PostVoidOutcome looked = look(transaction);
        if (!(looked instanceof PostVoidOutcome.Possible(RetailTransaction sale))) {
            return looked;
        }
        if (session.permit(Right.POST_VOID, sale.total()).isEmpty()) {
            return new PostVoidOutcome.NotAllowed(Right.POST_VOID);
        }
        if (PostVoid.byCard(sale).isPositive()) {
            return throughCards.apply(sale);
        }
        Instant now = clock.instant();
        Written written =
                dayBook.document(
                        dayBook.businessDate(),
                        number -> new ReturnCompleted(PostVoid.of(sale, reversal, number, now)));
        return switch (written) {
            case Written.NotWritten(var why) -> new PostVoidOutcome.NotWritten(why);
            case Written.OnDisk(var committed) ->
                    new PostVoidOutcome.Voided(((ReturnCompleted) committed.fact()).transaction());
        };
    }

    /// Whether something of a sale was brought back here, on whatever day: all of it or a part.
    public boolean isReversed(UUID sale) {
        return !dayBook.reader().returnsNaming(sale).isEmpty();
    }

    private static Optional<RetailTransaction> transactionIn(Object fact) {
        if (fact instanceof SaleCompleted(RetailTransaction sale)) {
            return Optional.of(sale);
        }
        return fact instanceof ReturnCompleted(RetailTransaction back)
                ? Optional.of(back)
                : Optional.empty();
    }
}
