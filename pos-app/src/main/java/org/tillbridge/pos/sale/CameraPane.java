package org.tillbridge.pos.sale;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.camera.CameraPicture;
import org.tillbridge.pos.camera.CameraViewModel;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

/// What the camera sees, below the basket, while it is on.
final class CameraPane extends HBox {
    private static final double HEIGHT = 132;

    private final CameraPicture picture;

    CameraPane(CameraViewModel model, Texts texts) {
        super(16);
        picture = new CameraPicture(HEIGHT, texts);
        SecondButton off = SecondButton.small(texts.text("camera.switchOff"), Key.F11, texts);
        off.setOnAction(event -> model.toggle());
        VBox beside = new VBox(12, Words.wrapped(texts.text("camera.hold"), "size-14"), off);
        beside.setAlignment(Pos.CENTER_LEFT);
        beside.setMinWidth(0);
        HBox.setHgrow(beside, Priority.ALWAYS);
        getStyleClass().add("camera-pane");
        getChildren().addAll(picture, beside);
        Panes.showIf(this, false);
    }

    void show(CameraViewModel.Shown shown) {
        picture.show(shown.look());
        Panes.showIf(this, shown.isOn());
    }
}
