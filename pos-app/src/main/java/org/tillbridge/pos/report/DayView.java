package org.tillbridge.pos.report;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.KeyCap;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.RowList;
import org.tillbridge.pos.ui.SearchField;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The totals of the business day so far.
public final class DayView extends FollowingView<DayViewModel.Shown> {
    /// As many rows as are in sight on a small screen.
    private static final int PAGE = 10;

    private final Texts texts;
    private final Label day = Words.of("", "size-14", "ink-2");
    private final VBox sections = new VBox();
    private final DayViewModel model;
    private final Label listedDay = Words.of("", "size-14", "ink-2");
    private final SecondButton before;
    private final SecondButton after;
    private final SearchField number;
    private final LetterPad letters;
    private final RowList<Listed> transactions;

    /// A row of the list.
    ///
    /// @param chosen whether it is the one that keys are about
    /// @param enter whether Enter is too
    private record Listed(
            int index, DayViewModel.TransactionRow row, boolean chosen, boolean enter) {}

    public DayView(DayViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
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
        before = actions().small("screen.dayBefore", Key.LEFT, model::dayBefore);
        after = actions().small("screen.dayAfter", Key.RIGHT, model::dayAfter);
        number = new SearchField("screen.receiptNumber", texts, typed -> showTyped());
        letters = new LetterPad(this::enter, texts);
        number.typedOn(letters);
        rightPlace()
                .getChildren()
                .addAll(
                        listHead(),
                        number,
                        Words.wrapped(texts.text("screen.receiptAgain"), "size-14", "ink-2"),
                        list,
                        letters);
        actions().stacked("screen.savePdf", Key.F3, model::savePdf);
        actions().stacked("screen.countTitle", Key.F5, model::countDrawer);
        actions().stacked("screen.offlinePayments", Key.F7, model::offlinePayments);
        actions().stacked("screen.postVoid", Key.F9, model::postVoid);
        actions().main(texts.text("screen.back"), Key.F12, model::back);
        actions().on(Key.ESC, "screen.back", this::escape);
        actions().on(Key.ENTER, "screen.receiptAgain", this::enter);
        actions().on(Key.F2, "screen.receiptNumber", number.input()::requestFocus);
        actions().on(Key.UP, "help.up", () -> model.moveChoice(-1));
        actions().on(Key.DOWN, "help.down", () -> model.moveChoice(1));
        actions().on(Key.PAGE_UP, "help.pageUp", () -> model.moveChoice(-PAGE));
        actions().on(Key.PAGE_DOWN, "help.pageDown", () -> model.moveChoice(PAGE));
    }

    private HBox listHead() {
        HBox head =
                new HBox(
                        12,
                        new VBox(Words.of(texts.text("screen.transactions"), "size-18"), listedDay),
                        Panes.grow(),
                        before,
                        after);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    @Override
    protected void focus() {
        letters.close();
        number.show("", "");
        super.focus();
    }

    @Override
    public Optional<TextInputControl> input() {
        return Optional.of(number.input());
    }

    @Override
    public boolean scanned(String code) {
        model.scanned(code);
        return true;
    }

    private String typed() {
        return number.input().getText();
    }

    private void showTyped() {
        number.show(typed(), "");
        letters.closesByEsc(typed().isEmpty());
        showTransactions();
    }

    /// A number that is typed comes first.
    private void enter() {
        if (typed().isBlank()) {
            model.openChosen();
        } else {
            model.find(typed());
        }
    }

    private void escape() {
        if (!typed().isEmpty()) {
            number.input().clear();
        } else if (!letters.close()) {
            model.back();
        }
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
        listedDay.setText(shown.listing().day());
        before.setDisable(!shown.listing().before());
        after.setDisable(!shown.listing().after());
        showTransactions();
        showMessage(shown.message());
        big().show(texts.text("screen.takings"), shown.net(), shown.notes());
    }

    private void showTransactions() {
        List<DayViewModel.TransactionRow> rows = now().listing().rows();
        int chosen = now().chosen();
        List<Listed> listed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            listed.add(new Listed(i, rows.get(i), i == chosen, typed().isEmpty()));
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
            if (listed.enter()) {
                line.getChildren().add(new KeyCap(Key.ENTER, texts));
            }
        }
        return line;
    }
}
