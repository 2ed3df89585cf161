package org.tillbridge.pos.sale;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.Optional;

/// Whose sale it is: someone who is looked for by card or address, or someone new.
final class CustomerPane extends QuestionPane {
    private final CustomerViewModel customers;
    private final LetterPad letters;
    private final Label stands = Words.wrapped("", "ink-2");
    private final Label wrong = Words.wrapped("", "alert");
    private final TextField key = new TextField();
    private final TextField name = new TextField();
    private final SecondButton enrol;
    private final SecondButton takeOff;

    CustomerPane(RingViewModel model, LetterPad letters, Texts texts) {
        super(model, "customer.find", texts);
        this.customers = model.customers();
        this.letters = letters;
        key.setAccessibleText(texts.text("customer.key"));
        name.setAccessibleText(texts.text("customer.name"));
        enrol = SecondButton.small(texts.text("customer.enrol"), Key.F6, texts);
        enrol.setOnAction(event -> enrol());
        takeOff = SecondButton.small(texts.text("customer.takeOff"), Key.F7, texts);
        takeOff.setOnAction(event -> customers.takeOff());
        getChildren()
                .addAll(
                        Words.wrapped(texts.text("customer.title"), "size-28"),
                        stands,
                        Words.wrapped(texts.text("customer.key"), "size-14", "ink-2"),
                        letters.field(key),
                        Words.wrapped(texts.text("customer.name"), "size-14", "ink-2"),
                        new VBox(4, letters.field(name), wrong),
                        new HBox(8, enrol, takeOff),
                        Words.wrapped(texts.text("customer.enrolMore"), "size-14", "ink-2"),
                        Panes.grow(),
                        buttons());
    }

    @Override
    void show(RingViewModel.Task task) {
        if (task instanceof RingViewModel.Task.AskCustomer ask) {
            stands.setText(ask.stands());
            Panes.showIf(stands, !ask.stands().isEmpty());
            takeOff.showIf(!ask.stands().isEmpty());
            wrong.setText(ask.wrong());
            Panes.showIf(wrong, !ask.wrong().isEmpty());
            escGoesBack(!letters.isOpen());
        }
    }

    @Override
    Optional<TextField> input() {
        return Optional.of(name.isFocused() ? name : key);
    }

    @Override
    void press(Key pressed) {
        switch (pressed) {
            case F6 -> enrol.fire();
            case F7 -> takeOff.fire();
            default -> {}
        }
    }

    private void enrol() {
        customers.enrol(key.getText(), name.getText());
    }

    /// Whoever has typed a name means someone new.
    @Override
    void enter() {
        if (name.getText().isBlank()) {
            customers.find(key.getText());
        } else {
            enrol();
        }
    }
}
