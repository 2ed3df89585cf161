package org.tillbridge.pos.ui;

import javafx.scene.control.Label;

/// The outlined name of a key, beside the words of what it does.
public final class KeyCap extends Label {
    public KeyCap(String cap) {
        super(cap);
        getStyleClass().add("key-cap");
        setMinWidth(USE_PREF_SIZE);
    }

    public KeyCap(Key key, Texts texts) {
        this(key.cap(texts));
    }
}
