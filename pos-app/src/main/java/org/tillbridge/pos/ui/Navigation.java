package org.tillbridge.pos.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which screen is shown. On the FX thread.
public final class Navigation {
    private final ReadOnlyObjectWrapper<Place> place;

    public Navigation(Place first) {
        place = new ReadOnlyObjectWrapper<>(first);
    }

    public ReadOnlyObjectProperty<Place> place() {
        return place.getReadOnlyProperty();
    }

    public void goTo(Place next) {
        place.set(next);
    }
}
