package org.tillbridge.pos.tender;

import org.joda.money.Money;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.storedvalue.Claimed;
import org.tillbridge.pos.storedvalue.FoundCard;
import org.tillbridge.pos.storedvalue.StoredValueCards;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueSlip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The talk with the hub about gift cards and store credits, beside the screen. On the FX thread.
public final class CardTalk {
    private final StoredValueTenders tenders;
    private final StoredValueCards cards;
    private final Tasks tasks;

    public CardTalk(StoredValueTenders tenders, StoredValueCards cards, Tasks tasks) {
        this.tenders = tenders;
        this.cards = cards;
        this.tasks = tasks;
    }

    /// @param ended called before it is shown, and also if it fails
    void look(StoredValueCode card, Consumer<FoundCard> show, Runnable ended) {
        tasks.aside(() -> cards.look(card), show, ended);
    }

    /// Has an amount kept back, and takes it. What was kept back for nothing is given up.
    ///
    /// @param busy told whether a step of it is under way
    void take(
            UUID transaction,
            StoredValueCode card,
            Money amount,
            Consumer<TenderOutcome> show,
            Consumer<Boolean> busy) {
        busy.accept(true);
        tasks.aside(
                () -> cards.claim(card, amount),
                claimed -> take(transaction, claimed, show, busy),
                () -> busy.accept(false));
    }

    private void take(
            UUID transaction,
            Claimed claimed,
            Consumer<TenderOutcome> show,
            Consumer<Boolean> busy) {
        busy.accept(true);
        tasks.basket(
                () -> tenders.take(transaction, claimed),
                taken -> {
                    if (!taken.needsClaim()) {
                        release(claimed.claim(), claimed.code());
                    }
                    show.accept(taken.outcome());
                },
                () -> busy.accept(false));
    }

    /// Has the hub keep back again what a kept sale is being paid with: the claims may have lapsed.
    /// What cannot pay any more is taken out, so that nobody completes a sale with it.
    ///
    /// @param show takes a card that was taken out, if there is one
    void renew(
            UUID transaction,
            List<TakenTender> taken,
            Consumer<Optional<StoredValueCode>> show,
            Consumer<Boolean> busy) {
        List<TakenTender> claimed = taken.stream().filter(CardTalk::isClaimed).toList();
        if (!claimed.isEmpty()) {
            busy.accept(true);
            tasks.aside(
                    () -> lapsed(claimed),
                    lapsed -> takeOut(transaction, lapsed, show, busy),
                    () -> busy.accept(false));
        }
    }

    private void takeOut(
            UUID transaction,
            List<TakenTender> lapsed,
            Consumer<Optional<StoredValueCode>> show,
            Consumer<Boolean> busy) {
        busy.accept(true);
        tasks.basket(
                () -> tenders.takeOut(transaction, lapsed),
                card -> {
                    lapsed.forEach(this::release);
                    show.accept(card);
                },
                () -> busy.accept(false));
    }

    private static boolean isClaimed(TakenTender tender) {
        return tender.storedValue().flatMap(StoredValueSlip::claim).isPresent();
    }

    /// A hub that does not answer is not asked about the next one.
    private List<TakenTender> lapsed(List<TakenTender> claimed) {
        List<TakenTender> lapsed = new ArrayList<>();
        for (TakenTender tender : claimed) {
            StoredValueSlip slip = tender.storedValue().orElseThrow();
            switch (cards.renew(slip.claim().orElseThrow(), slip.code(), tender.amount())) {
                case KEPT_BACK -> {}
                case NOT_THERE -> lapsed.add(tender);
                case NOT_KNOWN -> {
                    return lapsed;
                }
            }
        }
        return lapsed;
    }

    /// Gives up what was kept back for a tender that was taken away again.
    void release(TakenTender tender) {
        tender.storedValue()
                .ifPresent(slip -> slip.claim().ifPresent(claim -> release(claim, slip.code())));
    }

    private void release(UUID claim, StoredValueCode card) {
        tasks.aside(() -> cards.release(claim, card), released -> {});
    }
}
