package org.tillbridge.pos.returns;

import org.tillbridge.pos.returns.CardRefunds.AtHub;
import org.tillbridge.pos.returns.CardRefunds.Refundable;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.tender.CardTenders;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.Tasks;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Which card money can go back to, looked up beside the screen, and the talk with the terminal
/// about it. On the FX thread, but for [#start].
public final class CardRefundTalk {
    private final CardRefunds refunds;
    private final CardTenders cards;
    private final Tasks tasks;
    private Optional<Basket> looked = Optional.empty();
    private Optional<Refundable> offered = Optional.empty();
    private final SalesAtHub atHub;
    private boolean asking;

    public CardRefundTalk(CardRefunds refunds, SalesAtHub atHub, CardTenders cards, Tasks tasks) {
        this.refunds = refunds;
        this.atHub = atHub;
        this.cards = cards;
        this.tasks = tasks;
    }

    /// As far as it is known of a return as it stands.
    ///
    /// @param known called when it is
    Optional<Refundable> offered(Optional<Basket> back, Runnable known) {
        if (!back.equals(looked)) {
            looked = back;
            offered = Optional.empty();
            Optional<UUID> id = back.map(basket -> basket.transaction().id());
            atHub.isAbout(id);
            tasks.aside(
                    () -> look(back, id),
                    found -> {
                        if (back.equals(looked) && !found.equals(offered)) {
                            offered = found;
                            known.run();
                        }
                    });
        }
        return offered;
    }

    private Optional<Refundable> look(Optional<Basket> back, Optional<UUID> id) {
        AtHub before = atHub.said();
        AtHub now = back.map(basket -> refunds.look(basket, before)).orElse(before);
        atHub.heard(id, now);
        return back.flatMap(basket -> refunds.of(basket, now));
    }

    /// Whether the terminal has not answered yet.
    boolean isAsking() {
        return asking;
    }

    /// On the basket thread.
    Optional<TenderOutcome> start(Basket back) {
        return refunds.of(back, atHub.said())
                .map(to -> cards.startRefund(back.transaction().id(), to.paid(), to.amount()));
    }

    /// Asks the terminal, and records what it says.
    void ask(UUID transaction, TakenTender asked, Consumer<TenderOutcome> ended) {
        asking = true;
        tasks.aside(
                () -> cards.ask(asked),
                answer -> {
                    asking = true;
                    tasks.basket(
                            () -> cards.answered(transaction, asked.id(), answer),
                            ended,
                            () -> asking = false);
                },
                () -> asking = false);
    }
}
