package org.tillbridge.pos.returns;

import org.tillbridge.pos.ProvenGoods;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.device.SimulatedTerminal.Manner;
import org.tillbridge.pos.device.TerminalAnswer;
import org.tillbridge.pos.returns.CardRefunds.AtHub;
import org.tillbridge.pos.returns.CardRefunds.Refundable;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.ui.InlineTasks;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.retail.pricing.RungLine;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Where goods that a receipt proves come back, and cards get their money.
record CardRefundDesk(TillOnDisk till) {
    /// When the till is killed.
    enum Killed {
        BEFORE_THE_TERMINAL_IS_ASKED,
        WHILE_THE_TERMINAL_IS_ASKED,
        AFTER_IT_IS_WRITTEN_AS_UNKNOWN
    }

    /// Goes as far as it comes with a refund.
    ///
    /// @param asking begins it
    void until(Killed moment, Supplier<TakenTender> asking) {
        if (moment == Killed.AFTER_IT_IS_WRITTEN_AS_UNKNOWN) {
            till.terminal.next(Manner.LOSES_THE_ANSWER);
        }
        TakenTender asked = asking.get();
        if (moment != Killed.BEFORE_THE_TERMINAL_IS_ASKED) {
            TerminalAnswer answer = till.cards.ask(asked);
            if (moment == Killed.AFTER_IT_IS_WRITTEN_AS_UNKNOWN) {
                UUID transaction = till.openSale.basket().orElseThrow().transaction().id();
                till.cards.answered(transaction, asked.id(), answer);
            }
        }
    }

    /// @param line of the sale
    void comesBack(String code, UUID sale, int line) {
        till.returns.scan(code, Terms.USUAL);
        RungLine rung = till.openSale.basket().orElseThrow().lastStanding().orElseThrow();
        till.openSale.replace(
                rung.number(),
                rung.goods()
                        .comingBack(
                                new ComesBack(
                                        ReturnReason.CHANGED_MIND,
                                        Disposition.BACK_TO_STOCK,
                                        Optional.of(ProvenGoods.of(rung, sale, line)))));
    }

    CardRefunds refunds() {
        return new CardRefunds(
                till.journal.reader(), sale -> till.soldAtHub.apply(sale), till.cards::isOffered);
    }

    CardRefundTalk talk() {
        return new CardRefundTalk(refunds(), till.returns.atHub(), till.cards, new InlineTasks());
    }

    Optional<Refundable> offered() {
        Basket back = till.openSale.basket().orElseThrow();
        return refunds().of(back, refunds().look(back, AtHub.NOTHING));
    }
}
