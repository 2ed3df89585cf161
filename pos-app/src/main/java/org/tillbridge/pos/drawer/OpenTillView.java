package org.tillbridge.pos.drawer;

import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.ui.AmountField;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.Keypad;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.TileGrid;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;

import java.util.List;
import java.util.Optional;

/// Opens the business day with the float that lies in the drawer.
public final class OpenTillView extends FollowingView<OpenTillViewModel.Shown> {
    private static final int NOTE_WIDTH = 120;
    private static final int NOTE_HEIGHT = 72;

    private final OpenTillViewModel model;
    private final Texts texts;
    private final Label day = Words.wrapped("", "size-28");
    private final AmountField amount;
    private final TileGrid places = new TileGrid(NOTE_WIDTH, NOTE_HEIGHT, NOTE_HEIGHT);
    private final Tiles<String> floats = new Tiles<>(places, this::usual);
    private final MainButton open;

    public OpenTillView(OpenTillViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.texts = texts;
        leftPlace()
                .getChildren()
                .addAll(
                        Panes.head(Words.of(texts.text("screen.openTill"), "size-18"), new Label()),
                        about());
        amount = AmountField.money(texts.text("screen.float"), texts);
        amount.onTyped(model::openingFloat);
        rightPlace().getChildren().add(task());
        actions().beside("screen.signOff", Key.ESC, model::back);
        open = actions().main(texts.text("screen.openTill"), Key.ENTER, model::open);
    }

    private VBox about() {
        VBox about =
                new VBox(
                        24,
                        new VBox(4, Words.of(texts.text("screen.businessDay"), "ink-2"), day),
                        Panes.advice(
                                new Icon(Icon.Drawn.COINS, 22, "ink-2"),
                                texts.text("screen.floatWhat"),
                                texts.text("screen.floatHow")),
                        Panes.advice(
                                new Icon(Feather.CALENDAR, 22, "ink-2"),
                                texts.text("screen.dayWhat"),
                                texts.text("screen.dayHow")));
        about.getStyleClass().add("padded");
        return about;
    }

    private HBox task() {
        Keypad keypad =
                new Keypad(Keypad.Target.amount(amount.input()), "00", texts.text("keypad.back"));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        keypad.setMaxHeight(480);
        VBox pad = new VBox(12, amount, keypad);
        VBox.setVgrow(places, Priority.ALWAYS);
        VBox usual =
                new VBox(
                        12,
                        Words.wrapped(texts.text("screen.howMuchFloat"), "size-28"),
                        Words.wrapped(texts.text("screen.usualFloats"), "size-14", "ink-2"),
                        places);
        return Panes.besidePad(usual, pad);
    }

    @Override
    public Optional<TextInputControl> input() {
        return Optional.of(amount.input());
    }

    @Override
    protected void show(OpenTillViewModel.Shown shown) {
        day.setText(shown.day());
        amount.follow(shown.typed());
        amount.showWrong(shown.wrong());
        floats.show(shown.floats(), -1);
        showMessage(shown.message());
        big().show(texts.text("screen.float"), shown.big(), List.of());
        open.notYet(shown.notYet());
    }

    private Tile usual(String amount, int index) {
        Tile tile = new Tile(Words.of(amount, "size-28"), amount, () -> model.note(index));
        tile.getStyleClass().add("centred");
        return tile.strong();
    }
}
