package org.tillbridge.pos.approval;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.signon.PinDots;
import org.tillbridge.pos.ui.Actions;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.KeyCap;
import org.tillbridge.pos.ui.Keypad;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.TileGrid;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.View;
import org.tillbridge.pos.ui.Words;

import java.util.Optional;

/// Who approves, and their PIN, in the place of the task. The left side stays that of the screen.
public final class ApprovalView implements View {
    private static final int PERSON_WIDTH = 190;
    private static final int PERSON_HEIGHT = 72;

    /// Narrower than elsewhere: names are long.
    private static final int PAD_WIDTH = 304;

    private final ApprovalViewModel model;
    private final View below;
    private final Label why = Words.wrapped("", "size-28");
    private final Label deed = Words.wrapped("", "medium");
    private final Label amount = Words.of("", "size-22");
    private final Label name = Words.of("", "size-18");
    private final PinDots dots = new PinDots(28);
    private final Label wrong = Words.wrapped("", "size-14", "alert");
    private final TileGrid places = TileGrid.cards(PERSON_WIDTH, PERSON_HEIGHT);
    private final Tiles<ApprovalViewModel.Person> people = new Tiles<>(places, this::tile);
    private final Texts texts;
    private final Actions actions;
    private final MainButton approve;
    private final VBox right;
    private final ChangeListener<Optional<ApprovalViewModel.Shown>> follow =
            (property, before, now) -> now.ifPresent(this::show);

    /// @param below the screen that it is asked over
    public ApprovalView(ApprovalViewModel model, View below, Texts texts) {
        this.model = model;
        this.below = below;
        this.texts = texts;
        right = task();
        actions = new Actions(texts);
        actions.beside("screen.back", Key.ESC, model::back);
        approve = actions.main(texts.text("approval.approve"), Key.ENTER, model::approve);
        actions.on(Key.BACK_SPACE, "keypad.back", model::deleteDigit);
        actions.on(Key.DEL, "keypad.clear", model::clearPin);
        actions.on(Key.UP, "help.up", () -> step(-1));
        actions.on(Key.DOWN, "help.down", () -> step(1));
    }

    private VBox task() {
        wrong.setGraphic(new Icon(Feather.ALERT_TRIANGLE, 16, "alert"));
        wrong.setMinHeight(40);
        HBox what = new HBox(12, deed, Panes.grow(), amount);
        what.setAlignment(Pos.CENTER_LEFT);
        what.getStyleClass().addAll("fact");
        amount.setMinWidth(Region.USE_PREF_SIZE);
        VBox card = new VBox(what);
        card.getStyleClass().add("card");
        HBox keys =
                new HBox(
                        8,
                        new KeyCap(Key.UP, texts),
                        new KeyCap(Key.DOWN, texts),
                        Words.of(texts.text("screen.choose"), "size-14", "ink-2"));
        keys.setAlignment(Pos.CENTER_LEFT);
        VBox who =
                new VBox(
                        12,
                        Words.wrapped(texts.text("approval.who"), "size-18"),
                        keys,
                        places,
                        Words.wrapped(texts.text("approval.kept"), "size-14", "ink-2"));
        Keypad keypad =
                new Keypad(
                        new Keypad.Target(model::digit, model::clearPin, model::deleteDigit),
                        texts.text("keypad.clear"),
                        texts.text("keypad.back"));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        keypad.setMaxHeight(380);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setAlignment(Pos.CENTER);
        VBox pad = new VBox(8, name, dots, wrong, keypad);
        HBox both = Panes.besidePad(who, pad);
        pad.setPrefWidth(PAD_WIDTH);
        VBox task = new VBox(12, why, card, both);
        return task;
    }

    @Override
    public Node left() {
        return below.left();
    }

    @Override
    public Node right() {
        return right;
    }

    @Override
    public Node bottomLeft() {
        return below.bottomLeft();
    }

    @Override
    public Actions actions() {
        return actions;
    }

    @Override
    public void attach() {
        model.shown().addListener(follow);
        model.shown().get().ifPresent(this::show);
    }

    @Override
    public void detach() {
        model.shown().removeListener(follow);
    }

    @Override
    public void typed(String character) {
        if (Character.isDigit(character.charAt(0))) {
            model.digit(character);
        }
    }

    @Override
    public boolean scanned(String code) {
        model.scanned(code);
        return true;
    }

    private void show(ApprovalViewModel.Shown shown) {
        why.setText(shown.why());
        deed.setText(shown.deed());
        amount.setText(shown.amount());
        people.show(shown.approvers(), shown.chosen());
        boolean chosen = shown.chosen() >= 0;
        name.setText(
                chosen
                        ? shown.approvers().get(shown.chosen()).name()
                        : texts.text("screen.chooseName"));
        dots.show(chosen ? shown.digits() : 0);
        wrong.setText(shown.wrong());
        wrong.setVisible(!shown.wrong().isEmpty());
        approve.notYet(shown.notYet());
    }

    private Tile tile(ApprovalViewModel.Person person, int index) {
        VBox face =
                new VBox(
                        Words.wrapped(person.name(), "medium"),
                        Words.of(person.role(), "size-14", "ink-2"));
        face.setAlignment(Pos.CENTER_LEFT);
        face.getStyleClass().add("person");
        Tile tile = new Tile(face, person.name() + ", " + person.role(), () -> model.choose(index));
        tile.setFocusTraversable(false);
        return tile;
    }

    private void step(int by) {
        model.shown()
                .get()
                .filter(shown -> !shown.approvers().isEmpty())
                .ifPresent(
                        shown -> {
                            int from = shown.chosen() < 0 && by < 0 ? 0 : shown.chosen();
                            model.choose(Math.floorMod(from + by, shown.approvers().size()));
                        });
    }
}
