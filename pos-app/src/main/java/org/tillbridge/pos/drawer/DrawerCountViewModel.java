package org.tillbridge.pos.drawer;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// A blind count of the drawer, one kind of note or coin after the other. On the FX thread.
public interface DrawerCountViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// How many of the row at hand, as typed.
    void pieces(String typed);

    /// On to the next row; at the last one the count is saved. After that, where something is over
    /// or short, closes the day with the reason.
    void next();

    /// What was typed so far as the reason why it is over or short.
    void reason(String typed);

    /// One of the usual reasons.
    void usualReason(int index);

    /// Saves the report of the close as PDF.
    void saveReport();

    /// Puts the report of the close on receipt paper once more.
    void printReport();

    void rowAbove();

    void row(int index);

    void back();

    /// @param row which one is being counted; -1 for none, once the count is saved
    /// @param question "How many £2 coins?"
    /// @param field "£2 coins"
    /// @param typed what the field holds
    /// @param nextWords "Next: £1 coins", "Save count"
    /// @param result once saved: expected, counted and the difference; empty before
    /// @param why what is asked once it is saved, where something is over or short
    /// @param report the Z report, once the day is closed
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
            Optional<Why> why,
            List<ReceiptRow> report,
            Optional<Message> message) {
        public Shown {
            rows = List.copyOf(rows);
            notes = List.copyOf(notes);
            result = List.copyOf(result);
            report = List.copyOf(report);
        }
    }

    /// Why the till is over or short.
    ///
    /// @param question "Why are £2.00 missing?"
    /// @param reasons usual ones
    /// @param notYet why the day cannot be closed; empty if it can
    record Why(String question, String reason, List<String> reasons, String notYet) {
        public Why {
            reasons = List.copyOf(reasons);
        }
    }

    /// @param pieces empty before it is counted
    record Row(String name, String pieces, String amount) {}

    /// A named amount or number.
    record Fact(String name, String value) {}
}
