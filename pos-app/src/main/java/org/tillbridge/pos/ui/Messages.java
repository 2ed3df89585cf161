package org.tillbridge.pos.ui;

import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/// Where a screen says what happened; takes no room while there is nothing to say.
public final class Messages extends VBox {
    private List<Message> shown = List.of();

    public Messages() {
        super(12);
        setManaged(false);
    }

    public void show(Optional<Message> message) {
        show(message.stream().toList());
    }

    public void show(List<Message> messages) {
        if (messages.equals(shown)) {
            return;
        }
        shown = List.copyOf(messages);
        getChildren().setAll(shown.stream().map(MessageBand::new).toList());
        setManaged(!shown.isEmpty());
    }
}
