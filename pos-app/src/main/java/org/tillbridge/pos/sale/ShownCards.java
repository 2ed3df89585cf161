package org.tillbridge.pos.sale;

import org.tillbridge.pos.storedvalue.CardWords;
import org.tillbridge.pos.storedvalue.StoredValueCards;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;

import java.util.Optional;

/// The cards that are shown, or sold, at the sale. On the FX thread.
final class ShownCards {
    private final Ringing<?> ringing;
    private final StoredValueCards cards;
    private final CashierCustomerViewModel customers;
    private final CardWords words;
    private final Texts texts;

    ShownCards(
            Ringing<?> ringing,
            StoredValueCards cards,
            CashierCustomerViewModel customers,
            Texts texts) {
        this.ringing = ringing;
        this.cards = cards;
        this.customers = customers;
        this.words = new CardWords(texts);
        this.texts = texts;
    }

    /// A loyalty card says whose sale it is; of others it is said what is on them.
    void shown(StoredValueCode card) {
        if (card.kind() == StoredValueKind.POINTS) {
            customers.shown(card);
        } else {
            look(card);
        }
    }

    /// The gift card that is sold: the one that was shown, or the receipt itself.
    Goods.OfGiftCard sold(RingTask.Loaded loaded) {
        return new Goods.OfGiftCard(
                texts.text("tenderKind.giftCard"),
                loaded.card().orElseGet(() -> cards.next(StoredValueKind.GIFT_CARD)),
                loaded.card().isEmpty());
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
