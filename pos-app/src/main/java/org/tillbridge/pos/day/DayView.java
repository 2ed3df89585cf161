package org.tillbridge.pos.day;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

/// The totals of the business day so far.
public final class DayView extends FollowingView<DayViewModel.Shown> {
    private final Texts texts;
    private final Label day = Words.of("", "size-14", "ink-2");
    private final VBox sections = new VBox();
    private final VBox transactions = new VBox();

    public DayView(DayViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.texts = texts;
        leftPlace()
                .getChildren()
                .addAll(
                        Panes.head(Words.of(texts.text("screen.dayTitle"), "size-18"), day),
                        scrolled(sections));
        VBox list = new VBox(scrolled(transactions));
        list.getStyleClass().add("card");
        VBox.setVgrow(list, Priority.ALWAYS);
        rightPlace()
                .getChildren()
                .addAll(Words.of(texts.text("screen.transactions"), "size-18"), list);
        actions().beside("screen.countTitle", Key.F5, model::countDrawer);
        actions().main(texts.text("screen.back"), Key.ENTER, model::back);
        actions().on(Key.ESC, "screen.back", model::back);
    }

    private static ScrollPane scrolled(VBox rows) {
        ScrollPane scroll = new ScrollPane(rows);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    @Override
    protected void show(DayViewModel.Shown shown) {
        day.setText(shown.day());
        sections.getChildren().clear();
        for (DayViewModel.Section section : shown.sections()) {
            sections.getChildren().add(Panes.fact(section.name(), "", "group"));
            for (DayViewModel.Row row : section.rows()) {
                String name = row.count().isEmpty() ? row.name() : row.name() + "  " + row.count();
                sections.getChildren().add(Panes.fact(name, row.amount()));
            }
        }
        transactions.getChildren().setAll(shown.transactions().stream().map(DayView::row).toList());
        showMessage(shown.message());
        big().show(texts.text("screen.takings"), shown.net(), shown.notes());
    }

    private static HBox row(DayViewModel.TransactionRow row) {
        VBox words =
                new VBox(
                        Words.of(row.number(), "medium"),
                        Words.of(row.kind() + " · " + row.state(), "size-14", "ink-2"));
        Label time = Words.of(row.time(), "ink-2");
        time.setMinWidth(56);
        HBox line = new HBox(12, time, words, Panes.grow(), Words.of(row.amount(), "medium"));
        line.getStyleClass().add("fact");
        HBox.setHgrow(words, Priority.SOMETIMES);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return line;
    }
}
