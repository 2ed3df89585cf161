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
    private final TextField address = new TextField();
    private final TextField scanner = new TextField();
    private final Label addressName = Words.wrapped("", "size-14", "ink-2");
    private final Label addressWrong = wrong();
    private final Label scannerWrong = wrong();
    private final VBox printer = new VBox(12);
    private final VBox addressOf = new VBox(6);
    private final Tiles<String> connections;
    private final Tiles<String> profiles;
    private final Tiles<String> answers;
    private final Tiles<String> drawer;
    private final Tiles<String> display;
    private final Label question = Words.wrapped("");
    private final VBox asks;
    private final MainButton save;
    private boolean following;

    public DevicesView(DevicesViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.texts = texts;
        letters = new LetterPad(() -> actions().press(Key.ENTER), texts);
        FlowPane connectionTiles = new FlowPane(8, 8);
        FlowPane profileTiles = new FlowPane(8, 8);
        FlowPane answerTiles = new FlowPane(8, 8);
        FlowPane drawerTiles = new FlowPane(8, 8);
        FlowPane displayTiles = new FlowPane(8, 8);
        connections = choices(connectionTiles, model::connection);
        profiles = choices(profileTiles, model::profile);
        answers = choices(answerTiles, index -> model.answers(index == 0));
        drawer = choices(drawerTiles, index -> model.drawer(index == 0));
        display = choices(displayTiles, index -> model.customerDisplay(index == 1));
        asks = asks();
        leftPlace()
                .getChildren()
                .addAll(
                        Panes.head(Words.of(texts.text("screen.devices"), "size-18"), new Label()),
                        padded(
                                asks,
                                titled("devices.scanner", field("devices.scannerPort", scanner)),
                                scannerWrong,
                                Words.wrapped(texts.text("devices.scanToTest"), "size-14", "ink-2"),
                                titled("devices.customerDisplay", displayTiles)));
        addressOf.getChildren().addAll(addressName, letters.field(address), addressWrong);
        for (FlowPane tiles : List.of(profileTiles, answerTiles, drawerTiles)) {
            tiles.visibleProperty().bind(letters.visibleProperty().not());
            tiles.managedProperty().bind(tiles.visibleProperty());
        }
        printer.getChildren().addAll(addressOf, profileTiles, answerTiles, drawerTiles);
        rightPlace()
                .getChildren()
                .addAll(titled("devices.printer", connectionTiles), printer, Panes.grow(), letters);
        follow(address, model::address);
        follow(scanner, model::scanner);
        actions().beside("screen.back", Key.ESC, this::escape);
        actions().stacked("screen.testPrint", Key.F3, model::testPrint);
        actions().stacked("screen.testDrawer", Key.F4, model::testDrawer);
        save = actions().main(texts.text("screen.save"), Key.ENTER, model::save);
    }

    private void escape() {
        if (!letters.close()) {
            model.back();
        }
    }

    private VBox asks() {
        SecondButton yes = SecondButton.small(texts.text("screen.printIt"), Key.F7, texts);
        SecondButton no = SecondButton.small(texts.text("screen.doNotPrint"), Key.F8, texts);
        yes.setOnAction(event -> model.answer(true));
        no.setOnAction(event -> model.answer(false));
        actions().on(Key.F7, "screen.printIt", yes::fire);
        actions().on(Key.F8, "screen.doNotPrint", no::fire);
        VBox box = titled("devices.waiting", question);
        box.getChildren().add(new HBox(8, yes, no));
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

    private VBox field(String textKey, TextField input) {
        input.setAccessibleText(texts.text(textKey));
        return new VBox(
                6, Words.wrapped(texts.text(textKey), "size-14", "ink-2"), letters.field(input));
    }

    private static Label wrong() {
        Label label = Words.wrapped("", "size-14", "alert");
        label.setGraphic(new Icon(Feather.ALERT_TRIANGLE, 16, "alert"));
        return label;
    }

    private static Tiles<String> choices(FlowPane place, Consumer<Integer> chosen) {
        return new Tiles<>(
                place, (words, index) -> Tile.choice(words, () -> chosen.accept(index)).strong());
    }

    private void follow(TextField field, Consumer<String> typed) {
        field.textProperty()
                .subscribe(
                        (before, now) -> {
                            if (!following) {
                                typed.accept(now);
                            }
                        });
    }

    @Override
    public Optional<TextInputControl> input() {
        return now().hasPrinter() && address.isVisible() ? Optional.of(address) : Optional.empty();
    }

    @Override
    public void scanned(String code) {
        model.scanned(code);
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
        display.show(
                List.of(texts.text("devices.noDisplay"), texts.text("devices.secondWindow")),
                shown.customerDisplay() ? 1 : 0);
        Panes.showIf(printer, shown.hasPrinter());
        addressName.setText(shown.addressAbout());
        Panes.showIf(addressOf, !shown.addressAbout().isEmpty());
        put(address, shown.address());
        put(scanner, shown.scanner());
        showWrong(addressWrong, shown.addressWrong());
        showWrong(scannerWrong, shown.scannerWrong());
        Panes.showIf(asks, !shown.asking().isEmpty());
        question.setText(shown.asking().stream().findFirst().orElse(""));
        save.notYet(shown.changed() ? "" : texts.text("devices.nothingToSave"));
        big().show(texts.text("screen.devices"), "", List.of());
    }

    private void put(TextField field, String text) {
        if (!field.getText().equals(text)) {
            following = true;
            field.setText(text);
            following = false;
        }
    }

    private static void showWrong(Label label, String sentence) {
        label.setText(sentence);
        Panes.showIf(label, !sentence.isEmpty());
    }
}
