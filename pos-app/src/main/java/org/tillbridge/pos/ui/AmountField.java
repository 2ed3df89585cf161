package org.tillbridge.pos.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextFormatter.Change;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;

/// A number to type, large and right-aligned, with its name at the left; below it how to type it,
/// or what is wrong with it.
public final class AmountField extends VBox {
    private final TextField input = new TextField();
    private final HBox field;
    private final Label name;
    private boolean following;
    private final Label hint;
    private final HBox below = new HBox(8);

    /// A number of pieces.
    public static AmountField count(String named) {
        return new AmountField(named, "");
    }

    /// Money, typed from the right.
    public static AmountField money(String named, Texts texts) {
        AmountField field = new AmountField(named, texts.howToTypeMoney());
        field.input.setPromptText(texts.noMoney());
        field.input.setTextFormatter(new TextFormatter<>(change -> asMoney(change, texts)));
        return field;
    }

    /// What is typed is in the field only as it is understood: one that is set anew while its text
    /// changes throws. What is more than any amount changes nothing.
    private static @Nullable Change asMoney(Change change, Texts texts) {
        if (!change.isContentChange()) {
            return change;
        }
        String typed = change.getControlNewText();
        if (TypedAmount.isTooLong(typed)) {
            return null;
        }
        String understood = TypedAmount.shown(typed, texts.zero().getCurrencyUnit(), texts);
        change.setRange(0, change.getControlText().length());
        change.setText(understood);
        change.selectRange(understood.length(), understood.length());
        return change;
    }

    private AmountField(String named, String howToType) {
        super(6);
        hint = Words.wrapped(howToType, "size-14", "ink-2");
        name = Words.of(named, "size-14", "ink-2");
        name.setMinWidth(USE_PREF_SIZE);
        field = new HBox(name, input);
        field.getStyleClass().addAll("field", "amount");
        HBox.setHgrow(input, Priority.ALWAYS);
        input.setAccessibleText(named);
        below.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(field, below);
        showWrong("");
        input.addEventFilter(KeyEvent.KEY_TYPED, event -> toEnd(input));
        input.addEventFilter(KeyEvent.KEY_PRESSED, event -> toEnd(input));
        setFillWidth(true);
    }

    /// A number grows and shrinks at its end, also when it was set anew while it was typed.
    static void toEnd(TextField field) {
        if (field.getSelection().getLength() == 0) {
            field.end();
        }
    }

    /// Tells each change that a person made.
    public void onTyped(Consumer<String> typed) {
        input.textProperty()
                .addListener(
                        (text, before, now) -> {
                            if (!following) {
                                typed.accept(now);
                            }
                        });
    }

    /// Shows what was typed as it is understood; left alone if it says so already.
    public void follow(String typed) {
        if (!input.getText().equals(typed)) {
            following = true;
            input.setText(typed);
            input.end();
            following = false;
        }
    }

    public TextField input() {
        return input;
    }

    public void rename(String named) {
        name.setText(named);
        input.setAccessibleText(named);
    }

    /// @param sentence empty if nothing is wrong
    public void showWrong(String sentence) {
        boolean isWrong = !sentence.isEmpty();
        field.getStyleClass().remove("wrong");
        if (isWrong) {
            field.getStyleClass().add("wrong");
            below.getChildren()
                    .setAll(
                            new Icon(Feather.ALERT_TRIANGLE, 16, "alert"),
                            Words.wrapped(sentence, "size-14", "alert"));
        } else {
            below.getChildren().setAll(hint);
        }
        below.setManaged(isWrong || !hint.getText().isEmpty());
    }
}
