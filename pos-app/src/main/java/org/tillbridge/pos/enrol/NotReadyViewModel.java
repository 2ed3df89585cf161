package org.tillbridge.pos.enrol;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.Message;

import java.util.List;

/// Why there is nothing to sell with yet: the copy of the hub is being fetched, another process
/// holds the journal, the journal cannot be opened. On the FX thread.
public interface NotReadyViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// Tries again, or ends the application where that is all one can do.
    void act();

    /// @param title "Fetching the catalogue"
    /// @param progress "41,200 items so far"; empty if nothing is counted
    /// @param action words of the main button; empty for none
    record Shown(String title, List<Message> messages, String progress, String action) {
        public Shown {
            messages = List.copyOf(messages);
        }
    }
}
