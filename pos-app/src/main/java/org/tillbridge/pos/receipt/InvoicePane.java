package org.tillbridge.pos.receipt;

import javafx.beans.property.ReadOnlyBooleanProperty;
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
    private final Label wrong = Words.wrapped("", "size-14", "alert");

    InvoicePane(LetterPad letters, Texts texts) {
        super(6);
        name.setAccessibleText(texts.text("invoice.name"));
        taxId.setAccessibleText(texts.text("invoice.taxIdField"));
        address =
                IntStream.rangeClosed(1, Buyer.MOST_LINES)
                        .mapToObj(line -> line(texts.text("invoice.addressLine", line)))
                        .toList();
        wrong.setGraphic(new Icon(Feather.ALERT_TRIANGLE, 16, "alert"));
        getChildren()
                .addAll(
                        Words.wrapped(texts.text("invoice.ask"), "size-18"),
                        Words.wrapped(texts.text("invoice.name"), "size-14", "ink-2"),
                        letters.field(name),
                        Words.wrapped(texts.text("invoice.address"), "size-14", "ink-2"),
                        lines(letters),
                        Words.wrapped(texts.text("invoice.taxIdField"), "size-14", "ink-2"),
                        letters.field(taxId),
                        wrong);
    }

    private static TextField line(String said) {
        TextField line = new TextField();
        line.setAccessibleText(said);
        return line;
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

    /// @param likelyName stands there to begin with
    void begin(String likelyName) {
        fields().forEach(TextField::clear);
        name.setText(likelyName);
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
    ReadOnlyBooleanProperty last() {
        return taxId.focusedProperty();
    }

    TypedBuyer typed() {
        return new TypedBuyer(
                name.getText(),
                address.stream().map(TextInputControl::getText).toList(),
                taxId.getText());
    }

    TextField input() {
        return fields().filter(TextField::isFocused).findFirst().orElse(name);
    }

    private Stream<TextField> fields() {
        return Stream.of(Stream.of(name), address.stream(), Stream.of(taxId)).flatMap(each -> each);
    }
}
