package org.tillbridge.pos.returns;

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
            tasks.aside(
                    () -> back.flatMap(refunds::of),
                    found -> {
                        if (back.equals(looked) && !found.equals(offered)) {
                            offered = found;
                            known.run();
                        }
                    });
        }
        return offered;
    }

    /// Whether the terminal has not answered yet.
    boolean isAsking() {
        return asking;
    }

    /// On the basket thread.
    Optional<TenderOutcome> start(Basket back) {
        return refunds.of(back)
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
