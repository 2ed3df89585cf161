package org.tillbridge.pos.sale;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.Optional;

/// A question that nobody answers without a look. Enter says nothing here: whoever types fast has
/// not looked.
abstract class LookPane extends QuestionPane {
    private final Label item = Words.wrapped("", "size-18");
    private final Label question = Words.wrapped("", "size-28");
    private final Label about = Words.wrapped("", "ink-2");
    private final Label wrong = Words.wrapped("", "alert");

    LookPane(RingViewModel model, String answers, Texts texts) {
        super(model, answers, texts);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(item, question, about, wrong, Panes.grow());
    }

    /// Puts the answers below.
    final void answeredBy(SecondButton... answers) {
        getChildren().add(buttons(answers));
    }

    final void show(String of, String asked, String more, String odd) {
        item.setText(of);
        question.setText(asked);
        about.setText(more);
        setAccessibleText(of + ". " + asked + " " + more);
        wrong.setText(odd);
        Panes.showIf(wrong, !odd.isEmpty());
    }

    @Override
    final Optional<TextField> input() {
        return Optional.empty();
    }

    @Override
    final void enter() {}
}
