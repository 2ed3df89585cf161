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
    private Optional<UUID> about = Optional.empty();
    private volatile AtHub atHub = AtHub.NOTHING;
    private boolean asking;

    public CardRefundTalk(CardRefunds refunds, CardTenders cards, Tasks tasks) {
        this.refunds = refunds;
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
            forgetTheHubForAnother(back);
            AtHub before = atHub;
            tasks.aside(
                    () -> look(back, before),
                    found -> {
                        if (back.equals(looked)) {
                            atHub = found.atHub();
                        }
                        if (back.equals(looked) && !found.to().equals(offered)) {
                            offered = found.to();
                            known.run();
                        }
                    });
        }
        return offered;
    }

    /// What the hub said holds for one return.
    private void forgetTheHubForAnother(Optional<Basket> back) {
        Optional<UUID> now = back.map(basket -> basket.transaction().id());
        if (!now.equals(about)) {
            about = now;
            atHub = AtHub.NOTHING;
        }
    }

    private record Found(AtHub atHub, Optional<Refundable> to) {}

    private Found look(Optional<Basket> back, AtHub before) {
        AtHub now = back.map(basket -> refunds.look(basket, before)).orElse(before);
        return new Found(now, back.flatMap(basket -> refunds.of(basket, now)));
    }

    /// Whether the terminal has not answered yet.
    boolean isAsking() {
        return asking;
    }

    /// On the basket thread.
    Optional<TenderOutcome> start(Basket back) {
        return refunds.of(back, atHub)
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
