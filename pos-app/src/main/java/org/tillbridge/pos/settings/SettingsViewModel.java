package org.tillbridge.pos.settings;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.sound.Cue;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Theme;

import java.util.List;
import java.util.Locale;

/// What can be set at this workstation, and what it is. On the FX thread.
public interface SettingsViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// Cuts or restores the network, to see how the till works without.
    void network(boolean on);

    void theme(Theme theme);

    void language(Locale language);

    /// Whether scans are heard.
    void sounds(boolean on);

    /// Also while they are off.
    void hear(Cue cue);

    /// Begins training, or ends it.
    void training();

    /// Printer, drawer, scanner, customer display.
    void showDevices();

    /// Where receipts are e-mailed.
    void showMail();

    /// What is not done yet of all that was recorded.
    void showStatus();

    void back();

    /// @param state how the till is, in full: what the lamp stands for
    /// @param network whether the switch lets the till reach the hub
    /// @param training what the button for it does: begin or end
    /// @param sounds whether scans are heard
    /// @param about version, workstation, hub, folders: each a name and a value
    record Shown(
            List<Message> state,
            boolean network,
            List<String> networkNotes,
            String training,
            Theme theme,
            Locale language,
            List<Locale> languages,
            boolean sounds,
            List<Fact> about) {
        public Shown {
            state = List.copyOf(state);
            networkNotes = List.copyOf(networkNotes);
            languages = List.copyOf(languages);
            about = List.copyOf(about);
        }
    }

    /// A named value.
    record Fact(String name, String value) {}
}
