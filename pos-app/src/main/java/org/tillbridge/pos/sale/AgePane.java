package org.tillbridge.pos.sale;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;

/// Whether the customer is old enough.
final class AgePane extends LookPane {
    private final SecondButton no;
    private final SecondButton yes;

    AgePane(RingViewModel model, Texts texts) {
        super(model, "age.yes", texts);
        no = SecondButton.beside(texts.text("age.no"), Key.F6, texts);
        no.setOnAction(event -> model.adjusting().oldEnough(false));
        yes = SecondButton.answer(texts.text("age.yes"), Key.F7, texts);
        yes.setOnAction(event -> model.adjusting().oldEnough(true));
        yes.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(yes, Priority.ALWAYS);
        answeredBy(no, yes);
    }

    @Override
    void show(RingViewModel.Task task) {
        if (task instanceof RingViewModel.Task.AskAge ask) {
            show(ask.item(), ask.question(), ask.about(), ask.wrong());
        }
    }

    @Override
    void press(Key key) {
        if (key == Key.F6) {
            no.fire();
        } else if (key == Key.F7) {
            yes.fire();
        }
    }
}
