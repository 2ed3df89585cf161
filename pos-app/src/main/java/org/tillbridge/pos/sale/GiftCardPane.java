package org.tillbridge.pos.sale;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.AmountField;
import org.tillbridge.pos.ui.Keypad;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.Optional;

/// How much is put on a gift card: one that the receipt will be, or one that is scanned.
final class GiftCardPane extends QuestionPane {
    private final RingViewModel model;
    private final Label card = Words.wrapped("", "ink-2");
    private final AmountField amount;

    GiftCardPane(RingViewModel model, Texts texts) {
        super(model, "giftCard.sell", texts);
        this.model = model;
        amount = AmountField.money(texts.text("giftCard.amount"), texts);
        amount.onTyped(model::price);
        Keypad keypad =
                new Keypad(Keypad.Target.amount(amount.input()), "00", texts.text("keypad.back"));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        keypad.setMaxHeight(460);
        getChildren()
                .addAll(
                        Words.wrapped(texts.text("tenderKind.giftCard"), "size-28"),
                        card,
                        amount,
                        keypad,
                        buttons());
    }

    @Override
    void show(RingViewModel.Task task) {
        if (task instanceof RingViewModel.Task.AskGiftCard ask) {
            card.setText(ask.card());
            amount.follow(ask.price());
            amount.showWrong(ask.wrong());
        }
    }

    @Override
    Optional<TextField> input() {
        return Optional.of(amount.input());
    }

    @Override
    void enter() {
        model.sellGiftCard();
    }
}
