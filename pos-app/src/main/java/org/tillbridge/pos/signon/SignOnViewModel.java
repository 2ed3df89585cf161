package org.tillbridge.pos.signon;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// Who is at the till, and their PIN. On the FX thread.
public interface SignOnViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    void choose(int index);

    void digit(String digit);

    void deleteDigit();

    void clearPin();

    void signOn();

    /// Back to choosing.
    void someoneElse();

    /// A badge.
    void scanned(String badge);

    void showSettings();

    /// @param chosen −1 for nobody yet
    /// @param digits how many were typed
    /// @param ready "Till 2 is ready", with what is known of the day below
    /// @param notYet why one cannot sign on; empty if one can
    record Shown(
            List<Person> people,
            int chosen,
            int digits,
            String wrong,
            String ready,
            List<String> notes,
            String notYet,
            Optional<Message> message) {
        public Shown {
            people = List.copyOf(people);
            notes = List.copyOf(notes);
        }
    }

    /// @param initials "AM"
    /// @param role in words
    record Person(String initials, String name, String role) {}
}
