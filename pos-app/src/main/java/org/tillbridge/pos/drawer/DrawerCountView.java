package org.tillbridge.pos.drawer;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.report.ReportPaper;
import org.tillbridge.pos.ui.AmountField;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.KeyCap;
import org.tillbridge.pos.ui.Keypad;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.List;
import java.util.Optional;

/// A blind count: one question at a time, the expected amount absent until it is saved.
public final class DrawerCountView extends FollowingView<DrawerCountViewModel.Shown> {
    private final DrawerCountViewModel model;
    private final Texts texts;
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final Label question = Words.wrapped("", "size-28");
    private final AmountField field = AmountField.count("");
    private final HBox counting;
    private final VBox result = new VBox();
    private final ReportPaper paper = new ReportPaper();
    private final VBox counted;
    private final WhyPane why;
    private final LetterPad letters;
    private final List<SecondButton> ofReport;
    private final StackPane task = new StackPane();
    private final MainButton next;
    private final List<SecondButton> whileCounting;

    public DrawerCountView(DrawerCountViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.texts = texts;
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        counted = new VBox(head(), scroll);
        VBox.setVgrow(counted, Priority.ALWAYS);
        leftPlace().getChildren().add(counted);
        letters = new LetterPad(model::next, texts);
        why = new WhyPane(model, letters, texts);
        field.onTyped(model::pieces);
        counting = counting();
        result.getStyleClass().add("card");
        VBox.setVgrow(task, Priority.ALWAYS);
        rightPlace().getChildren().addAll(task, letters);
        ofReport =
                List.of(
                        actions().beside("screen.savePdf", Key.F3, model::saveReport),
                        actions().beside("screen.printCopy", Key.F4, model::printReport));
        whileCounting =
                List.of(
                        actions().beside("screen.back", Key.ESC, this::back),
                        actions().beside("screen.rowAbove", Key.UP, model::rowAbove));
        actions().on(Key.DOWN, "help.down", this::down);
        actions().on(Key.PAGE_DOWN, "help.pageDown", () -> paper.scroll(0.25));
        actions().on(Key.PAGE_UP, "help.pageUp", () -> paper.scroll(-0.25));
        next = actions().main("", Key.ENTER, model::next);
    }

    private HBox head() {
        Label many = Words.of(texts.text("screen.howManyHead"), "size-12", "ink-3");
        HBox amount = cell(Words.of(texts.text("screen.amountHead"), "size-12", "ink-3"), 108);
        return Panes.head(
                Words.of(texts.text("screen.countTitle"), "size-18"), new Label(), many, amount);
    }

    private HBox counting() {
        Keypad keypad =
                new Keypad(Keypad.Target.count(field.input()), "C", texts.text("keypad.back"));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        VBox pad = new VBox(12, field, keypad, none());
        VBox words =
                new VBox(
                        24,
                        new VBox(
                                8, question, Words.wrapped(texts.text("screen.countHow"), "ink-2")),
                        Panes.advice(
                                new Icon(Feather.EYE_OFF, 20, "ink-2"),
                                texts.text("screen.blind"),
                                texts.text("screen.blindMore")),
                        Panes.advice(
                                new Icon(Icon.Drawn.COINS, 20, "ink-2"),
                                texts.text("screen.bags"),
                                texts.text("screen.bagsMore")));
        words.getStyleClass().add("details");
        return Panes.besidePad(words, pad);
    }

    /// What nought and Enter do, in one touch.
    private Button none() {
        HBox face =
                new HBox(
                        8,
                        Words.of(texts.text("screen.noneOfThese"), "words"),
                        new KeyCap("0"),
                        new KeyCap(Key.ENTER, texts));
        face.setAlignment(Pos.CENTER);
        Button none = new Button();
        none.setGraphic(face);
        none.getStyleClass().setAll("button", "second-button", "beside");
        none.setAccessibleText(texts.text("screen.noneOfThese"));
        none.setFocusTraversable(false);
        none.setMinHeight(56);
        none.setMaxWidth(Double.MAX_VALUE);
        none.setOnAction(
                event -> {
                    model.pieces("0");
                    model.next();
                });
        return none;
    }

    /// The arrow goes through the rows, and closes nothing.
    private void down() {
        if (now().result().isEmpty()) {
            model.next();
        }
    }

    private void back() {
        if (!letters.close()) {
            model.back();
        }
    }

    @Override
    public Optional<TextInputControl> input() {
        if (now().result().isEmpty()) {
            return Optional.of(field.input());
        }
        return now().why().isPresent() ? Optional.of(why.input()) : Optional.empty();
    }

    @Override
    protected void show(DrawerCountViewModel.Shown shown) {
        rows.getChildren().clear();
        for (int i = 0; i < shown.rows().size(); i++) {
            rows.getChildren().add(row(shown.rows().get(i), i, i == shown.row()));
        }
        question.setText(shown.question());
        field.rename(shown.field());
        field.follow(shown.typed());
        field.showWrong(shown.wrong());
        result.getChildren()
                .setAll(
                        shown.result().stream()
                                .map(fact -> Panes.fact(fact.name(), fact.value()))
                                .toList());
        result.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setAlignment(result, Pos.TOP_CENTER);
        showTask(shown);
        showMessage(shown.message());
        whileCounting.getFirst().showIf(shown.result().isEmpty() || shown.why().isPresent());
        whileCounting.getLast().showIf(shown.result().isEmpty());
        ofReport.forEach(button -> button.showIf(!shown.report().isEmpty()));
        paper.show(shown.report());
        Panes.only(leftPlace(), shown.report().isEmpty() ? counted : paper);
        big().show(shown.bigLabel(), shown.counted(), shown.notes());
        next.say(shown.nextWords());
        next.notYet(shown.why().map(DrawerCountViewModel.Why::notYet).orElse(""));
        keepInSight(shown.row(), shown.rows().size());
    }

    private void showTask(DrawerCountViewModel.Shown shown) {
        if (shown.why().isPresent()) {
            boolean wasAsked = task.getChildren().contains(why);
            why.show(result, shown.why().get());
            Panes.only(task, why);
            if (!wasAsked) {
                focus();
            }
        } else {
            letters.close();
            Panes.only(task, shown.result().isEmpty() ? counting : result);
        }
    }

    private void keepInSight(int row, int count) {
        if (count > 1 && row >= 0) {
            scroll.setVvalue(row < count / 2 ? 0 : (double) row / (count - 1));
        }
    }

    private HBox row(DrawerCountViewModel.Row row, int index, boolean current) {
        boolean counted = !row.pieces().isEmpty();
        String size = current ? "size-22" : "size-16";
        HBox line =
                new HBox(
                        10,
                        mark(current, counted),
                        Words.of(row.name(), size),
                        Panes.grow(),
                        Words.of(counted ? row.pieces() : "\u2013", size),
                        cell(Words.of(counted ? row.amount() : "\u2013", size), 108));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("fact", "count-row");
        if (current) {
            line.getStyleClass().add("chosen");
        }
        line.setOnMouseClicked(event -> model.row(index));
        return line;
    }

    private static Region mark(boolean current, boolean counted) {
        if (current) {
            return new Icon(Feather.ARROW_RIGHT, 18, "accent");
        }
        if (counted) {
            return new Icon(Feather.CHECK, 18, "good");
        }
        Region none = new Region();
        none.setMinWidth(18);
        return none;
    }

    private static HBox cell(Label label, double width) {
        HBox cell = new HBox(label);
        cell.setAlignment(Pos.CENTER_RIGHT);
        cell.setMinWidth(width);
        return cell;
    }
}
