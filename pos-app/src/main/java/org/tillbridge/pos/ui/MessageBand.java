package org.tillbridge.pos.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// One band above the task, never a dialog: what happened, what to do, and the button for it.
public final class MessageBand extends HBox {
    public MessageBand(Message message, Node... deeds) {
        VBox text = new VBox(Words.wrapped(message.happened()));
        if (!message.toDo().isEmpty()) {
            text.getChildren().add(Words.wrapped(message.toDo(), "size-14", "ink-2"));
        }
        text.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        getStyleClass().add("message-band");
        getChildren().addAll(icon(message.tone()), text);
        getChildren().addAll(deeds);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(message.happened() + " " + message.toDo());
        setMinHeight(USE_PREF_SIZE);
    }

    private Icon icon(Message.Tone tone) {
        return switch (tone) {
            case CALM -> new Icon(Feather.INFO, 22, "ink-2");
            case CAUTION -> {
                getStyleClass().add("caution");
                yield new Icon(Feather.ALERT_TRIANGLE, 22, "caution");
            }
            case ALERT -> {
                getStyleClass().add("alert");
                yield new Icon(Feather.ALERT_TRIANGLE, 22, "alert");
            }
        };
    }
}
