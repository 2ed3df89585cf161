package org.tillbridge.pos.tender;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.AmountField;
import org.tillbridge.pos.ui.BasketList;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.Keypad;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.TileGrid;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;

import java.util.Optional;
import java.util.function.Consumer;

/// Taking the money: what adds up, what the customer is likely to give, the change.
public final class TenderView extends FollowingView<TenderViewModel.Shown> {
    private static final int NOTE_WIDTH = 120;
    private static final int NOTE_LOWEST = 72;
    private static final int NOTE_HIGHEST = 102;

    private final TenderViewModel model;
    private final Consumer<String> scanned;
    private final Texts texts;
    private final Label summary = Words.of("", "size-14", "ink-2");
    private final Label items = Words.of("", "size-14", "ink-2");
    private final BasketList basket;
    private final VBox payments = new VBox();
    private final TileGrid places = new TileGrid(NOTE_WIDTH, NOTE_LOWEST, NOTE_HIGHEST);
    private final Tiles<TenderViewModel.QuickNote> notes = new Tiles<>(places, this::note);
    private final AmountField given;
    private final MainButton finish;

    /// @param scanned what a scan does while money is being taken: back to the sale with it
    public TenderView(TenderViewModel model, Consumer<String> scanned, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.scanned = scanned;
        this.texts = texts;
        basket = new BasketList(texts, BasketList.Deeds.none());
        VBox.setVgrow(basket, Priority.ALWAYS);
        Label title = Words.of(texts.text("screen.sale"), "size-18");
        leftPlace().getChildren().addAll(Panes.head(title, summary, items), basket);
        given = AmountField.money(texts.text("screen.cashGiven"), texts);
        given.onTyped(model::given);
        rightPlace().getChildren().addFirst(kinds());
        rightPlace().getChildren().add(columns());
        actions().beside("screen.back", Key.ESC, model::back);
        finish = actions().main(texts.text("screen.finishSale"), Key.ENTER, model::finish);
    }

    private HBox kinds() {
        SecondButton cash =
                SecondButton.withIcon(
                        new Icon(Icon.Drawn.BANKNOTE, 22, "ink"),
                        texts.text("screen.cash"),
                        Key.F3,
                        texts);
        cash.showOn(true);
        cash.setOnAction(event -> given.input().requestFocus());
        cash.setMinWidth(184);
        return new HBox(8, cash);
    }

    private GridPane columns() {
        payments.getStyleClass().add("card");
        Label gives = Words.of(texts.text("screen.customerGives"), "size-14", "ink-2");
        VBox.setVgrow(places, Priority.ALWAYS);
        VBox sums = new VBox(12, payments, gives, places);
        Keypad keypad =
                new Keypad(Keypad.Target.amount(given.input()), "00", texts.text("keypad.back"));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        keypad.setMaxHeight(480);
        VBox pad = new VBox(12, given, keypad);
        GridPane columns = new GridPane();
        columns.setHgap(16);
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            columns.getColumnConstraints().add(half);
        }
        columns.add(sums, 0, 0);
        columns.add(pad, 1, 0);
        GridPane.setVgrow(sums, Priority.ALWAYS);
        VBox.setVgrow(columns, Priority.ALWAYS);
        return columns;
    }

    @Override
    public void scanned(String code) {
        scanned.accept(code);
    }

    @Override
    public Optional<TextInputControl> input() {
        return Optional.of(given.input());
    }

    @Override
    protected void show(TenderViewModel.Shown shown) {
        summary.setText(shown.summary());
        items.setText(shown.items());
        basket.show(shown.rows(), 0, 0);
        showPayments(shown);
        notes.show(shown.quickNotes(), shown.chosenNote());
        given.follow(shown.typed());
        given.showWrong(shown.wrong());
        showMessage(shown.message());
        big().show(
                        texts.text(shown.isChange() ? "screen.change" : "screen.toPay"),
                        shown.big(),
                        shown.bigNotes());
        big().tint(shown.isChange());
        finish.notYet(shown.notYet());
    }

    private void showPayments(TenderViewModel.Shown shown) {
        payments.getChildren()
                .setAll(
                        Panes.fact(texts.text("screen.payments"), "", "group"),
                        Panes.fact(texts.text("screen.total"), shown.total()));
        if (!shown.given().isEmpty()) {
            payments.getChildren().add(Panes.fact(texts.text("screen.cashGiven"), shown.given()));
        }
        if (!shown.change().isEmpty()) {
            payments.getChildren()
                    .add(Panes.fact(texts.text("screen.change"), shown.change(), "sum"));
        }
    }

    private Tile note(TenderViewModel.QuickNote note, int index) {
        VBox face = new VBox(Words.of(note.words(), "size-28"));
        if (!note.below().isEmpty()) {
            face.getChildren().add(Words.of(note.below(), "size-14", "ink-2"));
        }
        face.setAlignment(Pos.CENTER);
        Tile tile = new Tile(face, note.words() + " " + note.below(), () -> model.note(index));
        tile.getStyleClass().add("centred");
        return tile.strong();
    }
}
