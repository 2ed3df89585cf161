package org.tillbridge.pos.ui;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;

/// Letters and digits for a finger, in the order of the keyboards of the operator's country. It is
/// closed until somebody asks for it and takes no room then. It types where the keyboard would: the
/// field keeps the focus.
public final class LetterPad extends GridPane {
    private static final int COLUMNS = 10;
    private static final int ROWS = 5;
    private static final double KEY_HEIGHT = 48;
    private static final String DIGITS = "1234567890";
    private static final Signs OF_GOODS = new Signs("-./+", ":*");
    private static final Signs OF_BUYERS = new Signs("-.,/", "'&");
    private static final Signs OF_ADDRESSES = new Signs("-._@", ":+");

    private final Texts texts;
    private final Signs signs;
    private final SecondButton close;

    /// @param among what stands beside the letters, four of them
    /// @param before what stands before the space, two of them
    private record Signs(String among, String before) {}

    /// Those of a question are gone when it is answered.
    private final Set<TextField> fields = Collections.newSetFromMap(new WeakHashMap<>());

    private @Nullable TextField askedFor;

    /// @param enter what the Enter key does
    public LetterPad(Runnable enter, Texts texts) {
        this(enter, OF_GOODS, texts);
    }

    /// One that has the signs of mail addresses.
    public static LetterPad forAddresses(Runnable enter, Texts texts) {
        return new LetterPad(enter, OF_ADDRESSES, texts);
    }

    /// One that has the signs of businesses and where they are.
    public static LetterPad forBuyers(Runnable enter, Texts texts) {
        return new LetterPad(enter, OF_BUYERS, texts);
    }

    private LetterPad(Runnable enter, Signs signs, Texts texts) {
        this.texts = texts;
        this.signs = signs;
        close = SecondButton.small(texts.text("pad.close"), Key.ESC, texts);
        getStyleClass().add("letter-pad");
        setHgap(8);
        setVgap(8);
        setMinHeight(USE_PREF_SIZE);
        constrain();
        characters();
        lastRow(enter);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    public boolean isOpen() {
        return isVisible();
    }

    /// Whether Esc closes it now, or has something else to do first.
    public void closesByEsc(boolean now) {
        close.showCap(now);
    }

    /// @return whether it was open
    public boolean close() {
        boolean wasOpen = isVisible();
        setVisible(false);
        return wasOpen;
    }

    /// A field for words that this pad types into, in its frame.
    public HBox field(TextField input) {
        HBox frame = new HBox(input, serve(input));
        frame.getStyleClass().add("field");
        HBox.setHgrow(input, Priority.ALWAYS);
        return frame;
    }

    /// The same without a button of its own, where several stand in a row: a tap into it is enough.
    public HBox narrowField(TextField input) {
        serve(input);
        HBox frame = new HBox(input);
        frame.getStyleClass().add("field");
        HBox.setHgrow(input, Priority.ALWAYS);
        return frame;
    }

    /// Types into this field: a tap on it opens the pad.
    ///
    /// @return a button that opens it too, and closes it again
    Button serve(TextField field) {
        fields.add(field);
        field.setOnMouseClicked(event -> openFor(field));
        Button opener = new Button("", new Icon(Icon.Drawn.KEYS, 22, "ink-2"));
        opener.getStyleClass().add("pad-opener");
        opener.setFocusTraversable(false);
        opener.setAccessibleText(texts.text("pad.open"));
        opener.setOnAction(event -> toggleFor(field));
        return opener;
    }

    private void openFor(TextField field) {
        askedFor = field;
        setVisible(true);
    }

    private void toggleFor(TextField field) {
        boolean wasOpen = isOpen() && field.equals(askedFor);
        openFor(field);
        field.requestFocus();
        field.end();
        setVisible(!wasOpen);
    }

    private void constrain() {
        for (int column = 0; column < COLUMNS; column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setPercentWidth(100.0 / COLUMNS);
            getColumnConstraints().add(width);
        }
        for (int row = 0; row < ROWS; row++) {
            getRowConstraints().add(new RowConstraints(KEY_HEIGHT));
        }
    }

    /// What the letters leave free of their rows holds the signs.
    private void characters() {
        row(0, DIGITS);
        String[] rows = texts.text("pad.letters").split(" ", -1);
        int taken = 0;
        for (int i = 0; i < rows.length; i++) {
            int free = COLUMNS - rows[i].length();
            row(i + 1, rows[i] + signs.among().substring(taken, taken + free));
            taken += free;
        }
    }

    private void row(int row, String characters) {
        for (int column = 0; column < characters.length(); column++) {
            add(character(characters.substring(column, column + 1)), column, row);
        }
    }

    private void lastRow(Runnable enter) {
        Button space = key(texts.text("pad.space"), () -> type(" "));
        Button back = key("", this::back);
        back.setGraphic(new Icon(Feather.DELETE, 22, "ink"));
        back.setAccessibleText(texts.text("pad.back"));
        close.setFocusTraversable(false);
        close.setMaxWidth(Double.MAX_VALUE);
        close.setOnAction(event -> close());
        Button done = key(Key.ENTER.cap(texts), enter);
        space.getStyleClass().add("word");
        done.getStyleClass().add("word");
        add(character(signs.before().substring(0, 1)), 0, ROWS - 1);
        add(character(signs.before().substring(1)), 1, ROWS - 1);
        add(space, 2, ROWS - 1, 2, 1);
        add(back, 4, ROWS - 1);
        add(close, 5, ROWS - 1, 3, 1);
        add(done, 8, ROWS - 1, 2, 1);
    }

    private Button character(String character) {
        return key(character.toUpperCase(texts.locale()), () -> type(character));
    }

    private static Button key(String words, Runnable does) {
        Button button = new Button(words);
        button.getStyleClass().add("pad-key");
        button.setFocusTraversable(false);
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setOnAction(event -> does.run());
        return button;
    }

    private void type(String character) {
        focused().replaceSelection(character);
    }

    private void back() {
        focused().deletePreviousChar();
    }

    /// With the caret where it was; a field that gets the focus anew is typed on at its end.
    private TextField focused() {
        if (getScene().getFocusOwner() instanceof TextField owner && fields.contains(owner)) {
            return owner;
        }
        TextField last = Objects.requireNonNull(askedFor);
        last.requestFocus();
        last.end();
        return last;
    }
}
