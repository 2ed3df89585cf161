package org.tillbridge.pos.sale;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.ItemRow;
import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// The sale as a screen shows it, and all a cashier can do with it. On the FX thread; nothing here
/// waits.
public interface SaleViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// The field above the results changed, by a key or a finger.
    void search(String typed);

    /// Enter in that field: a code, `3 *`, `3 * 22214`, or the beginning of a name, for which the
    /// chosen result is added.
    void enter(String typed);

    /// The scanner read something.
    void scanned(String code);

    /// Moves the choice among the results up (−1), down (1) or by a page.
    void moveChoice(int by);

    /// Adds the result or tile at that place of the list shown.
    void add(int index);

    void showCategory(int index);

    /// Chooses the line that quantity and void are about.
    void select(BasketRow row);

    /// Voids the selected line, or else the last; takes out an unknown code.
    void removeLine();

    /// Asks how many of the selected line, or else of the last.
    void askQuantity();

    /// @param typed as it was typed; what is wrong with it is said in the task
    void setQuantity(String typed);

    /// Asks for department and price of an unknown code, or of goods with no code at all.
    void askDepartment(Optional<BasketRow.Unknown> instead);

    /// What was typed so far as the price that was asked for; only its digits count.
    void price(String typed);

    /// @param department place in the list shown
    void sellByDepartment(int department, String note);

    /// Sells the item without a list price at the price typed.
    ///
    /// @param source where the price is from; blank for its label
    void sellAtPrice(String source);

    void removeUnknown(BasketRow.Unknown code);

    /// One step back: from a question to the search, from a typed search to none. Loses nothing of
    /// the sale.
    void back();

    /// On to the money.
    void pay();

    void startReturn();

    void countDrawer();

    void showDay();

    void showSettings();

    void signOff();

    /// @param changed number of the line just changed, shown largest; 0 for none
    /// @param selected number of the line chosen by hand; 0 for none
    /// @param summary "9 lines, 1 voided"
    /// @param toPay with its sign of currency
    /// @param notes two lines below "To pay": items and savings, tax
    /// @param notPayable why not; empty if it can be paid
    record Shown(
            List<BasketRow> rows,
            int changed,
            int selected,
            String summary,
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

    /// What the right side is about.
    sealed interface Task {
        /// Whether an answer to it is the next step.
        default boolean isQuestion() {
            return switch (this) {
                case AskQuantity _, AskPrice _, AskDepartment _ -> true;
                case Favourites _, Results _, Choice _ -> false;
            };
        }

        /// Quick keys by category.
        ///
        /// @param nextQuantity "3 ×", of what comes next; empty for one
        record Favourites(
                List<String> categories, int category, List<ItemRow> tiles, String nextQuantity)
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

        /// How many of a line.
        ///
        /// @param wrong what is wrong with what was typed; empty if nothing
        record AskQuantity(String item, String quantity, String wrong) implements Task {}

        /// At which price an item is sold that has none in the list.
        ///
        /// @param price as typed so far, in two places
        record AskPrice(String item, String price, String wrong) implements Task {}

        /// Department and price of something no item is known for.
        ///
        /// @param code empty where there is none
        /// @param price as typed so far, in two places
        record AskDepartment(String code, List<String> departments, String price, String wrong)
                implements Task {
            public AskDepartment {
                departments = List.copyOf(departments);
            }
        }
    }
}
