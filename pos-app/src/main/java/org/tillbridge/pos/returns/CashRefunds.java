package org.tillbridge.pos.returns;

import org.joda.money.Money;
import org.tillbridge.pos.returns.CardRefunds.AtHub;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.pricing.CashRounding;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.wire.SoldSale;
import org.tillbridge.sync.wire.SoldSale.PaidCard;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// How much of a return goes out in cash as it was paid: for each sale of which goods come back no
/// more than cash paid, change taken off, less the cash that this till gave for it before. How
/// another till was paid the hub says as far as cards go; all else counts as cash then. Nothing
/// bounds what nothing proves, nor a sale of which nobody says how it was paid.
///
/// What cash is rounded up by counts for each sale of a return, so that no number of small ones
/// comes to more than was paid.
final class CashRefunds {
    private final JournalReader journal;
    private final Supplier<CashRounding> rounding;

    /// @param rounding of the store
    CashRefunds(JournalReader journal, Supplier<CashRounding> rounding) {
        this.journal = journal;
        this.rounding = rounding;
    }

    /// How a sale was paid.
    ///
    /// @param cash that paid of it; what was paid to the cent, as it can go out
    /// @param cards the tenders by which cards did
    private record Paid(UUID sale, Money cash, Set<UUID> cards) {}

    /// By how much the cash that a return comes to, as it stands, is more than that.
    Money beyond(Basket back, AtHub atHub) {
        Money left = back.paid().minus(back.transaction().totals().total());
        Money cash = rounding.get().rounded(left);
        Money up = aboveZero(cash.minus(left));
        Money unbounded = left;
        Money free = left.minus(left);
        for (Map.Entry<UUID, Money> each : CardRefunds.bySale(back.transaction()).entrySet()) {
            Optional<Paid> paid = paid(each.getKey(), atHub);
            if (paid.isPresent()) {
                Money ofSale = aboveZero(each.getValue().minus(toCards(paid.get(), back)));
                unbounded = unbounded.minus(ofSale);
                free = free.plus(least(ofSale.plus(up), left(paid.get())));
            }
        }
        if (unbounded.isPositive()) {
            free = free.plus(unbounded).plus(up);
        }
        return aboveZero(cash.minus(free));
    }

    private Optional<Paid> paid(UUID sale, AtHub atHub) {
        return journal.transaction(sale)
                .flatMap(
                        committed ->
                                committed.fact() instanceof SaleCompleted(RetailTransaction own)
                                        ? Optional.of(paid(own))
                                        : Optional.empty())
                .or(() -> Optional.ofNullable(atHub.sales().get(sale)).map(this::paid));
    }

    private Paid paid(RetailTransaction sale) {
        Money cash = sum(sale, Tender.CASH).minus(sale.changeDue());
        return new Paid(
                sale.id(),
                cash.plus(aboveZero(rounding.get().rounded(cash).minus(cash))),
                sale.tenders().stream()
                        .flatMap(line -> line.card().stream())
                        .map(CardSlip::tender)
                        .collect(Collectors.toSet()));
    }

    private Paid paid(SoldSale sale) {
        Money zero = Money.zero(sale.currency());
        Money total = sale.lines().stream().map(SoldSale.Line::amount).reduce(zero, Money::plus);
        Money byCard = sale.cards().stream().map(PaidCard::amount).reduce(zero, Money::plus);
        return new Paid(
                sale.transaction(),
                rounding.get().rounded(total.minus(byCard)),
                sale.cards().stream()
                        .map(paid -> paid.card().tender())
                        .collect(Collectors.toSet()));
    }

    /// What cash paid and did not go out again.
    private Money left(Paid paid) {
        return aboveZero(
                journal.returnsNaming(paid.sale()).stream()
                        .map(earlier -> ((ReturnCompleted) earlier.fact()).transaction())
                        .map(earlier -> wentOut(paid, earlier))
                        .reduce(paid.cash(), Money::minus));
    }

    private static Money wentOut(Paid paid, RetailTransaction earlier) {
        Money value =
                earlier.goods().stream()
                        .filter(line -> isOf(paid.sale(), line))
                        .map(GoodsLine::amount)
                        .reduce(Money.zero(earlier.currency()), Money::minus);
        Money toCards =
                earlier.tenders().stream()
                        .filter(line -> isOf(paid, line.card().flatMap(CardSlip::refunds)))
                        .map(TenderLine::amount)
                        .reduce(Money.zero(earlier.currency()), Money::minus);
        Money up = aboveZero(sum(earlier, Tender.CASH_ROUNDING));
        return least(sum(earlier, Tender.CASH).negated(), aboveZero(value.minus(toCards)).plus(up));
    }

    private static Money toCards(Paid paid, Basket back) {
        return back.tenders().stream()
                .filter(TakenTender::isRefund)
                .filter(tender -> isOf(paid, tender.reverses()))
                .map(TakenTender::amount)
                .reduce(Money.zero(back.transaction().currency()), Money::minus);
    }

    private static boolean isOf(Paid paid, Optional<UUID> card) {
        return card.filter(paid.cards()::contains).isPresent();
    }

    private static boolean isOf(UUID sale, GoodsLine line) {
        return line instanceof ReturnLine back
                && back.original().map(OriginalLine::transaction).equals(Optional.of(sale));
    }

    private static Money sum(RetailTransaction transaction, Tender kind) {
        return transaction.tenders().stream()
                .filter(line -> line.tender() == kind)
                .map(TenderLine::amount)
                .reduce(Money.zero(transaction.currency()), Money::plus);
    }

    private static Money least(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    private static Money aboveZero(Money amount) {
        return amount.isNegative() ? amount.minus(amount) : amount;
    }
}
