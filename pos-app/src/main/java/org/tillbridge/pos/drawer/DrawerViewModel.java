package org.tillbridge.pos.drawer;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// The drawer between sales: money in and out of it, opening it, counting it. On the FX thread.
public interface DrawerViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// Chooses what is to be done.
    void ask(Deed deed);

    /// What was typed so far as the amount.
    void amount(String typed);

    /// What was typed so far as the reason.
    void reason(String typed);

    /// One of the usual reasons.
    void usualReason(int index);

    /// Does what was chosen, with amount and reason.
    void confirm();

    /// On to the count that closes the day.
    void count();

    /// From the question to the choice, from there to the sale.
    void back();

    /// What can be done here.
    enum Deed {
        PAID_IN,
        PAID_OUT,
        SAFE_DROP,
        NO_SALE
    }

    /// @param day "Monday 23 November 2026"
    /// @param moved what was moved today, the latest last
    /// @param asked what is asked for; empty while one chooses
    /// @param big what the large number says
    record Shown(
            String day,
            List<Moved> moved,
            Optional<Asked> asked,
            String bigLabel,
            String big,
            List<String> notes,
            Optional<Message> message) {
        public Shown {
            moved = List.copyOf(moved);
            notes = List.copyOf(notes);
        }
    }

    /// @param what "Paid out"
    /// @param more the reason
    /// @param amount empty where none was moved
    record Moved(String time, String what, String more, String amount) {}

    /// A question about one deed.
    ///
    /// @param question "How much is paid out?"
    /// @param amount as typed so far, in two places; empty where none is asked for
    /// @param wrong beside the amount
    /// @param reasons usual ones
    /// @param confirm words of the button that does it
    /// @param notYet why it cannot be done; empty if it can
    record Asked(
            Deed deed,
            String question,
            String why,
            String amount,
            String reason,
            String wrong,
            List<String> reasons,
            String confirm,
            String notYet) {
        public Asked {
            reasons = List.copyOf(reasons);
        }

        boolean hasAmount() {
            return deed != Deed.NO_SALE;
        }
    }
}
