package org.tillbridge.pos.tender;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// Taking the money. On the FX thread.
public interface TenderViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// Another way to pay what is left.
    void choose(Kind kind);

    /// The field changed: what was typed so far as the amount. The change follows each key.
    void given(String typed);

    /// What was typed so far as the number of a gift card or a store credit.
    void number(String typed);

    /// The scanner read something.
    ///
    /// @return whether it is a card that can pay, and is looked for
    boolean takesCard(String code);

    /// One of the quick amounts: its place in the list.
    void note(int index);

    /// The next step: takes what was typed, and completes the sale if nothing is left to pay; asks
    /// the terminal, or asks it again. A second call for the same sale does nothing.
    void finish();

    /// Gives back what was taken last.
    void remove();

    /// Asks the terminal to give up what it was asked.
    void stop();

    /// Says, in the terminal's place, what it has done.
    void decide(boolean isDone);

    /// Back to the sale; stays here, and says why, while the terminal is asked.
    void back();

    /// The ways to pay.
    enum Kind {
        CASH,
        CARD,
        VOUCHER,
        /// Or a store credit.
        GIFT_CARD
    }

    /// @param basket as it was
    /// @param payments how the total, what is paid, and what is left or goes back add up
    /// @param change as in a column; empty while there is none
    /// @param field what is asked for now
    /// @param asksNumber whether the number of a card is asked for, before any amount
    /// @param number as typed so far
    /// @param typed what the field holds, set anew when a note is pressed
    /// @param quickNotes amounts for a finger
    /// @param chosenNote the one that is worth what is given, pressed or typed; −1 for none
    /// @param terminal what the terminal is doing; empty while it is not asked
    /// @param next what the main button does
    /// @param notYet why that cannot be done; empty if it can
    /// @param removable whether something can be given back
    record Shown(
            Basket basket,
            Kind kind,
            boolean offersCard,
            List<PaymentRow> payments,
            Big bigNumber,
            String change,
            Field field,
            boolean asksNumber,
            String number,
            String typed,
            String wrong,
            List<QuickNote> quickNotes,
            int chosenNote,
            Optional<Terminal> terminal,
            String next,
            String notYet,
            boolean removable,
            Optional<Message> message) {
        public Shown {
            payments = List.copyOf(payments);
            quickNotes = List.copyOf(quickNotes);
        }

        public String big() {
            return bigNumber.number();
        }

        /// Whether the terminal has not answered yet: nothing else is done meanwhile.
        public boolean isAsking() {
            return terminal.filter(asked -> !asked.isUnknown()).isPresent();
        }
    }

    /// What is paid for, or given back for.
    record Basket(String title, List<BasketRow> rows, String summary, String items) {
        public Basket {
            rows = List.copyOf(rows);
        }
    }

    /// @param label what the big number is: to pay, or change
    /// @param number with its sign of currency
    /// @param isChange whether it goes back to the customer
    /// @param notes up to two lines below its label
    record Big(String label, String number, boolean isChange, List<String> notes) {
        public Big {
            notes = List.copyOf(notes);
        }
    }

    /// @param name of the field
    /// @param above the quick amounts
    /// @param hint below the keypad
    /// @param prompt what counts as long as nothing is typed
    record Field(String name, String above, String hint, String prompt) {}

    /// One row of the sum.
    ///
    /// @param state a word of its state, "Paid"; empty for none
    /// @param amount as in a column
    record PaymentRow(Mark mark, String name, String state, String amount) {}

    /// What a row of the sum is.
    enum Mark {
        PLAIN,
        PAID,
        TYPED,
        ASKED,
        UNKNOWN,
        SUM
    }

    /// @param words "£40"
    /// @param below "exact", or empty
    record QuickNote(String words, String below) {}

    /// @param question what it is asked
    /// @param toDo what to do meanwhile
    /// @param isUnknown whether it gave no answer that says
    /// @param stoppable whether it can be asked to give up
    record Terminal(String question, String toDo, boolean isUnknown, boolean stoppable) {}
}
