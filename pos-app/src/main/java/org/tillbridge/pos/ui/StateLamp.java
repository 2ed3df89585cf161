package org.tillbridge.pos.ui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The lamp: icon, word and colour, always all three. Pressing it opens what it speaks of.
public final class StateLamp extends Button {
    private @Nullable Lamp shown;

    public StateLamp() {
        getStyleClass().setAll("button", "state-lamp");
        setMinWidth(USE_PREF_SIZE);
    }

    public StateLamp(Lamp lamp) {
        this();
        show(lamp);
    }

    public void show(Lamp lamp) {
        if (lamp.equals(shown)) {
            return;
        }
        shown = lamp;
        HBox box = new HBox(icon(lamp.state()), Words.of(lamp.words()));
        box.getStyleClass().addAll("lamp", style(lamp.state()));
        setGraphic(box);
        setAccessibleText(lamp.words());
    }

    private static Node icon(Lamp.State state) {
        return switch (state) {
            case CONNECTED -> new Icon(Feather.CHECK_CIRCLE, 18, "good");
            case OFFLINE -> new Icon(Feather.CLOUD_OFF, 18, "on-offline");
            case ONE_DISK -> new Icon(Feather.HARD_DRIVE, 18, "caution");
            case TRAINING -> new Icon(Feather.BOOK_OPEN, 18, "on-training");
            case ATTENTION -> new Icon(Feather.ALERT_TRIANGLE, 18, "alert");
        };
    }

    private static String style(Lamp.State state) {
        return switch (state) {
            case CONNECTED -> "connected";
            case OFFLINE -> "offline";
            case ONE_DISK -> "one-disk";
            case ATTENTION -> "attention";
            case TRAINING -> "training";
        };
    }
}
