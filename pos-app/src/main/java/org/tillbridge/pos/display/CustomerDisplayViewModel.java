package org.tillbridge.pos.display;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.tillbridge.pos.receipt.ReceiptViewModel;
import org.tillbridge.pos.sale.SaleViewModel;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.pass.PassPart;

import java.util.List;

/// What the customer sees of the sale: the goods and what they cost, then what goes back. Nothing
/// of what only the shop's people should read. On the FX thread.
public final class CustomerDisplayViewModel {
    /// More are not photographed.
    private static final int MOST_CODES = 2;

    private final ObservableValue<Place> place;
    private final ObservableValue<SaleViewModel.Shown> sale;
    private final ObservableValue<ReceiptViewModel.Shown> receipt;
    private final String store;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Shown> shown;

    /// What is to be seen now.
    public sealed interface Shown {
        /// Between two customers.
        record Welcome(String store, String words) implements Shown {}

        /// Goods are rung, or paid.
        ///
        /// @param tax within the total, or added to the amounts of the goods
        record Ringing(List<Row> rows, String label, String total, String tax) implements Shown {
            public Ringing {
                rows = List.copyOf(rows);
            }
        }

        /// It is done.
        ///
        /// @param notes what was given, and what is left on a card
        /// @param codes of the receipt, to be photographed; none where nothing can be brought back
        ///   by them, or they would be too many for one look
        /// @param about what the codes are for
        record Done(
                String words,
                String label,
                String amount,
                List<String> notes,
                List<String> codes,
                String about)
                implements Shown {
            public Done {
                notes = List.copyOf(notes);
                codes = List.copyOf(codes);
            }
        }
    }

    /// Goods.
    ///
    /// @param quantity "6 × 2.55"; empty for one
    public record Row(String name, String quantity, String amount, boolean voided) {}

    /// @param store its name, for whoever comes in
    public CustomerDisplayViewModel(
            ObservableValue<Place> place,
            ObservableValue<SaleViewModel.Shown> sale,
            ObservableValue<ReceiptViewModel.Shown> receipt,
            String store,
            Texts texts) {
        this.place = place;
        this.sale = sale;
        this.receipt = receipt;
        this.store = store;
        this.texts = texts;
        this.shown = new ReadOnlyObjectWrapper<>(toShow());
        place.subscribe((before, now) -> show());
        sale.subscribe((before, now) -> show());
        receipt.subscribe((before, now) -> show());
    }

    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    private void show() {
        Shown now = toShow();
        if (!now.equals(shown.get())) {
            shown.set(now);
        }
    }

    private Shown toShow() {
        return switch (place.getValue()) {
            case SALE, TENDER -> ringing(sale.getValue());
            case RECEIPT -> done(receipt.getValue());
            default -> welcome();
        };
    }

    private Shown welcome() {
        return new Shown.Welcome(store, texts.text("customer.welcome"));
    }

    private Shown ringing(SaleViewModel.Shown now) {
        List<Row> rows =
                now.rows().stream()
                        .filter(row -> !(row instanceof BasketRow.Unknown))
                        .map(this::row)
                        .toList();
        return rows.isEmpty()
                ? welcome()
                : new Shown.Ringing(
                        rows, texts.text("customer.toPay"), now.toPay(), now.notes().getLast());
    }

    private Row row(BasketRow row) {
        return switch (row) {
            case BasketRow.Line line ->
                    new Row(
                            line.name(),
                            quantity(line.quantity(), line.each()),
                            line.amount(),
                            false);
            case BasketRow.Voided line ->
                    new Row(
                            line.name(),
                            quantity(line.quantity(), line.each()),
                            line.amount(),
                            true);
            case BasketRow.Remark remark -> new Row(remark.text(), "", remark.amount(), false);
            case BasketRow.Unknown code -> new Row(code.code(), "", "", false);
        };
    }

    private String quantity(String quantity, String each) {
        return quantity.equals("1") || each.isEmpty()
                ? ""
                : texts.text("receipt.each", quantity, each);
    }

    /// An earlier receipt that is looked at again is nobody's who stands here.
    private Shown done(ReceiptViewModel.Shown paid) {
        if (paid.done().copy() || paid.big().isEmpty()) {
            return welcome();
        }
        List<String> codes = codes(paid);
        return new Shown.Done(
                texts.text("customer.thanks"),
                paid.bigLabel(),
                paid.big(),
                paid.bigNotes(),
                codes,
                codes.isEmpty() ? "" : texts.text("customer.codes"));
    }

    /// Those that prove the purchase; that of a gift card is for nobody's camera.
    private static List<String> codes(ReceiptViewModel.Shown paid) {
        List<String> codes =
                paid.paper().stream()
                        .filter(row -> row.weight() == ReceiptViewModel.Weight.QR)
                        .map(ReceiptViewModel.PaperRow::left)
                        .filter(code -> PassPart.read(code).isPresent())
                        .toList();
        return codes.size() <= MOST_CODES ? codes : List.of();
    }
}
