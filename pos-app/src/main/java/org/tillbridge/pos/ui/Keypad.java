package org.tillbridge.pos.ui;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;

/// Keys for a finger: 7-8-9 on top, as on the keyboard. It types into whatever it is given and
/// never takes the focus.
public final class Keypad extends GridPane {
    private static final int COLUMNS = 3;
    private static final int ROWS = 4;

    /// Where the keys go.
    ///
    /// @param corner what the key at the bottom left does
    public record Target(Consumer<String> type, Runnable corner, Runnable back) {
        /// The corner types two noughts.
        public static Target amount(TextField field) {
            return typing(field, "00");
        }

        /// The corner types this too: two noughts, or the sign before decimals.
        public static Target typing(TextField field, String corner) {
            return new Target(
                    digits -> type(field, digits), () -> type(field, corner), () -> back(field));
        }

        /// The corner empties the field.
        public static Target count(TextField field) {
            return new Target(digits -> type(field, digits), field::clear, () -> back(field));
        }

        private static void type(TextField field, String digits) {
            AmountField.toEnd(field);
            field.replaceSelection(digits);
        }

        private static void back(TextField field) {
            AmountField.toEnd(field);
            field.deletePreviousChar();
        }
    }

    /// @param cornerWords `00`, `C` or a word
    public Keypad(Target target, String cornerWords, String backWords) {
        getStyleClass().add("keypad");
        setHgap(8);
        setVgap(8);
        for (int column = 0; column < COLUMNS; column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setPercentWidth(100.0 / COLUMNS);
            getColumnConstraints().add(width);
        }
        for (int row = 0; row < ROWS; row++) {
            RowConstraints height = new RowConstraints();
            height.setVgrow(Priority.ALWAYS);
            getRowConstraints().add(height);
        }
        for (int digit = 1; digit <= 9; digit++) {
            String typed = Integer.toString(digit);
            add(
                    key(typed, () -> target.type().accept(typed)),
                    (digit - 1) % COLUMNS,
                    2 - (digit - 1) / COLUMNS);
        }
        Button corner = key(cornerWords, target.corner());
        if (cornerWords.length() > 2) {
            corner.getStyleClass().add("word");
        }
        Button back = key("", target.back());
        back.setGraphic(new Icon(Feather.DELETE, 26, "ink"));
        back.setAccessibleText(backWords);
        add(corner, 0, ROWS - 1);
        add(key("0", () -> target.type().accept("0")), 1, ROWS - 1);
        add(back, 2, ROWS - 1);
    }

    private static Button key(String words, Runnable does) {
        Button button = new Button(words);
        button.setFocusTraversable(false);
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setOnAction(event -> does.run());
        return button;
    }
}
