package org.tillbridge.pos.sale;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.Optional;

/// The serial number of the piece on a line: typed, or scanned from it.
final class SerialPane extends QuestionPane {
    private final RingViewModel model;
    private final LetterPad letters;
    private final Label item = Words.wrapped("", "size-28");
    private final Label wrong = Words.wrapped("", "alert");
    private final TextField field = new TextField();

    SerialPane(RingViewModel model, LetterPad letters, Texts texts) {
        super(model, "screen.setSerial", texts);
        this.model = model;
        this.letters = letters;
        field.setAccessibleText(texts.text("screen.serial"));
        getChildren()
                .addAll(
                        item,
                        Words.wrapped(texts.text("screen.serialPrompt"), "size-14", "ink-2"),
                        new VBox(4, letters.field(field), wrong),
                        Panes.grow(),
                        buttons());
    }

    @Override
    void show(RingViewModel.Task task) {
        if (task instanceof RingViewModel.Task.AskSerial ask) {
            boolean first = !item.getText().equals(ask.item());
            item.setText(ask.item());
            wrong.setText(ask.wrong());
            Panes.showIf(wrong, !ask.wrong().isEmpty());
            escGoesBack(!letters.isOpen());
            if (first) {
                field.setText(ask.serial());
                field.selectAll();
            }
        }
    }

    @Override
    Optional<TextField> input() {
        return Optional.of(field);
    }

    @Override
    void enter() {
        model.setSerial(field.getText());
    }
}
