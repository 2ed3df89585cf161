package org.tillbridge.pos.sale;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;

import java.util.Optional;

/// A question about a line, with a field for its answer.
abstract class QuestionPane extends VBox {
    private final SecondButton back;
    private final SecondButton answer;

    /// @param answers the key of the words that give the answer
    QuestionPane(RingViewModel model, String answers, Texts texts) {
        super(12);
        back = SecondButton.beside(texts.text("screen.back"), Key.ESC, texts);
        back.setOnAction(event -> model.back());
        answer = SecondButton.answer(texts.text(answers), Key.ENTER, texts);
        answer.setOnAction(event -> enter());
        answer.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(answer, Priority.ALWAYS);
    }

    final HBox buttons() {
        return buttons(answer);
    }

    /// @param answers in the place of the one answer
    final HBox buttons(SecondButton... answers) {
        HBox buttons = new HBox(8, back);
        buttons.getChildren().addAll(answers);
        return buttons;
    }

    /// A key that one of its own buttons has.
    void press(Key key) {}

    /// The screen itself has a button that goes back.
    final void leaveBackToScreen() {
        back.showIf(false);
    }

    /// Esc closes the letters first, where they are open.
    final void escGoesBack(boolean now) {
        back.showCap(now);
    }

    abstract void show(RingViewModel.Task task);

    /// Where typing goes; empty where nothing is typed.
    abstract Optional<TextField> input();

    final void focus() {
        input().<Node>map(field -> field).orElse(this).requestFocus();
    }

    /// The answer is complete.
    abstract void enter();
}
