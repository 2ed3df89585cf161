package org.tillbridge.pos.sale;

import org.tillbridge.pos.storedvalue.CardWords;
import org.tillbridge.pos.storedvalue.StoredValueCards;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;

import java.util.Optional;

/// What comes of a card that is shown at the sale. On the FX thread.
final class ShownCards {
    private final Ringing<?> ringing;
    private final StoredValueCards cards;
    private final CashierCustomerViewModel customers;
    private final CardWords words;

    ShownCards(
            Ringing<?> ringing,
            StoredValueCards cards,
            CashierCustomerViewModel customers,
            Texts texts) {
        this.ringing = ringing;
        this.cards = cards;
        this.customers = customers;
        this.words = new CardWords(texts);
    }

    /// A loyalty card says whose sale it is; of others it is said what is on them.
    void shown(StoredValueCode card) {
        if (card.kind() == StoredValueKind.POINTS) {
            customers.shown(card);
        } else {
            look(card);
        }
    }

    private void look(StoredValueCode card) {
        Message asking = words.asking(card);
        ringing.message = Optional.of(asking);
        ringing.tasks.aside(
                () -> cards.look(card),
                found -> ringing.show(() -> ringing.message = Optional.of(words.of(found))),
                () ->
                        ringing.show(
                                () ->
                                        ringing.message =
                                                ringing.message.filter(
                                                        said -> !said.equals(asking))));
    }
}
