package org.tillbridge.pos.ui;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;

/// Where the name or number of something sought is typed.
public final class SearchField extends HBox {
    private final TextField input = new TextField();
    private final Label count = Words.of("", "size-14", "ink-2");
    private final HBox cap = new HBox();
    private final KeyCap toSearch;
    private final KeyCap clears;
    private boolean following;

    /// @param promptKey says what can be typed
    public SearchField(String promptKey, Texts texts, Consumer<String> typed) {
        toSearch = new KeyCap(Key.F2, texts);
        clears = new KeyCap(texts.text("screen.escClears"));
        getStyleClass().add("field");
        input.setPromptText(texts.text(promptKey));
        input.setAccessibleText(texts.text(promptKey));
        setHgrow(input, Priority.ALWAYS);
        count.setMinWidth(USE_PREF_SIZE);
        cap.setMinWidth(USE_PREF_SIZE);
        cap.setAlignment(javafx.geometry.Pos.CENTER);
        getChildren().addAll(new Icon(Feather.SEARCH, 22, "ink-2"), input, count, cap);
        input.textProperty()
                .addListener(
                        (text, before, now) -> {
                            if (!following) {
                                typed.accept(now);
                            }
                        });
        show("", "");
    }

    public TextField input() {
        return input;
    }

    /// Lets fingers type here.
    public void typedOn(LetterPad pad) {
        getChildren().add(pad.serve(input));
    }

    /// @param typed what the field holds; it is left alone if it holds that already
    /// @param found "8 of 46 items"; empty if nothing is searched
    public void show(String typed, String found) {
        if (!input.getText().equals(typed)) {
            following = true;
            input.setText(typed);
            input.positionCaret(typed.length());
            following = false;
        }
        count.setText(found);
        Panes.only(cap, typed.isEmpty() ? toSearch : clears);
    }
}
