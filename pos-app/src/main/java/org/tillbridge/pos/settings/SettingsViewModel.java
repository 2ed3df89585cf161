package org.tillbridge.pos.settings;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Theme;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be set at this workstation, and what it is. On the FX thread.
public interface SettingsViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// Cuts or restores the network, to see how the till works without.
    void network(boolean on);

    void theme(Theme theme);

    void language(Locale language);

    void back();

    /// @param network whether the switch lets the till reach the hub
    /// @param about version, workstation, hub, folders: each a name and a value
    record Shown(
            boolean network,
            List<String> networkNotes,
            Theme theme,
            Locale language,
            List<Locale> languages,
            List<Fact> about,
            Optional<Message> message) {
        public Shown {
            networkNotes = List.copyOf(networkNotes);
            languages = List.copyOf(languages);
            about = List.copyOf(about);
        }
    }

    /// A named value.
    record Fact(String name, String value) {}
}
