package org.tillbridge.pos.sale;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.AmountField;
import org.tillbridge.pos.ui.Keypad;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.Optional;

/// At which price goods are rung, and where that price is from.
final class PricePane extends QuestionPane {
    private final RingViewModel model;
    private final Label item = Words.wrapped("", "size-28");
    private final Label about = Words.wrapped("", "ink-2");
    private final AmountField price;
    private final Keypad keypad;
    private final TextField source = new TextField();
    private final LetterPad letters;

    PricePane(RingViewModel model, Asked asked, LetterPad letters, Texts texts) {
        super(model, asked.atPrice(), texts);
        this.model = model;
        this.letters = letters;
        price = AmountField.money(texts.text("screen.price"), texts);
        price.onTyped(model::price);
        source.setAccessibleText(texts.text(asked.priceSource()));
        price.input().setOnMouseClicked(event -> letters.close());
        keypad = new Keypad(Keypad.Target.amount(price.input()), "00", texts.text("keypad.back"));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        keypad.setMaxHeight(340);
        VBox words =
                new VBox(
                        12,
                        about,
                        Words.wrapped(texts.text(asked.priceSource()), "size-14", "ink-2"),
                        letters.field(source));
        getChildren().addAll(item, Panes.besidePad(words, new VBox(12, price, keypad)), buttons());
    }

    @Override
    void show(RingViewModel.Task task) {
        if (task instanceof RingViewModel.Task.AskPrice ask) {
            item.setText(ask.item());
            about.setText(ask.about());
            price.follow(ask.price());
            price.showWrong(ask.wrong());
            Panes.showIf(keypad, !letters.isOpen());
            escGoesBack(!letters.isOpen());
        }
    }

    @Override
    Optional<TextField> input() {
        return Optional.of(price.input());
    }

    @Override
    void enter() {
        model.atPrice(source.getText());
    }
}
