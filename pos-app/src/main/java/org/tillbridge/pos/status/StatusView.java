package org.tillbridge.pos.status;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.KeyCap;
import org.tillbridge.pos.ui.Messages;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.List;

/// What waits: without signature, at the hub, and to be sent.
public final class StatusView extends FollowingView<StatusViewModel.Shown> {
    private final StatusViewModel model;
    private final Texts texts;
    private final Messages state = new Messages();
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final SecondButton send;

    public StatusView(StatusViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.texts = texts;
        VBox.setMargin(state, new Insets(12, 16, 0, 16));
        leftPlace()
                .getChildren()
                .addAll(
                        Panes.head(Words.of(texts.text("screen.state"), "size-18"), new Label()),
                        state);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox list = new VBox(scroll);
        list.getStyleClass().add("card");
        VBox.setVgrow(list, Priority.ALWAYS);
        rightPlace().getChildren().addAll(Words.of(texts.text("screen.status"), "size-18"), list);
        send = actions().beside("screen.sendAgain", Key.F3, model::sendAgain);
        actions().main(texts.text("screen.back"), Key.F12, model::back);
        actions().on(Key.ESC, "screen.back", model::back);
        actions().on(Key.ENTER, "screen.sendAgain", model::sendAgain);
        actions().on(Key.UP, "help.up", () -> model.moveChoice(-1));
        actions().on(Key.DOWN, "help.down", () -> model.moveChoice(1));
    }

    @Override
    protected void show(StatusViewModel.Shown shown) {
        state.show(shown.state());
        rows.getChildren().clear();
        int index = 0;
        for (StatusViewModel.Section section : shown.sections()) {
            rows.getChildren().add(Panes.fact(section.name(), "", "group"));
            for (StatusViewModel.Row row : section.rows()) {
                rows.getChildren().add(row(row, index, shown));
                index++;
            }
            if (!section.more().isEmpty()) {
                rows.getChildren().add(Panes.fact(section.more(), ""));
            }
        }
        if (index > 1) {
            scroll.setVvalue((double) Math.max(0, shown.chosen()) / (index - 1));
        }
        send.setDisable(!shown.canSend());
        showMessage(shown.message());
        big().show(texts.text("screen.status"), shown.count(), List.of());
    }

    private HBox row(StatusViewModel.Row row, int index, StatusViewModel.Shown shown) {
        VBox words =
                new VBox(
                        2,
                        Words.of(row.entry(), "medium"),
                        Words.wrapped(row.why(), "size-14"),
                        Words.wrapped(row.next(), "size-14", "ink-2"));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(12, words, Words.of(row.amount(), "medium"));
        line.getStyleClass().addAll("fact", "transaction-row");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(HBox.USE_PREF_SIZE);
        if (index == shown.chosen()) {
            line.getStyleClass().add("chosen");
            if (shown.canSend()) {
                line.getChildren().add(new KeyCap(Key.ENTER, texts));
            }
        }
        line.setOnMouseClicked(event -> model.choose(index));
        return line;
    }
}
