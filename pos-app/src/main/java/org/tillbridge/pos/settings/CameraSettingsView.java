package org.tillbridge.pos.settings;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.camera.CameraPicture;
import org.tillbridge.pos.camera.CameraPreview.Look;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.List;
import java.util.Optional;

/// The camera that reads codes: at the left what it is for and what it sees, at the right where it
/// is.
public final class CameraSettingsView extends FollowingView<CameraSettingsViewModel.Shown> {
    private static final double HEIGHT = 240;

    private final CameraSettingsViewModel model;
    private final Texts texts;
    private final LetterPad letters;
    private final TextField address = new TextField();
    private final Label wrong = Words.wrapped("", "size-14", "alert");
    private final CameraPicture picture;
    private final SecondButton test;
    private final MainButton save;
    private boolean following;

    public CameraSettingsView(CameraSettingsViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.texts = texts;
        letters = new LetterPad(() -> actions().press(Key.ENTER), texts);
        picture = new CameraPicture(HEIGHT, texts);
        wrong.setGraphic(new Icon(Feather.ALERT_TRIANGLE, 16, "alert"));
        VBox about =
                new VBox(
                        24,
                        Panes.advice(
                                new Icon(Feather.CAMERA, 22, "ink-2"),
                                texts.text("camera.about"),
                                texts.text("camera.aboutMore")),
                        picture);
        about.getStyleClass().add("padded");
        leftPlace()
                .getChildren()
                .addAll(
                        Panes.head(Words.of(texts.text("screen.camera"), "size-18"), new Label()),
                        about);
        address.setAccessibleText(texts.text("camera.address"));
        rightPlace()
                .getChildren()
                .addAll(
                        new VBox(
                                6,
                                Words.wrapped(texts.text("camera.address"), "size-14", "ink-2"),
                                letters.field(address),
                                wrong),
                        Panes.grow(),
                        letters);
        address.textProperty()
                .subscribe(
                        (before, now) -> {
                            if (!following) {
                                model.address(now);
                            }
                        });
        actions().beside("screen.back", Key.ESC, this::escape);
        test = actions().stacked("camera.test", Key.F3, model::test);
        save = actions().main(texts.text("screen.save"), Key.ENTER, model::save);
    }

    private void escape() {
        if (!letters.close()) {
            model.back();
        }
    }

    @Override
    public Optional<TextInputControl> input() {
        return Optional.of(address);
    }

    @Override
    public boolean scanned(String code) {
        model.scanned(code);
        return true;
    }

    @Override
    protected void show(CameraSettingsViewModel.Shown shown) {
        showMessage(shown.message());
        if (!address.getText().equals(shown.address())) {
            following = true;
            address.setText(shown.address());
            following = false;
        }
        wrong.setText(shown.wrong());
        Panes.showIf(wrong, !shown.wrong().isEmpty());
        picture.show(shown.look());
        test.say(texts.text(shown.look() instanceof Look.Off ? "camera.test" : "camera.endTest"));
        save.notYet(shown.changed() ? "" : texts.text("devices.nothingToSave"));
        big().show(texts.text("screen.camera"), "", List.of());
    }
}
