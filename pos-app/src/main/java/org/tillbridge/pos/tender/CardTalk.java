package org.tillbridge.pos.tender;

import org.joda.money.Money;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.storedvalue.Claimed;
import org.tillbridge.pos.storedvalue.FoundCard;
import org.tillbridge.pos.storedvalue.StoredValueCards;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.retail.StoredValueCode;

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

    /// Gives up what was kept back for a tender that was taken away again.
    void release(TakenTender tender) {
        tender.storedValue()
                .ifPresent(slip -> slip.claim().ifPresent(claim -> release(claim, slip.code())));
    }

    private void release(UUID claim, StoredValueCode card) {
        tasks.aside(() -> cards.release(claim, card), released -> {});
    }
}
