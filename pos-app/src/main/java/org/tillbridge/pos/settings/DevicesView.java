package org.tillbridge.pos.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Which devices this workstation has: at the left scanner, customer display and what waits at the
/// printer, at the right the printer.
public final class DevicesView extends FollowingView<DevicesViewModel.Shown> {
    private final DevicesViewModel model;
    private final Texts texts;
    private final LetterPad letters;
    private final Asked address;
    private final Asked drawerName;
    private final Asked scanner;
    private final Asked displayName;
    private final FlowPane profileTiles = new FlowPane(8, 8);
    private final FlowPane answerTiles = new FlowPane(8, 8);
    private final FlowPane drawerTiles = new FlowPane(8, 8);
    private final Tiles<String> connections;
    private final Tiles<String> profiles;
    private final Tiles<String> answers;
    private final Tiles<String> drawer;
    private final Tiles<String> scanners;
    private final Tiles<String> displays;
    private final Label question = Words.wrapped("");
    private final SecondButton testDisplay;
    private final FlowPane trials;
    private final VBox asks;
    private final MainButton save;
    private boolean following;

    public DevicesView(DevicesViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.texts = texts;
        letters = new LetterPad(() -> actions().press(Key.ENTER), texts);
        FlowPane connectionTiles = new FlowPane(8, 8);
        FlowPane scannerTiles = new FlowPane(8, 8);
        FlowPane displayTiles = new FlowPane(8, 8);
        connections = choices(connectionTiles, "devices.printer", model::connection);
        profiles = choices(profileTiles, "devices.printer", model::profile);
        answers = choices(answerTiles, "devices.printer", index -> model.answers(index == 0));
        drawer = choices(drawerTiles, "devices.printer", index -> model.drawer(index == 0));
        scanners = choices(scannerTiles, "devices.scanner", model::scannerConnection);
        displays = choices(displayTiles, "devices.customerDisplay", model::customerDisplay);
        address = new Asked("devices.printer", model::address);
        drawerName = new Asked("devices.printer", model::drawerName);
        scanner = new Asked("devices.scanner", model::scanner);
        displayName = new Asked("devices.customerDisplay", model::displayName);
        testDisplay = button("screen.testDisplay", Key.F5, model::testDisplay);
        trials =
                new FlowPane(
                        8,
                        8,
                        testDisplay,
                        button("screen.testTerminal", Key.F9, model::testTerminal),
                        button("screen.camera", Key.F6, model::showCamera));
        asks = asks();
        leftPlace()
                .getChildren()
                .addAll(
                        Panes.head(Words.of(texts.text("screen.devices"), "size-18"), new Label()),
                        padded(
                                asks,
                                titled("devices.scanner", scannerTiles),
                                scanner.box,
                                Words.wrapped(texts.text("devices.scanToTest"), "size-14", "ink-2"),
                                titled("devices.customerDisplay", displayTiles),
                                displayName.box,
                                trials));
        rightPlace()
                .getChildren()
                .addAll(
                        titled("devices.printer", connectionTiles),
                        address.box,
                        drawerName.box,
                        profileTiles,
                        answerTiles,
                        drawerTiles,
                        Panes.grow(),
                        letters);
        letters.visibleProperty().subscribe(open -> showEscPos());
        actions().beside("screen.back", Key.ESC, this::escape);
        actions().stacked("screen.testPrint", Key.F3, model::testPrint);
        actions().stacked("screen.testDrawer", Key.F4, model::testDrawer);
        save = actions().main(texts.text("screen.save"), Key.ENTER, model::save);
    }

    /// What is typed of a device, with what it is over it, and what is wrong with it below.
    private final class Asked {
        private final String device;
        private final TextField input = new TextField();
        private final Label about = Words.wrapped("", "size-14", "ink-2");
        private final Label wrong = Words.wrapped("", "size-14", "alert");
        private final HBox field = letters.field(input);
        private final VBox box = new VBox(6, about, field, wrong);

        Asked(String device, Consumer<String> typed) {
            this.device = device;
            wrong.setGraphic(new Icon(Feather.ALERT_TRIANGLE, 16, "alert"));
            input.textProperty()
                    .subscribe(
                            (before, now) -> {
                                if (!following) {
                                    typed.accept(now);
                                }
                            });
        }

        void show(DevicesViewModel.Typed typed, String words) {
            Panes.showIf(field, typed.isAsked());
            Panes.showIf(box, typed.isAsked() || !words.isEmpty());
            about.setText(words);
            input.setAccessibleText(said(device, words));
            if (!input.getText().equals(typed.text())) {
                following = true;
                input.setText(typed.text());
                following = false;
            }
            wrong.setText(typed.wrong());
            Panes.showIf(wrong, !typed.wrong().isEmpty());
        }
    }

    private void escape() {
        if (!letters.close()) {
            model.back();
        }
    }

    private SecondButton button(String textKey, Key key, Runnable pressed) {
        SecondButton button = SecondButton.small(texts.text(textKey), key, texts);
        button.setOnAction(event -> pressed.run());
        actions().on(key, textKey, button::fire);
        return button;
    }

    private VBox asks() {
        VBox box = titled("devices.waiting", question);
        box.getChildren()
                .add(
                        new HBox(
                                8,
                                button("screen.printIt", Key.F7, () -> model.answer(true)),
                                button("screen.doNotPrint", Key.F8, () -> model.answer(false))));
        return box;
    }

    private static VBox padded(Node... content) {
        VBox box = new VBox(12, content);
        box.getStyleClass().add("padded");
        return box;
    }

    private VBox titled(String textKey, Node content) {
        return new VBox(8, Words.of(texts.text(textKey), "size-18"), content);
    }

    private Tiles<String> choices(FlowPane place, String device, Consumer<Integer> chosen) {
        return new Tiles<>(
                place,
                (words, index) -> {
                    Tile tile = Tile.choice(words, () -> chosen.accept(index)).strong();
                    tile.setAccessibleText(said(device, words));
                    return tile;
                });
    }

    /// What is asked of several devices, to a person who does not see beside which it stands.
    private String said(String device, String words) {
        return texts.text(device) + ": " + words;
    }

    @Override
    public Optional<TextInputControl> input() {
        return now().address().isAsked() ? Optional.of(address.input) : Optional.empty();
    }

    @Override
    public boolean scanned(String code) {
        model.scanned(code);
        return true;
    }

    @Override
    protected void show(DevicesViewModel.Shown shown) {
        showMessage(shown.message());
        connections.show(shown.connections(), shown.connection());
        profiles.show(shown.profiles(), shown.profile());
        answers.show(
                List.of(texts.text("devices.answers"), texts.text("devices.saysNothing")),
                shown.answers() ? 0 : 1);
        drawer.show(
                List.of(texts.text("devices.drawer"), texts.text("devices.noDrawer")),
                shown.drawer() ? 0 : 1);
        scanners.show(
                List.of(
                        texts.text("devices.typesLikeAKeyboard"),
                        texts.text("devices.connection.serial"),
                        texts.text("devices.connection.javaPos")),
                shown.scannerConnection());
        displays.show(
                List.of(
                        texts.text("devices.noDisplay"),
                        texts.text("devices.secondWindow"),
                        texts.text("devices.connection.javaPos")),
                shown.customerDisplay());
        address.show(shown.address(), shown.addressAbout());
        show(drawerName, shown.drawerName(), "devices.about.drawer");
        show(
                scanner,
                shown.scanner(),
                shown.scannerConnection() == 1 ? "devices.about.serial" : "devices.about.javaPos");
        show(displayName, shown.displayName(), "devices.about.javaPos");
        showEscPos();
        Panes.showIf(asks, !shown.asking().isEmpty());
        Panes.showIf(trials, shown.asking().isEmpty());
        testDisplay.showIf(shown.customerDisplay() > 0);
        question.setText(shown.asking().stream().findFirst().orElse(""));
        save.notYet(shown.changed() ? "" : texts.text("devices.nothingToSave"));
        big().show(texts.text("screen.devices"), "", List.of());
    }

    private void show(Asked asked, DevicesViewModel.Typed typed, String about) {
        asked.show(typed, typed.isAsked() ? texts.text(about) : "");
    }

    /// The pad takes its place.
    private void showEscPos() {
        for (FlowPane tiles : List.of(profileTiles, answerTiles, drawerTiles)) {
            Panes.showIf(tiles, now().speaksEscPos() && !letters.isOpen());
        }
    }
}
