package org.tillbridge.pos.sale;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.AmountField;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.Keypad;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

/// At which price goods are rung, and where that price is from.
final class PricePane extends QuestionPane {
    private final RingViewModel model;
    private final Label item = Words.wrapped("", "size-28");
    private final Label about = Words.wrapped("", "ink-2");
    private final AmountField price;
    private final TextField source = new TextField();

    PricePane(RingViewModel model, Asked asked, Texts texts) {
        this.model = model;
        price = AmountField.money(texts.text("screen.price"), texts);
        price.onTyped(model::price);
        source.setAccessibleText(texts.text(asked.priceSource()));
        HBox sourceField = new HBox(source);
        sourceField.getStyleClass().add("field");
        HBox.setHgrow(source, Priority.ALWAYS);
        Keypad keypad =
                new Keypad(Keypad.Target.amount(price.input()), "00", texts.text("keypad.back"));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        keypad.setMaxHeight(340);
        VBox words =
                new VBox(
                        12,
                        about,
                        Words.wrapped(texts.text(asked.priceSource()), "size-14", "ink-2"),
                        sourceField);
        getChildren()
                .addAll(
                        item,
                        Panes.besidePad(words, new VBox(12, price, keypad)),
                        buttons(asked, texts));
    }

    private HBox buttons(Asked asked, Texts texts) {
        SecondButton back = SecondButton.beside(texts.text("screen.back"), Key.ESC, texts);
        back.setOnAction(event -> model.back());
        SecondButton sell = SecondButton.answer(texts.text(asked.atPrice()), Key.ENTER, texts);
        sell.setOnAction(event -> enter());
        sell.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sell, Priority.ALWAYS);
        return new HBox(8, back, sell);
    }

    @Override
    void show(RingViewModel.Task task) {
        if (task instanceof RingViewModel.Task.AskPrice ask) {
            item.setText(ask.item());
            about.setText(ask.about());
            price.follow(ask.price());
            price.showWrong(ask.wrong());
        }
    }

    @Override
    TextField input() {
        return price.input();
    }

    @Override
    void enter() {
        model.atPrice(source.getText());
    }
}
