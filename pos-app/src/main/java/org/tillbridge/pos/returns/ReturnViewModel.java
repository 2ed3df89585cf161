package org.tillbridge.pos.returns;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.ItemRow;
import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// Goods brought back without a receipt. On the FX thread.
public interface ReturnViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    void search(String typed);

    void enter(String typed);

    void scanned(String code);

    void moveChoice(int by);

    void add(int index);

    void select(BasketRow row);

    void removeLine();

    /// Why the selected line, or else the last and those to come, come back.
    void reason(int index);

    /// Where they go.
    void disposition(int index);

    /// Gives the cash back; a second call for the same return does nothing.
    void refund();

    void back();

    /// @param toGiveBack with its sign of currency, as a positive amount
    /// @param notYet why it cannot be given back; empty if it can
    record Shown(
            List<BasketRow> rows,
            int changed,
            int selected,
            String summary,
            String toGiveBack,
            List<String> notes,
            String typed,
            String count,
            List<ItemRow> results,
            int chosen,
            List<String> reasons,
            int reason,
            List<String> dispositions,
            int disposition,
            String notYet,
            Optional<Message> message) {
        public Shown {
            rows = List.copyOf(rows);
            notes = List.copyOf(notes);
            results = List.copyOf(results);
            reasons = List.copyOf(reasons);
            dispositions = List.copyOf(dispositions);
        }
    }
}
