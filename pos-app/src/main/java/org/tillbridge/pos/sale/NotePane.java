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

/// What is written about a line or the whole sale.
final class NotePane extends QuestionPane {
    private final AdjustViewModel adjust;
    private final LetterPad letters;
    private final Label about = Words.wrapped("", "size-28");
    private final Label wrong = Words.wrapped("", "alert");
    private final SecondButton whole;
    private final TextField field = new TextField();

    NotePane(RingViewModel model, LetterPad letters, Texts texts) {
        super(model, "note.write", texts);
        this.adjust = model.adjusting();
        this.letters = letters;
        whole = SecondButton.small(texts.text("adjust.wholeSale"), Key.F6, texts);
        whole.setOnAction(event -> adjust.otherScope());
        field.setAccessibleText(texts.text("note.title"));
        getChildren()
                .addAll(
                        about,
                        new HBox(whole),
                        Words.wrapped(texts.text("note.prompt"), "size-14", "ink-2"),
                        new VBox(4, letters.field(field), wrong),
                        Panes.grow(),
                        buttons());
    }

    @Override
    void show(RingViewModel.Task task) {
        if (task instanceof RingViewModel.Task.AskNote ask) {
            boolean other = !about.getText().equals(ask.about());
            about.setText(ask.about());
            whole.showOn(ask.whole());
            wrong.setText(ask.wrong());
            Panes.showIf(wrong, !ask.wrong().isEmpty());
            escGoesBack(!letters.isOpen());
            if (other) {
                field.setText(ask.note());
                field.end();
            }
        }
    }

    @Override
    Optional<TextField> input() {
        return Optional.of(field);
    }

    @Override
    void press(Key key) {
        if (key == Key.F6) {
            whole.fire();
        }
    }

    @Override
    void enter() {
        adjust.note(field.getText());
    }
}
