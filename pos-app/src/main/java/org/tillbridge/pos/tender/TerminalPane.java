package org.tillbridge.pos.tender;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.tender.TenderViewModel.Terminal;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

/// What the terminal is doing, and what can be done meanwhile.
final class TerminalPane extends VBox {
    private static final double ICON = 32;

    private final StackPane icon = new StackPane();
    private final Label question = Words.wrapped("", "size-22");
    private final Label toDo = Words.wrapped("", "ink-2");
    private final Label itSays;
    private final SecondButton stop;
    private final SecondButton done;
    private final SecondButton notDone;

    TerminalPane(TenderViewModel model, Texts texts) {
        super(16);
        getStyleClass().addAll("card", "inset");
        itSays = Words.wrapped(texts.text("terminal.itSays"), "size-14", "ink-2");
        stop = SecondButton.beside(texts.text("terminal.stop"), Key.F8, texts);
        stop.setOnAction(event -> model.stop());
        done = SecondButton.beside(texts.text("terminal.itSaysDone"), Key.F9, texts);
        done.setOnAction(event -> model.decide(true));
        notDone = SecondButton.beside(texts.text("terminal.itSaysNotDone"), Key.F10, texts);
        notDone.setOnAction(event -> model.decide(false));
        HBox head = new HBox(16, icon, question);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, toDo, stop, itSays, done, notDone);
        setAlignment(Pos.TOP_LEFT);
    }

    void show(Terminal terminal) {
        icon.getChildren()
                .setAll(
                        terminal.isUnknown()
                                ? new Icon(Feather.ALERT_TRIANGLE, ICON, "alert")
                                : new Icon(Feather.CREDIT_CARD, ICON, "ink"));
        question.setText(terminal.question());
        toDo.setText(terminal.toDo());
        stop.showIf(terminal.stoppable());
        Panes.showIf(itSays, terminal.isUnknown());
        done.showIf(terminal.isUnknown());
        notDone.showIf(terminal.isUnknown());
    }
}
