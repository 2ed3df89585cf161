package org.tillbridge.pos.report;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.KeyCap;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.RowList;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.ArrayList;
import java.util.List;

/// The totals of the business day so far.
public final class DayView extends FollowingView<DayViewModel.Shown> {
    /// As many rows as are in sight on a small screen.
    private static final int PAGE = 10;

    private final Texts texts;
    private final Label day = Words.of("", "size-14", "ink-2");
    private final VBox sections = new VBox();
    private final RowList<Listed> transactions;

    /// A row of the list, and whether it is the one that keys are about.
    private record Listed(int index, DayViewModel.TransactionRow row, boolean chosen) {}

    public DayView(DayViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.texts = texts;
        leftPlace()
                .getChildren()
                .addAll(
                        Panes.head(
                                Words.of(texts.text("screen.dayTitle"), "size-18"),
                                day,
                                actions().small("screen.print", Key.F4, model::print)),
                        scrolled(sections));
        transactions = new RowList<>(this::row, tapped -> model.open(tapped.index()));
        VBox.setVgrow(transactions, Priority.ALWAYS);
        VBox list = new VBox(transactions);
        list.getStyleClass().add("card");
        VBox.setVgrow(list, Priority.ALWAYS);
        rightPlace()
                .getChildren()
                .addAll(
                        Words.of(texts.text("screen.transactions"), "size-18"),
                        Words.wrapped(texts.text("screen.receiptAgain"), "size-14", "ink-2"),
                        list);
        actions().stacked("screen.savePdf", Key.F3, model::savePdf);
        actions().stacked("screen.countTitle", Key.F5, model::countDrawer);
        actions().stacked("screen.offlinePayments", Key.F7, model::offlinePayments);
        actions().stacked("screen.postVoid", Key.F9, model::postVoid);
        actions().main(texts.text("screen.back"), Key.F12, model::back);
        actions().on(Key.ESC, "screen.back", model::back);
        actions().on(Key.ENTER, "screen.receiptAgain", model::openChosen);
        actions().on(Key.UP, "help.up", () -> model.moveChoice(-1));
        actions().on(Key.DOWN, "help.down", () -> model.moveChoice(1));
        actions().on(Key.PAGE_UP, "help.pageUp", () -> model.moveChoice(-PAGE));
        actions().on(Key.PAGE_DOWN, "help.pageDown", () -> model.moveChoice(PAGE));
    }

    private static ScrollPane scrolled(VBox rows) {
        ScrollPane scroll = new ScrollPane(rows);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
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
        showTransactions(shown.transactions(), shown.chosen());
        showMessage(shown.message());
        big().show(texts.text("screen.takings"), shown.net(), shown.notes());
    }

    private void showTransactions(List<DayViewModel.TransactionRow> rows, int chosen) {
        List<Listed> listed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            listed.add(new Listed(i, rows.get(i), i == chosen));
        }
        transactions.show(listed);
        transactions.bringIntoSight(chosen);
    }

    private HBox row(Listed listed) {
        DayViewModel.TransactionRow row = listed.row();
        VBox words =
                new VBox(
                        Words.of(row.number(), "medium"), Words.of(row.kind(), "size-14", "ink-2"));
        Label time = Words.of(row.time(), "ink-2");
        time.setMinWidth(56);
        HBox line = new HBox(12, time, words, Panes.grow(), Words.of(row.amount(), "medium"));
        line.getStyleClass().addAll("fact", "transaction-row");
        HBox.setHgrow(words, Priority.SOMETIMES);
        line.setAlignment(Pos.CENTER_LEFT);
        if (listed.chosen()) {
            line.getStyleClass().add("chosen");
            line.getChildren().add(new KeyCap(Key.ENTER, texts));
        }
        return line;
    }
}
