package org.tillbridge.pos.camera;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.camera.CameraPreview.Look;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

/// What a camera sees, or why nothing is seen.
public final class CameraPicture extends StackPane {
    private final Texts texts;
    private final ImageView picture = new ImageView();
    private final Label words = Words.wrapped("", "size-14", "ink-2");

    /// @param height of the picture; it is as wide as it is
    public CameraPicture(double height, Texts texts) {
        this.texts = texts;
        picture.setPreserveRatio(true);
        picture.setFitHeight(height);
        words.setGraphic(new Icon(Feather.CAMERA, 18, "ink-2"));
        setMinHeight(height);
        setMaxHeight(height);
        setMinWidth(height * 4 / 3);
        setPrefWidth(height * 4 / 3);
        getStyleClass().addAll("card", "camera");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().addAll(words, picture);
    }

    public void show(Look look) {
        picture.setImage(
                look instanceof Look.Seen seen
                        ? SwingFXUtils.toFXImage(seen.picture(), null)
                        : null);
        String said =
                switch (look) {
                    case Look.Off() -> texts.text("camera.off");
                    case Look.Waiting() -> texts.text("camera.waiting");
                    case Look.Gone() -> texts.text("camera.gone");
                    case Look.Seen _ -> texts.text("camera.sees");
                };
        words.setText(said);
        words.setVisible(!(look instanceof Look.Seen));
        setAccessibleText(said);
    }
}
