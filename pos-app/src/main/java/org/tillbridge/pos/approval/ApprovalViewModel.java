package org.tillbridge.pos.approval;

import javafx.beans.property.ReadOnlyObjectProperty;

import java.util.List;
import java.util.Optional;

/// Someone with a right approves what the operator wants to do, by their PIN, in the place of the
/// task. On the FX thread.
public interface ApprovalViewModel {
    /// Empty while nobody is asked.
    ReadOnlyObjectProperty<Optional<Shown>> shown();

    void choose(int index);

    void digit(String digit);

    void deleteDigit();

    void clearPin();

    void approve();

    /// Leaves it, with everything as it was.
    void back();

    /// A badge names who approves.
    void scanned(String badge);

    /// @param why "Not everyone may change a price."
    /// @param deed "Candle at 1.90"
    /// @param amount with its sign of currency; empty where it is about none
    /// @param chosen −1 for nobody yet
    /// @param digits how many were typed
    /// @param notYet why it cannot be approved; empty if it can
    record Shown(
            String why,
            String deed,
            String amount,
            List<Person> approvers,
            int chosen,
            int digits,
            String wrong,
            String notYet) {
        public Shown {
            approvers = List.copyOf(approvers);
        }
    }

    /// @param role in words
    record Person(String name, String role) {}
}
