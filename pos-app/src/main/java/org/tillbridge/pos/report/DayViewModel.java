package org.tillbridge.pos.report;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// The totals of the business day so far, at any time. On the FX thread.
public interface DayViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// Chooses another transaction, further down or up.
    void moveChoice(int by);

    /// Shows the receipt of the chosen transaction again.
    void openChosen();

    /// Shows the receipt of a transaction again.
    void open(int index);

    /// Lists the receipts of the business day before that has some.
    void dayBefore();

    /// Lists those of the one after it.
    void dayAfter();

    /// Shows the receipt of a number again, of whatever day.
    ///
    /// @param number all of it or its last part
    void find(String number);

    /// Shows the receipt again whose code it is.
    void scanned(String code);

    /// Voids the chosen sale: says first what that does, and does it when asked again.
    void postVoid();

    void countDrawer();

    /// Shows the card payments that terminals took upon themselves.
    void offlinePayments();

    /// Saves the X report as PDF.
    void savePdf();

    /// Puts how the day stands on receipt paper.
    void print();

    void back();

    /// @param net with its sign of currency
    /// @param chosen which of them the keys are at; -1 for none
    record Shown(
            String day,
            List<Section> sections,
            String net,
            List<String> notes,
            Listing listing,
            int chosen,
            Optional<Message> message) {
        public Shown {
            sections = List.copyOf(sections);
            notes = List.copyOf(notes);
        }
    }

    /// The receipts of a business day.
    ///
    /// @param day "Tue 24 Nov"
    /// @param before whether an earlier day has some
    /// @param after whether a later one has
    /// @param rows the latest first
    record Listing(String day, boolean before, boolean after, List<TransactionRow> rows) {
        static final Listing NONE = new Listing("", false, false, List.of());

        public Listing {
            rows = List.copyOf(rows);
        }
    }

    /// "Takings", "Tax", "Drawer" …
    record Section(String name, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /// @param count "12", or empty
    record Row(String name, String count, String amount) {}

    /// @param kind "Sale", "Return"
    record TransactionRow(String time, String number, String kind, String amount) {}
}
