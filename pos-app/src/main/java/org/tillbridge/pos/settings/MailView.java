package org.tillbridge.pos.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Where receipts are e-mailed: at the left what it is for and what waits, at the right the server.
public final class MailView extends FollowingView<MailViewModel.Shown> {
    private final MailViewModel model;
    private final Texts texts;
    private final LetterPad letters;
    private final TextField server = new TextField();
    private final TextField sender = new TextField();
    private final TextField user = new TextField();
    private final TextField password = new PasswordField();
    private final Label wrong = Words.wrapped("", "size-14", "alert");
    private final Label waiting = Words.wrapped("");
    private final Tiles<String> securities;
    private final MainButton save;
    private boolean following;

    public MailView(MailViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.texts = texts;
        letters = LetterPad.forAddresses(() -> actions().press(Key.ENTER), texts);
        FlowPane securityTiles = new FlowPane(8, 8);
        securities =
                new Tiles<>(
                        securityTiles,
                        (words, index) -> Tile.choice(words, () -> model.security(index)).strong());
        wrong.setGraphic(new Icon(Feather.ALERT_TRIANGLE, 16, "alert"));
        VBox about =
                new VBox(
                        24,
                        Panes.advice(
                                new Icon(Feather.MAIL, 22, "ink-2"),
                                texts.text("mail.about"),
                                texts.text("mail.aboutMore")),
                        titled("mail.waitingTitle", waiting));
        about.getStyleClass().add("padded");
        leftPlace()
                .getChildren()
                .addAll(
                        Panes.head(Words.of(texts.text("screen.mail"), "size-18"), new Label()),
                        about);
        VBox account = new VBox(12, field("mail.user", user), field("mail.password", password));
        for (Node each : List.of(securityTiles)) {
            each.visibleProperty().bind(letters.visibleProperty().not());
            each.managedProperty().bind(each.visibleProperty());
        }
        rightPlace()
                .getChildren()
                .addAll(
                        field("mail.server", server),
                        securityTiles,
                        field("mail.sender", sender),
                        account,
                        wrong,
                        Panes.grow(),
                        letters);
        follow(server, model::server);
        follow(sender, model::sender);
        follow(user, model::user);
        follow(password, model::password);
        actions().beside("screen.back", Key.ESC, this::escape);
        actions().stacked("screen.testMail", Key.F3, model::test);
        save = actions().main(texts.text("screen.save"), Key.ENTER, model::save);
    }

    private void escape() {
        if (!letters.close()) {
            model.back();
        }
    }

    private VBox titled(String textKey, Node content) {
        return new VBox(8, Words.of(texts.text(textKey), "size-18"), content);
    }

    private VBox field(String textKey, TextField input) {
        input.setAccessibleText(texts.text(textKey));
        return new VBox(
                6, Words.wrapped(texts.text(textKey), "size-14", "ink-2"), letters.field(input));
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
        return Optional.of(server);
    }

    @Override
    protected void show(MailViewModel.Shown shown) {
        showMessage(shown.message());
        securities.show(shown.securities(), shown.security());
        put(server, shown.server());
        put(sender, shown.sender());
        put(user, shown.user());
        put(password, shown.password());
        wrong.setText(shown.wrong());
        Panes.showIf(wrong, !shown.wrong().isEmpty());
        waiting.setText(shown.waiting());
        save.notYet(shown.changed() ? "" : texts.text("devices.nothingToSave"));
        big().show(texts.text("screen.mail"), "", List.of());
    }

    private void put(TextField field, String text) {
        if (!field.getText().equals(text)) {
            following = true;
            field.setText(text);
            following = false;
        }
    }
}
