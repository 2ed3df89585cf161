package org.tillbridge.pos.sale;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.sale.SaleViewModel.Suspended;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Words;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The sales that are set aside, to take one of them up again.
final class SuspendedPane extends VBox {
    private final Consumer<SuspendedRow> resume;
    private final Label about = Words.wrapped("", "size-14", "ink-2");
    private final VBox list = new VBox(8);
    private final ScrollPane scroll = new ScrollPane(list);
    private List<SuspendedRow> rows = List.of();

    SuspendedPane(Texts texts, Consumer<SuspendedRow> resume) {
        super(8);
        this.resume = resume;
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(Words.of(texts.text("screen.suspended"), "size-18"), about, scroll);
    }

    /// What is within a scroll pane is not on the screen before it has its looks.
    @Override
    public void requestFocus() {
        applyCss();
        layout();
        list.getChildren().stream().findFirst().ifPresent(Node::requestFocus);
    }

    /// What is looked at stays looked at, also where more comes to it. Where it is gone no other is
    /// looked at in its place: Enter would take that up unmeant.
    void show(Suspended suspended) {
        about.setText(suspended.about());
        if (!suspended.rows().equals(rows)) {
            Optional<SuspendedRow> lookedAt = lookedAt();
            boolean hadNone = rows.isEmpty();
            rows = suspended.rows();
            list.getChildren().setAll(rows.stream().map(this::tile).toList());
            followFocus();
            if (hadNone && getScene() != null) {
                requestFocus();
            }
            lookedAt.map(rows::indexOf).ifPresent(this::lookAt);
        }
    }

    private void lookAt(int at) {
        if (at >= 0) {
            list.getChildren().get(at).requestFocus();
        } else {
            super.requestFocus();
        }
    }

    private Optional<SuspendedRow> lookedAt() {
        return IntStream.range(0, rows.size())
                .filter(at -> list.getChildren().get(at).isFocused())
                .mapToObj(rows::get)
                .findFirst();
    }

    private void followFocus() {
        for (int i = 0; i < rows.size(); i++) {
            double at = rows.size() == 1 ? 0 : (double) i / (rows.size() - 1);
            list.getChildren().get(i).focusedProperty().subscribe(focused -> follow(focused, at));
        }
    }

    private void follow(boolean focused, double at) {
        if (focused) {
            scroll.setVvalue(at);
        }
    }

    private Tile tile(SuspendedRow row) {
        Label amount = Words.of(row.amount(), "size-18", "medium");
        amount.setMinWidth(Region.USE_PREF_SIZE);
        HBox words =
                Panes.advice(new Icon(Feather.PAUSE_CIRCLE, 22, "ink-2"), row.when(), row.goods());
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox face = new HBox(16, words, amount);
        face.setAlignment(Pos.CENTER_LEFT);
        Tile tile =
                new Tile(
                        face,
                        row.when() + ", " + row.goods() + ", " + row.amount(),
                        () -> resume.accept(row));
        tile.getStyleClass().add("wide-choice");
        face.prefWidthProperty().bind(tile.widthProperty().subtract(34));
        return tile;
    }
}
