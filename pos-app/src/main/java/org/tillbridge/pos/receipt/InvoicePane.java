package org.tillbridge.pos.receipt;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;
import org.tillbridge.retail.Buyer;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whom an invoice is made out to: name, address, tax id.
final class InvoicePane extends VBox {
    private static final double HALF = 50;

    private final TextField name = new TextField();
    private final List<TextField> address;
    private final TextField taxId = new TextField();
    private final ReadOnlyObjectWrapper<TextField> current = new ReadOnlyObjectWrapper<>(name);
    private final BooleanBinding last = current.isEqualTo(taxId);
    private final Label wrong = Words.wrapped("", "size-14", "alert");

    InvoicePane(LetterPad letters, Texts texts) {
        super(6);
        named(name, texts.text("invoice.name"));
        named(taxId, texts.text("invoice.taxIdField"));
        address =
                IntStream.rangeClosed(1, Buyer.MOST_LINES)
                        .mapToObj(
                                line ->
                                        named(
                                                new TextField(),
                                                texts.text("invoice.addressLine", line)))
                        .toList();
        fields().forEach(field -> field.focusedProperty().subscribe(has -> at(field, has)));
        wrong.setGraphic(new Icon(Feather.ALERT_TRIANGLE, 16, "alert"));
        getChildren()
                .addAll(
                        label(letters, texts.text("invoice.ask"), "size-18"),
                        label(letters, texts.text("invoice.name"), "size-14", "ink-2"),
                        letters.field(name),
                        label(letters, texts.text("invoice.address"), "size-14", "ink-2"),
                        lines(letters),
                        label(letters, texts.text("invoice.taxIdField"), "size-14", "ink-2"),
                        letters.field(taxId),
                        wrong);
    }

    private static TextField named(TextField field, String said) {
        field.setAccessibleText(said);
        field.setPromptText(said);
        return field;
    }

    /// Not beside the open pad, which takes their room: an empty field says its name.
    private static Label label(LetterPad letters, String text, String... styles) {
        Label label = Words.wrapped(text, styles);
        label.visibleProperty().bind(letters.visibleProperty().not());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /// Two beside each other: the pad needs the room below.
    private GridPane lines(LetterPad letters) {
        GridPane lines = new GridPane(8, 6);
        for (int column = 0; column < 2; column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setPercentWidth(HALF);
            lines.getColumnConstraints().add(width);
        }
        for (int index = 0; index < address.size(); index++) {
            HBox field = letters.narrowField(address.get(index));
            HBox.setHgrow(field, Priority.ALWAYS);
            lines.add(field, index % 2, index / 2);
        }
        return lines;
    }

    /// It stays so where a button is pressed meanwhile.
    private void at(TextField field, boolean hasFocus) {
        if (hasFocus) {
            current.set(field);
        }
    }

    /// @param likelyName stands there to begin with
    void begin(String likelyName) {
        fields().forEach(TextField::clear);
        name.setText(likelyName);
        current.set(name);
    }

    void show(ReceiptViewModel.Invoicing now) {
        wrong.setText(now.wrong());
        Panes.showIf(wrong, !now.wrong().isEmpty());
        now.at().ifPresent(at -> at(at).requestFocus());
    }

    private TextField at(TypedBuyer.Field field) {
        return switch (field) {
            case NAME -> name;
            case ADDRESS -> address.getFirst();
            case TAX_ID -> taxId;
        };
    }

    /// Goes on to the next field that is wanted. After an empty line of the address, none is.
    ///
    /// @return whether there is one
    boolean goOn() {
        List<TextField> all = fields().toList();
        int now = all.indexOf(input());
        if (now == all.size() - 1) {
            return false;
        }
        boolean noMoreLines = now > 0 && all.get(now).getText().isBlank();
        (noMoreLines ? taxId : all.get(now + 1)).requestFocus();
        return true;
    }

    /// Whether Enter issues the invoice.
    ObservableBooleanValue last() {
        return last;
    }

    TypedBuyer typed() {
        return new TypedBuyer(
                name.getText(),
                address.stream().map(TextInputControl::getText).toList(),
                taxId.getText());
    }

    TextField input() {
        return current.get();
    }

    private Stream<TextField> fields() {
        return Stream.of(Stream.of(name), address.stream(), Stream.of(taxId)).flatMap(each -> each);
    }
}
