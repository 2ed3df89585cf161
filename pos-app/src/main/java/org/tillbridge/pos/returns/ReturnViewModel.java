package org.tillbridge.pos.returns;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.sale.RingViewModel;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// Goods brought back, by a receipt or without one. On the FX thread.
public interface ReturnViewModel extends RingViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// One more (1) or one less (−1) of the selected line, or else of the last.
    void quantityBy(int pieces);

    /// Lists the lines of the receipt that is open, to choose what comes back.
    void showReceipt();

    /// Asks for department and price of goods that no item is known for.
    void askDepartment();

    /// Asks what was paid for one of the selected line, or else of the last.
    void askPaid();

    /// Why the selected line, or else the last and those to come, come back; beyond the first and
    /// the last there is none.
    void reason(int index);

    /// Where they go.
    void disposition(int index);

    /// Gives the cash back, where there is any to give; a second call for the same return does
    /// nothing.
    void refund();

    /// Gives a store credit in place of the money, and completes the return.
    void refundAsCredit();

    /// Gives back to the card that paid what it paid, and completes the return where that is all.
    void refundToCard();

    /// @param toGiveBack with its sign of currency, as a positive amount
    /// @param receipt which one is open; empty where none is
    /// @param subject what quantity, price, reason and disposition are about; empty before the
    ///   first line, and where a sale is reversed as it is
    /// @param reasons none where a sale is reversed as it is
    /// @param refund what the next step is called
    /// @param offersCredit whether a store credit can be given instead
    /// @param toCard which card money can go back to, and how much; empty where to none
    /// @param notYet why it cannot be taken; empty if it can
    record Shown(
            List<BasketRow> rows,
            int changed,
            int selected,
            String summary,
            String toGiveBack,
            List<String> notes,
            Task task,
            String receipt,
            Optional<Subject> subject,
            List<String> reasons,
            int reason,
            List<String> dispositions,
            int disposition,
            String refund,
            boolean offersCredit,
            String toCard,
            String notYet,
            Optional<Message> message) {
        public Shown {
            rows = List.copyOf(rows);
            notes = List.copyOf(notes);
            reasons = List.copyOf(reasons);
            dispositions = List.copyOf(dispositions);
        }
    }

    /// A line, and how many of it.
    record Subject(String item, String quantity) {}
}
