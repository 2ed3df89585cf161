package org.tillbridge.pos.signon;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.KeyCap;
import org.tillbridge.pos.ui.Keypad;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Messages;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.TileGrid;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;

/// Who is at the till: names first, then the PIN.
public final class SignOnView extends FollowingView<SignOnViewModel.Shown> {
    private static final int PERSON_WIDTH = 190;
    private static final int PERSON_HEIGHT = 72;
    private static final int PAD_WIDTH = 380;
    private static final int PAD_HEIGHT = 334;

    private final SignOnViewModel model;
    private final Texts texts;
    private final TileGrid places = TileGrid.cards(PERSON_WIDTH, PERSON_HEIGHT);
    private final Tiles<SignOnViewModel.Person> people = new Tiles<>(places, this::tile);
    private final Messages notices = new Messages();
    private final Label name = Words.of("", "size-28");
    private final Label asked = Words.of("", "ink-2");
    private final PinDots dots = new PinDots(36);
    private final Label wrong = Words.wrapped("", "size-14", "alert");
    private final MainButton signOn;

    public SignOnView(SignOnViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.texts = texts;
        VBox list = new VBox(24, places, badge(), Panes.grow(), notices);
        list.getStyleClass().add("people");
        VBox.setVgrow(list, Priority.ALWAYS);
        leftPlace().getChildren().addAll(head(), list);
        wrong.setGraphic(new Icon(Feather.ALERT_TRIANGLE, 16, "alert"));
        rightPlace().getChildren().add(pinPad());
        actions().beside("screen.someoneElse", Key.ESC, model::someoneElse);
        actions().beside("screen.settings", Key.F10, model::showSettings);
        signOn = actions().main(texts.text("screen.signOn"), Key.ENTER, model::signOn);
        actions().on(Key.BACK_SPACE, "keypad.back", model::deleteDigit);
        actions().on(Key.DEL, "keypad.clear", model::clearPin);
        actions().on(Key.UP, "help.up", () -> step(-1));
        actions().on(Key.DOWN, "help.down", () -> step(1));
    }

    private HBox head() {
        HBox keys =
                new HBox(
                        8,
                        new KeyCap(Key.UP, texts),
                        new KeyCap(Key.DOWN, texts),
                        Words.of(texts.text("screen.choose"), "size-14", "ink-2"));
        keys.setAlignment(Pos.CENTER_RIGHT);
        return Panes.head(Words.of(texts.text("screen.who"), "size-18"), new Label(), keys);
    }

    private HBox badge() {
        VBox words =
                new VBox(
                        Words.wrapped(texts.text("screen.badge"), "medium"),
                        Words.wrapped(texts.text("screen.badgeMore"), "size-14", "ink-2"));
        words.setAlignment(Pos.CENTER_LEFT);
        HBox badge = new HBox(16, new Icon(Icon.Drawn.BADGE, 34, "ink-2"), words);
        badge.getStyleClass().add("dashed");
        return badge;
    }

    private VBox pinPad() {
        Keypad keypad =
                new Keypad(
                        new Keypad.Target(model::digit, model::clearPin, model::deleteDigit),
                        texts.text("keypad.clear"),
                        texts.text("keypad.back"));
        keypad.setMaxSize(PAD_WIDTH, PAD_HEIGHT);
        keypad.setPrefSize(PAD_WIDTH, PAD_HEIGHT);
        wrong.setMinHeight(20);
        VBox pad = new VBox(8, name, asked, dots, wrong, keypad);
        pad.setAlignment(Pos.CENTER);
        VBox.setVgrow(pad, Priority.ALWAYS);
        return pad;
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

    @Override
    protected void show(SignOnViewModel.Shown shown) {
        people.show(shown.people(), shown.chosen());
        boolean chosen = shown.chosen() >= 0;
        name.setText(
                chosen
                        ? shown.people().get(shown.chosen()).name()
                        : texts.text("screen.chooseName"));
        asked.setText(texts.text(chosen ? "screen.enterPin" : "screen.thenPin"));
        dots.show(chosen ? shown.digits() : 0);
        wrong.setText(shown.wrong());
        wrong.setVisible(!shown.wrong().isEmpty());
        notices.show(shown.message());
        big().show(shown.ready(), "", shown.notes());
        signOn.notYet(shown.notYet());
    }

    private Tile tile(SignOnViewModel.Person person, int index) {
        VBox words =
                new VBox(
                        Words.of(person.name(), "size-18"),
                        Words.of(person.role(), "size-14", "ink-2"));
        words.setAlignment(Pos.CENTER_LEFT);
        HBox face = new HBox(14, Words.of(person.initials(), "initials"), words);
        face.setAlignment(Pos.CENTER_LEFT);
        face.getStyleClass().add("person");
        Tile tile = new Tile(face, person.name() + ", " + person.role(), () -> model.choose(index));
        tile.setFocusTraversable(false);
        return tile;
    }

    private void step(int by) {
        int count = now().people().size();
        if (count > 0) {
            int from = now().chosen() < 0 && by < 0 ? 0 : now().chosen();
            model.choose(Math.floorMod(from + by, count));
        }
    }
}
