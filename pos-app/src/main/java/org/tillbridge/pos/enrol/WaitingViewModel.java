package org.tillbridge.pos.enrol;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.tillbridge.pos.ui.Message;

import java.util.List;

/// A screen for when there is nothing to sell with yet, or nothing at all.
public final class WaitingViewModel implements NotReadyViewModel {
    private final Runnable action;
    private final ReadOnlyObjectWrapper<Shown> shown;

    /// @param action what the main button does
    public WaitingViewModel(Shown first, Runnable action) {
        this.action = action;
        this.shown = new ReadOnlyObjectWrapper<>(first);
    }

    /// With nothing counted.
    public static Shown saying(String title, Message message, String action) {
        return new Shown(title, List.of(message), "", action);
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// Something else is to be said now.
    public void say(Message message) {
        Shown now = shown.get();
        shown.set(new Shown(now.title(), List.of(message), now.progress(), now.action()));
    }

    /// How far the fetching has come.
    public void progress(String words) {
        Shown now = shown.get();
        shown.set(new Shown(now.title(), now.messages(), words, now.action()));
    }

    @Override
    public void act() {
        action.run();
    }
}
