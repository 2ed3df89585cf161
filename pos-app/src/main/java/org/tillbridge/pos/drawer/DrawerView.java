package org.tillbridge.pos.drawer;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.drawer.DrawerViewModel.Deed;
import org.tillbridge.pos.ui.AmountField;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.KeyCap;
import org.tillbridge.pos.ui.Keypad;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;

import java.util.Optional;

/// The drawer between sales: what was moved today at the left, what can be done at the right.
public final class DrawerView extends FollowingView<DrawerViewModel.Shown> {
    /// Narrower than elsewhere: reasons are long.
    private static final int PAD_WIDTH = 304;

    private final DrawerViewModel model;
    private final Texts texts;
    private final Label day = Words.of("", "size-14", "ink-2");
    private final VBox moved = new VBox();
    private final StackPane task = new StackPane();
    private final LetterPad letters;
    private final VBox choice;
    private final Label question = Words.wrapped("", "size-28");
    private final Label about = Words.wrapped("", "ink-2");
    private final AmountField amount;
    private final Keypad keypad;
    private final VBox pad;
    private final TextField reason = new TextField();
    private final FlowPane reasonPlaces = new FlowPane(8, 8);
    private final Tiles<String> reasons = new Tiles<>(reasonPlaces, this::usualReason);
    private final HBox asking;
    private final MainButton next;

    public DrawerView(DrawerViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.texts = texts;
        amount = AmountField.money(texts.text("screen.amountHead"), texts);
        amount.onTyped(model::amount);
        keypad = new Keypad(Keypad.Target.amount(amount.input()), "00", texts.text("keypad.back"));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        keypad.setMaxHeight(360);
        pad = new VBox(12, amount, keypad);
        letters = new LetterPad(this::next, texts);
        letters.visibleProperty().subscribe((before, open) -> makeRoom());
        amount.input().setOnMouseClicked(event -> letters.close());
        reason.setAccessibleText(texts.text("drawer.reason"));
        reason.textProperty().addListener((text, before, now) -> model.reason(now));
        choice = choice();
        asking = asking();
        VBox.setVgrow(task, Priority.ALWAYS);
        leftPlace().getChildren().addAll(head(), scrolled());
        rightPlace().getChildren().addAll(task, letters);
        actions().beside("screen.back", Key.ESC, this::back);
        next = actions().main("", Key.ENTER, this::next);
        actions().on(Key.F3, "drawer.paidIn", () -> model.ask(Deed.PAID_IN));
        actions().on(Key.F4, "drawer.paidOut", () -> model.ask(Deed.PAID_OUT));
        actions().on(Key.F6, "drawer.safeDrop", () -> model.ask(Deed.SAFE_DROP));
        actions().on(Key.F9, "drawer.noSale", () -> model.ask(Deed.NO_SALE));
    }

    private HBox head() {
        return Panes.head(Words.of(texts.text("drawer.today"), "size-18"), day);
    }

    private ScrollPane scrolled() {
        ScrollPane scroll = new ScrollPane(moved);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private VBox choice() {
        return new VBox(
                8,
                Words.of(texts.text("drawer.what"), "size-18"),
                deed(new Icon(Feather.PLUS_CIRCLE, 22, "ink-2"), "drawer.paidIn", Key.F3),
                deed(new Icon(Feather.MINUS_CIRCLE, 22, "ink-2"), "drawer.paidOut", Key.F4),
                deed(new Icon(Feather.LOCK, 22, "ink-2"), "drawer.safeDrop", Key.F6),
                deed(new Icon(Icon.Drawn.COINS, 22, "ink-2"), "drawer.noSale", Key.F9));
    }

    private Tile deed(Icon icon, String key, Key on) {
        HBox words = Panes.advice(icon, texts.text(key), texts.text(key + ".more"));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox face = new HBox(12, words, new KeyCap(on, texts));
        face.setAlignment(Pos.CENTER_LEFT);
        Tile tile = new Tile(face, texts.text(key), () -> actions().press(on));
        tile.getStyleClass().add("wide-choice");
        tile.setFocusTraversable(false);
        return tile;
    }

    private HBox asking() {
        VBox words =
                new VBox(
                        12,
                        question,
                        about,
                        Words.wrapped(texts.text("drawer.reason"), "size-14", "ink-2"),
                        letters.field(reason),
                        reasonPlaces);
        HBox both = Panes.besidePad(words, pad);
        pad.setPrefWidth(PAD_WIDTH);
        return both;
    }

    private void next() {
        if (now().asked().isPresent()) {
            letters.close();
            model.confirm();
        } else {
            model.count();
        }
    }

    private void back() {
        if (!letters.close()) {
            model.back();
        }
    }

    private void makeRoom() {
        Panes.showIf(keypad, !letters.isOpen());
    }

    @Override
    public Optional<TextInputControl> input() {
        return now().asked().map(asked -> asked.hasAmount() ? amount.input() : reason);
    }

    @Override
    protected void show(DrawerViewModel.Shown shown) {
        day.setText(shown.day());
        moved.getChildren().setAll(shown.moved().stream().map(DrawerView::row).toList());
        boolean wasAsking = task.getChildren().contains(asking);
        shown.asked().ifPresent(this::show);
        Panes.only(task, shown.asked().isPresent() ? asking : choice);
        if (shown.asked().isEmpty()) {
            letters.close();
            next.notYet("");
            next.say(texts.text("drawer.count"));
        }
        if (shown.asked().isPresent() != wasAsking) {
            focus();
        }
        showMessage(shown.message());
        big().show(shown.bigLabel(), shown.big(), shown.notes());
    }

    private void show(DrawerViewModel.Asked asked) {
        question.setText(asked.question());
        about.setText(asked.why());
        Panes.showIf(pad, asked.hasAmount());
        amount.follow(asked.amount());
        amount.showWrong(asked.wrong());
        if (!reason.getText().equals(asked.reason())) {
            reason.setText(asked.reason());
        }
        reasons.show(asked.reasons(), asked.reasons().indexOf(asked.reason()));
        next.say(asked.confirm());
        next.notYet(asked.notYet());
    }

    private Tile usualReason(String words, int index) {
        return Tile.choice(words, () -> model.usualReason(index));
    }

    private static HBox row(DrawerViewModel.Moved one) {
        Label time = Words.of(one.time(), "ink-2");
        time.setMinWidth(56);
        VBox words = new VBox(Words.of(one.what(), "medium"));
        if (!one.more().isEmpty()) {
            words.getChildren().add(Words.wrapped(one.more(), "size-14", "ink-2"));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        HBox row = new HBox(12, time, words, Panes.grow(), Words.of(one.amount(), "medium"));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("fact", "transaction-row");
        return row;
    }
}
