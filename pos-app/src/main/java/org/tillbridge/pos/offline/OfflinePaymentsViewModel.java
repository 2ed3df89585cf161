package org.tillbridge.pos.offline;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.Message;
import org.tillbridge.retail.OfflineApproval.Urgency;

import java.util.List;
import java.util.Optional;

/// The card payments that terminals took upon themselves and have not forwarded yet. On the FX
/// thread.
public interface OfflinePaymentsViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// Chooses another one, further down or up.
    void moveChoice(int by);

    void choose(int index);

    /// Has the terminal asked about all of them.
    void ask();

    /// The card processor has the chosen one: says first what that does, and does it when told
    /// again.
    void forwarded();

    /// The bank of the chosen one would not pay it; as for [#forwarded].
    void refused();

    void back();

    /// @param chosen which of them the keys are at; -1 for none
    /// @param total of them, with its sign of currency
    record Shown(
            List<Row> rows,
            int chosen,
            String total,
            List<String> notes,
            Optional<Message> message) {
        public Shown {
            rows = List.copyOf(rows);
            notes = List.copyOf(notes);
        }
    }

    /// @param card "Visa, ending 4471"
    /// @param sale its number, and when it was taken
    /// @param deadline "to be forwarded by …"
    record Row(String card, String sale, String deadline, Urgency urgency, String amount) {}
}
