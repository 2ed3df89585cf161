package org.tillbridge.pos.drawer;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// A blind count of the drawer, one kind of note or coin after the other. On the FX thread.
public interface DrawerCountViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// How many of the row at hand, as typed.
    void pieces(String typed);

    /// On to the next row; at the last one the count is saved.
    void next();

    void rowAbove();

    void row(int index);

    void back();

    /// @param row which one is being counted; -1 for none, once the count is saved
    /// @param question "How many £2 coins?"
    /// @param field "£2 coins"
    /// @param typed what the field holds
    /// @param nextWords "Next: £1 coins", "Save count"
    /// @param result once saved: expected, counted and the difference; empty before
    record Shown(
            List<Row> rows,
            int row,
            String question,
            String field,
            String typed,
            String wrong,
            String bigLabel,
            String counted,
            List<String> notes,
            String nextWords,
            List<Fact> result,
            Optional<Message> message) {
        public Shown {
            rows = List.copyOf(rows);
            notes = List.copyOf(notes);
            result = List.copyOf(result);
        }
    }

    /// @param pieces empty before it is counted
    record Row(String name, String pieces, String amount) {}

    /// A named amount or number.
    record Fact(String name, String value) {}
}
