package org.tillbridge.pos.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.function.Consumer;

/// Which screen is shown. On the FX thread.
public final class Navigation {
    private final ReadOnlyObjectWrapper<Place> place;
    private Consumer<Place> way;

    public Navigation(Place first) {
        place = new ReadOnlyObjectWrapper<>(first);
        way = place::set;
    }

    private Navigation(Navigation stem) {
        place = new ReadOnlyObjectWrapper<>();
        place.bind(stem.place);
        way = stem::goTo;
    }

    /// The same, for those who may be replaced by others: it can be ended.
    public Navigation branch() {
        return new Navigation(this);
    }

    /// From now on it tells of no other place, and leads to none.
    public void end() {
        place.unbind();
        way = _ -> {};
    }

    public ReadOnlyObjectProperty<Place> place() {
        return place.getReadOnlyProperty();
    }

    public void goTo(Place next) {
        way.accept(next);
    }
}
