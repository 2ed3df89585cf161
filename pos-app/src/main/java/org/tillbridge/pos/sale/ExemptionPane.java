package org.tillbridge.pos.sale;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;

import java.util.Optional;

/// Why no tax is charged, and the number of the certificate that says so.
final class ExemptionPane extends QuestionPane {
    private final AdjustViewModel adjust;
    private final LetterPad letters;
    private final Label prompt = Words.wrapped("", "ink-2");
    private final Label wrong = Words.wrapped("", "alert");
    private final FlowPane places = new FlowPane(8, 8);
    private final Tiles<String> reasons;
    private final TextField certificate = new TextField();
    private boolean drawn;

    ExemptionPane(RingViewModel model, LetterPad letters, Texts texts) {
        super(model, "exemption.give", texts);
        this.adjust = model.adjusting();
        this.letters = letters;
        certificate.setAccessibleText(texts.text("exemption.certificate"));
        reasons =
                new Tiles<>(
                        places,
                        (name, index) ->
                                Tile.choice(name, () -> adjust.chooseReason(index)).strong());
        getChildren()
                .addAll(
                        Words.wrapped(texts.text("exemption.title"), "size-28"),
                        prompt,
                        Words.of(texts.text("exemption.why"), "size-14", "ink-2"),
                        places,
                        Words.wrapped(texts.text("exemption.certificate"), "size-14", "ink-2"),
                        new VBox(4, letters.field(certificate), wrong),
                        Panes.grow(),
                        buttons());
    }

    @Override
    void show(RingViewModel.Task task) {
        if (task instanceof RingViewModel.Task.AskExemption ask) {
            prompt.setText(ask.prompt());
            wrong.setText(ask.wrong());
            Panes.showIf(wrong, !ask.wrong().isEmpty());
            reasons.show(ask.reasons(), ask.chosen());
            escGoesBack(!letters.isOpen());
            if (!drawn) {
                drawn = true;
                certificate.setText(ask.certificate());
                certificate.selectAll();
            }
        }
    }

    @Override
    Optional<TextField> input() {
        return Optional.of(certificate);
    }

    @Override
    void enter() {
        adjust.exempt(certificate.getText());
    }
}
