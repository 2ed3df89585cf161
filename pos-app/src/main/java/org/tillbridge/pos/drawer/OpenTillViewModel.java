package org.tillbridge.pos.drawer;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// Opening the business day with a float. On the FX thread.
public interface OpenTillViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// What was typed so far as the float.
    void openingFloat(String typed);

    /// One of the usual floats.
    void note(int index);

    void open();

    /// Signs off again.
    void back();

    /// @param day "Monday 23 November 2026"
    /// @param floats usual ones, "£100"
    record Shown(
            String day,
            String typed,
            String big,
            List<String> floats,
            String wrong,
            String notYet,
            Optional<Message> message) {
        public Shown {
            floats = List.copyOf(floats);
        }
    }
}
