package org.tillbridge.pos.tender;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// Taking the money. On the FX thread.
public interface TenderViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// The field changed: what was typed so far as cash given. The change follows each key.
    void given(String typed);

    /// One of the quick notes: its place in the list.
    void note(int index);

    /// Completes the sale; a second call for the same sale does nothing.
    void finish();

    void back();

    /// @param rows the basket, as it was
    /// @param total as in a column
    /// @param given as in a column, negative; empty before anything is typed
    /// @param typed what the field holds, set anew when a note is pressed
    /// @param big what the big number says: still to pay, or change; with its sign of currency
    /// @param isChange whether the big number is change
    /// @param change as in a column; empty while there is none
    /// @param bigNotes up to two lines below its label
    /// @param chosenNote the one that is worth what is given, pressed or typed; −1 for none
    /// @param notYet why it cannot be finished; empty if it can
    record Shown(
            List<BasketRow> rows,
            String summary,
            String items,
            String total,
            String given,
            String typed,
            String big,
            boolean isChange,
            String change,
            List<String> bigNotes,
            List<QuickNote> quickNotes,
            int chosenNote,
            String wrong,
            String notYet,
            Optional<Message> message) {
        public Shown {
            rows = List.copyOf(rows);
            bigNotes = List.copyOf(bigNotes);
            quickNotes = List.copyOf(quickNotes);
        }
    }

    /// @param words "£40"
    /// @param below "exact", or empty
    record QuickNote(String words, String below) {}
}
