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

/// How many of a line.
final class QuantityPane extends QuestionPane {
    private final RingViewModel model;
    private final Label item = Words.wrapped("", "size-28");
    private final AmountField field;

    QuantityPane(RingViewModel model, Texts texts) {
        super(model, "screen.setQuantity", texts);
        this.model = model;
        field = AmountField.count(texts.text("screen.howMany"));
        Keypad keypad =
                new Keypad(
                        Keypad.Target.typing(field.input(), texts.decimalSign()),
                        texts.decimalSign(),
                        texts.text("keypad.back"));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        keypad.setMaxHeight(460);
        getChildren().addAll(item, field, keypad, buttons());
    }

    @Override
    void show(RingViewModel.Task task) {
        if (task instanceof RingViewModel.Task.AskQuantity ask) {
            boolean first = !item.getText().equals(ask.item());
            item.setText(ask.item());
            field.showWrong(ask.wrong());
            if (first) {
                field.input().setText(ask.quantity());
                field.input().selectAll();
            }
        }
    }

    @Override
    Optional<TextField> input() {
        return Optional.of(field.input());
    }

    @Override
    void enter() {
        model.setQuantity(field.input().getText());
    }
}
