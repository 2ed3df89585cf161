package org.tillbridge.pos.sale;

import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.ItemRow;

import java.util.List;

/// What an operator can do to a basket, be its goods sold or brought back. On the FX thread;
/// nothing here waits.
public interface RingViewModel {
    /// The field above the results changed, by a key or a finger.
    void search(String typed);

    /// Enter in that field: a code, `3 *`, `3 * 22214`, or the beginning of a name, for which the
    /// chosen result is added.
    void enter(String typed);

    /// The scanner read something. Beside a question that is said, and not rung.
    void scanned(String code);

    /// Moves the choice among the results up (−1), down (1) or by a page.
    void moveChoice(int by);

    /// Adds the result or tile at that place of the list shown.
    void add(int index);

    /// Chooses the line that quantity and void are about.
    void select(BasketRow row);

    /// Voids the selected line, or else the last; takes out an unknown code.
    void removeLine();

    /// Asks how many of the selected line, or else of the last.
    void askQuantity();

    /// @param typed as it was typed; what is wrong with it is said in the task
    void setQuantity(String typed);

    /// Asks for the serial number of the selected line, or else of the last.
    void askSerial();

    /// @param typed as it was typed; what is wrong with it is said in the task
    void setSerial(String typed);

    /// What was typed so far as the price that was asked for; only its digits count.
    void price(String typed);

    /// Rings by department, at the price typed, what no item is known for.
    ///
    /// @param department place in the list shown
    void byDepartment(int department, String note);

    /// Rings at the price typed.
    ///
    /// @param source where the price is from; blank for what is usual
    void atPrice(String source);

    /// Sells the gift card that is asked about; where goods come back none is.
    default void sellGiftCard() {}

    /// What else is agreed on with the customer.
    default AdjustViewModel adjusting() {
        return AdjustViewModel.NONE;
    }

    /// Whose sale it is.
    default CustomerViewModel customers() {
        return CustomerViewModel.NONE;
    }

    /// One step back: from a question to the search, from a typed search to none.
    void back();

    /// What the right side is about.
    sealed interface Task {
        /// A question: an answer to it is the next step.
        sealed interface Ask extends Task {}

        /// Nothing yet: quick keys by category, where there are any.
        ///
        /// @param typed what names no item yet: `3 *`
        /// @param nextQuantity "3 ×", of what comes next; empty for one
        record Favourites(
                String typed,
                List<String> categories,
                int category,
                List<ItemRow> tiles,
                String nextQuantity)
                implements Task {
            public Favourites {
                categories = List.copyOf(categories);
                tiles = List.copyOf(tiles);
            }
        }

        /// Found for what was typed.
        ///
        /// @param count "8 of 46 items"
        record Results(String typed, String count, List<ItemRow> rows, int chosen) implements Task {
            public Results {
                rows = List.copyOf(rows);
            }
        }

        /// Several items answer to one code.
        record Choice(String code, List<ItemRow> rows, int chosen) implements Task {
            public Choice {
                rows = List.copyOf(rows);
            }
        }

        /// What was bought on a receipt that is open, to choose what comes back.
        ///
        /// @param receipt which one it is
        record Bought(String receipt, List<ItemRow> rows, int chosen) implements Task {
            public Bought {
                rows = List.copyOf(rows);
            }
        }

        /// How many of a line.
        ///
        /// @param wrong what is wrong with what was typed; empty if nothing
        record AskQuantity(String item, String quantity, String wrong) implements Ask {}

        /// Which piece it is.
        ///
        /// @param serial what is known; empty if nothing is
        record AskSerial(String item, String serial, String wrong) implements Ask {}

        /// At which price goods are rung.
        ///
        /// @param about why it is asked for
        /// @param price as typed so far, in two places
        record AskPrice(String item, String about, String price, String wrong) implements Ask {}

        /// How much is put on a gift card, and on which.
        ///
        /// @param card what is known of it: that its number is on the receipt, or its last digits
        /// @param price the amount, as typed so far
        record AskGiftCard(String card, String price, String wrong) implements Ask {}

        /// What is taken off a line or the sale, and why.
        ///
        /// @param about the item's name, or that it is the whole sale
        /// @param costs what it costs now, in words
        /// @param percent whether a share is typed, not an amount
        /// @param typed so far
        /// @param chosen of the reasons
        record AskDiscount(
                String about,
                String costs,
                boolean whole,
                boolean percent,
                String typed,
                List<String> reasons,
                int chosen,
                String wrong)
                implements Ask {
            public AskDiscount {
                reasons = List.copyOf(reasons);
            }
        }

        /// Why no tax is charged.
        ///
        /// @param certificate its number, as it was said before; empty if it was not
        record AskExemption(
                List<String> reasons, int chosen, String certificate, String prompt, String wrong)
                implements Ask {
            public AskExemption {
                reasons = List.copyOf(reasons);
            }
        }

        /// What is written about a line or the sale.
        ///
        /// @param note as it is now
        record AskNote(String about, boolean whole, String note, String wrong) implements Ask {}

        /// Whose sale it is.
        ///
        /// @param stands whose it is now, in words; empty for nobody's
        record AskCustomer(String stands, String wrong) implements Ask {}

        /// Whether the customer is old enough for it.
        ///
        /// @param question "Born on or before 27 Nov 2008?"
        record AskAge(String item, String question, String about, String wrong) implements Ask {}

        /// Whether a piece that is said to be sold is sold all the same.
        ///
        /// @param said when it was, and with which sale
        record AskSoldBefore(String item, String said, String about, String wrong) implements Ask {}

        /// Department and price of something no item is known for.
        ///
        /// @param code empty where there is none
        /// @param price as typed so far, in two places
        record AskDepartment(String code, List<String> departments, String price, String wrong)
                implements Ask {
            public AskDepartment {
                departments = List.copyOf(departments);
            }
        }
    }
}
