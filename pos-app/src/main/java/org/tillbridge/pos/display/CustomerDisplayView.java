package org.tillbridge.pos.display;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.tillbridge.pos.display.CustomerDisplayViewModel.Row;
import org.tillbridge.pos.display.CustomerDisplayViewModel.Shown;
import org.tillbridge.pos.receipt.CodeImage;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Words;

import java.util.List;

/// The window that the customer looks at: the goods just rung at the top, the sum below them. It
/// takes no keys.
public final class CustomerDisplayView extends BorderPane {
    /// As many as can be read at a glance; the last rung first.
    private static final int MOST_ROWS = 7;

    /// For a code: below it and above it stands something on the smallest screen too.
    private static final int ROOM = 280;

    private final Subscription following;

    public CustomerDisplayView(ObservableValue<Shown> shown) {
        getStyleClass().add("customer-display");
        following = shown.subscribe(this::show);
    }

    /// No longer follows anything.
    public void leave() {
        following.unsubscribe();
    }

    private void show(Shown shown) {
        switch (shown) {
            case Shown.Welcome(String store, String words) ->
                    put(
                            middle(
                                    Words.wrapped(store, "customer-store"),
                                    Words.wrapped(words, "size-28", "ink-2")),
                            null);
            case Shown.Ringing(List<Row> rows, String label, String total, String tax) ->
                    put(rows(rows), sum(label, tax, total));
            case Shown.Done done -> {
                HBox sum = sum(done.label(), "", done.amount());
                sum.getStyleClass().add("tinted");
                put(done(done), sum);
            }
        }
    }

    private static VBox done(Shown.Done done) {
        VBox box = middle(Words.wrapped(done.words(), "customer-store"));
        done.notes()
                .forEach(note -> box.getChildren().add(Words.wrapped(note, "size-28", "ink-2")));
        if (!done.codes().isEmpty()) {
            HBox codes = new HBox(24);
            codes.setAlignment(Pos.CENTER);
            done.codes().forEach(code -> codes.getChildren().add(CodeImage.within(code, ROOM)));
            box.getChildren().addAll(codes, Words.wrapped(done.about(), "size-18", "ink-2"));
        }
        return box;
    }

    private void put(Node middle, @Nullable Node below) {
        setCenter(middle);
        setBottom(below);
    }

    private static VBox middle(Node... words) {
        VBox box = new VBox(16, words);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private static VBox rows(List<Row> rows) {
        VBox box =
                new VBox(
                        rows.reversed().stream()
                                .limit(MOST_ROWS)
                                .map(CustomerDisplayView::row)
                                .toArray(Node[]::new));
        box.getChildren().getFirst().getStyleClass().add("last-rung");
        return box;
    }

    private static HBox row(Row row) {
        VBox goods = new VBox(2, words(row.name(), row.voided()));
        if (!row.quantity().isEmpty()) {
            goods.getChildren().add(Words.of(row.quantity(), "size-18", "ink-2"));
        }
        goods.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(goods, Priority.ALWAYS);
        Region amount = words(row.amount(), row.voided());
        amount.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(24, goods, amount);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("customer-row");
        return box;
    }

    private static Region words(String words, boolean struck) {
        if (!struck) {
            return Words.wrapped(words, "size-28");
        }
        Text text = new Text(words);
        text.getStyleClass().addAll("customer-struck");
        HBox box = new HBox(text);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static HBox sum(String label, String below, String amount) {
        VBox words = new VBox(Words.of(label, "size-28"));
        if (!below.isEmpty()) {
            words.getChildren().add(Words.of(below, "size-18", "ink-2"));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        HBox box = new HBox(24, words, Panes.grow(), Words.of(amount, "customer-sum"));
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("customer-bottom");
        return box;
    }
}
