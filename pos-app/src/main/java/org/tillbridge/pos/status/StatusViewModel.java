package org.tillbridge.pos.status;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// What is not done yet of all that was recorded here: each with why, and when it is tried next. On
/// the FX thread.
public interface StatusViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// Chooses another row, further down or up.
    void moveChoice(int by);

    void choose(int index);

    /// Sends the chosen one again, where that can be asked for.
    void sendAgain();

    void back();

    /// @param state how the till is, in full: what the lamp stands for
    /// @param chosen which row the keys are at, counted over all sections; -1 for none
    /// @param canSend whether the chosen one can be sent again
    /// @param count how many there are, in words
    record Shown(
            List<Message> state,
            List<Section> sections,
            int chosen,
            boolean canSend,
            String count,
            Optional<Message> message) {
        public Shown {
            state = List.copyOf(state);
            sections = List.copyOf(sections);
        }

        /// The rows of all sections.
        public List<Row> rows() {
            return sections.stream().flatMap(section -> section.rows().stream()).toList();
        }
    }

    /// @param more what is not listed; empty where all is
    record Section(String name, List<Row> rows, String more) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /// @param entry its number, or when it was recorded
    /// @param amount empty where it is not about any
    /// @param why a sentence
    /// @param next when it is tried next
    record Row(String entry, String amount, String why, String next) {}
}
