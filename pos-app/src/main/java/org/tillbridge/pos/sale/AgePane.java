package org.tillbridge.pos.sale;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.Optional;

/// Whether the customer is old enough. Enter says nothing here: whoever types fast has not looked.
final class AgePane extends QuestionPane {
    private final Label item = Words.wrapped("", "size-18");
    private final Label question = Words.wrapped("", "size-28");
    private final Label about = Words.wrapped("", "ink-2");
    private final Label wrong = Words.wrapped("", "alert");
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
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(item, question, about, wrong, Panes.grow(), buttons(no, yes));
    }

    @Override
    void show(RingViewModel.Task task) {
        if (task instanceof RingViewModel.Task.AskAge ask) {
            item.setText(ask.item());
            question.setText(ask.question());
            about.setText(ask.about());
            setAccessibleText(ask.item() + ". " + ask.question() + " " + ask.about());
            wrong.setText(ask.wrong());
            Panes.showIf(wrong, !ask.wrong().isEmpty());
        }
    }

    @Override
    Optional<TextField> input() {
        return Optional.empty();
    }

    @Override
    void press(Key key) {
        if (key == Key.F6) {
            no.fire();
        } else if (key == Key.F7) {
            yes.fire();
        }
    }

    @Override
    void enter() {}
}
