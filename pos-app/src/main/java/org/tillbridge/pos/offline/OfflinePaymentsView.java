package org.tillbridge.pos.offline;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.offline.OfflinePaymentsViewModel.Row;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

/// The card payments that wait to be forwarded, with their deadlines.
public final class OfflinePaymentsView extends FollowingView<OfflinePaymentsViewModel.Shown> {
    private static final double ICON = 18;

    private final OfflinePaymentsViewModel model;
    private final Texts texts;
    private final VBox rows = new VBox();

    public OfflinePaymentsView(OfflinePaymentsViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.texts = texts;
        ScrollPane scroll = new ScrollPane(rows);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        leftPlace()
                .getChildren()
                .addAll(
                        Panes.head(
                                Words.of(texts.text("offline.waiting"), "size-18"),
                                Words.of("", "ink-2")),
                        scroll);
        rightPlace()
                .getChildren()
                .addAll(
                        Words.of(texts.text("offline.whatToDo"), "size-18"),
                        Words.wrapped(texts.text("offline.explained"), "ink-2"),
                        Words.wrapped(texts.text("offline.byHand"), "ink-2"));
        actions().stacked("screen.askTerminal", Key.F5, model::ask);
        actions().stacked("screen.wasForwarded", Key.F8, model::forwarded);
        actions().stacked("screen.wasRefused", Key.F9, model::refused);
        actions().main(texts.text("screen.back"), Key.F12, model::back);
        actions().on(Key.ESC, "screen.back", model::back);
        actions().on(Key.UP, "help.up", () -> model.moveChoice(-1));
        actions().on(Key.DOWN, "help.down", () -> model.moveChoice(1));
    }

    @Override
    protected void show(OfflinePaymentsViewModel.Shown shown) {
        rows.getChildren().clear();
        for (int i = 0; i < shown.rows().size(); i++) {
            int index = i;
            HBox row = row(shown.rows().get(i));
            if (i == shown.chosen()) {
                row.getStyleClass().add("chosen");
            }
            row.setOnMouseClicked(event -> model.choose(index));
            rows.getChildren().add(row);
        }
        if (shown.rows().isEmpty()) {
            HBox none = new HBox(Words.wrapped(texts.text("offline.none"), "ink-2"));
            none.getStyleClass().add("fact");
            rows.getChildren().add(none);
        }
        showMessage(shown.message());
        big().show(texts.text("offline.total"), shown.total(), shown.notes());
    }

    private static HBox row(Row row) {
        String colour =
                switch (row.urgency()) {
                    case IN_TIME -> "ink-2";
                    case HALF_OVER -> "caution";
                    case TOO_LATE -> "alert";
                };
        Icon icon =
                switch (row.urgency()) {
                    case IN_TIME -> new Icon(Feather.CLOCK, ICON, colour);
                    case HALF_OVER, TOO_LATE -> new Icon(Feather.ALERT_TRIANGLE, ICON, colour);
                };
        VBox words =
                new VBox(
                        Words.wrapped(row.card(), "medium"),
                        Words.wrapped(row.sale(), "size-14", "ink-2"),
                        Words.wrapped(row.deadline(), "size-14", "semibold", colour));
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        Label amount = Words.of(row.amount(), "medium");
        amount.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(12, icon, words, amount);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("fact", "transaction-row");
        return line;
    }
}
