package org.tillbridge.pos.sale;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// The sale as a screen shows it, and all a cashier can do with it. On the FX thread; nothing here
/// waits.
public interface SaleViewModel extends RingViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    void showCategory(int index);

    /// Asks for department and price of an unknown code, or of goods with no code at all.
    void askDepartment(Optional<BasketRow.Unknown> instead);

    void removeUnknown(BasketRow.Unknown code);

    /// Asks how much is to be put on a gift card.
    void askGiftCard();

    /// On to the money.
    void pay();

    /// The sales that are set aside: here first, then at the other workstations of the store.
    ReadOnlyObjectProperty<Suspended> suspended();

    /// Looks anew which those are.
    void lookForSuspended();

    /// Sets the sale aside, so that the next customer can be served.
    void suspend();

    /// Takes a sale up again.
    void resume(SuspendedRow row);

    /// @param about what there is to say about them
    record Suspended(List<SuspendedRow> rows, String about) {
        public Suspended {
            rows = List.copyOf(rows);
        }
    }

    void startReturn();

    void countDrawer();

    /// The drawer between sales.
    void showDrawer();

    void showDay();

    /// Abandons the sale being rung.
    void cancelSale();

    void showSettings();

    void signOff();

    /// @param changed number of the line just changed, shown largest; 0 for none
    /// @param selected number of the line chosen by hand; 0 for none
    /// @param summary "9 lines, 1 voided"
    /// @param customer whose sale it is; empty for nobody in particular
    /// @param toPay with its sign of currency
    /// @param notes two lines below "To pay": items and savings, tax
    /// @param notPayable why not; empty if it can be paid
    record Shown(
            List<BasketRow> rows,
            int changed,
            int selected,
            String summary,
            String customer,
            String toPay,
            List<String> notes,
            String notPayable,
            Task task,
            Optional<Message> message) {
        public Shown {
            rows = List.copyOf(rows);
            notes = List.copyOf(notes);
        }
    }
}
