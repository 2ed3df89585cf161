package org.tillbridge.pos.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.stream.Stream;

/// The number that matters now, to be read from two metres. It never shrinks or wraps; the small
/// text beside it gives way.
public final class BigNumber extends HBox {
    private static final int MOST_NOTES = 2;

    private final Label label = Words.of("", "size-18");
    private final List<Label> noteLabels =
            Stream.generate(() -> Words.of("", "size-14", "ink-2")).limit(MOST_NOTES).toList();
    private final VBox text = new VBox(label);
    private final Label number = Words.of("", "big-number");

    public BigNumber() {
        super(8);
        getStyleClass().add("big-number-cell");
        setAlignment(Pos.CENTER_LEFT);
        text.getChildren().addAll(noteLabels);
        text.setAlignment(Pos.CENTER_LEFT);
        label.setWrapText(true);
        text.setMinWidth(0);
        setHgrow(text, Priority.ALWAYS);
        number.setMinWidth(USE_PREF_SIZE);
        number.setMinHeight(0);
        getChildren().addAll(text, number);
    }

    /// Tinted for as long as the number is what goes back to the customer.
    public void tint(boolean tinted) {
        getStyleClass().remove("tinted");
        if (tinted) {
            getStyleClass().add("tinted");
        }
    }

    /// Beside a very wide number the notes go, and the label takes two lines.
    @Override
    protected void layoutChildren() {
        double room =
                getWidth()
                        - snappedLeftInset()
                        - snappedRightInset()
                        - getSpacing()
                        - number.prefWidth(-1);
        for (Label note : noteLabels) {
            boolean shown = !note.getText().isEmpty() && note.prefWidth(-1) <= room;
            note.setVisible(shown);
            note.setManaged(shown);
        }
        super.layoutChildren();
    }

    public void show(String words, String big, List<String> notes) {
        label.setText(words);
        number.setText(big);
        number.setAccessibleText(words + " " + big);
        requestLayout();
        for (int i = 0; i < MOST_NOTES; i++) {
            noteLabels.get(i).setText(i < notes.size() ? notes.get(i) : "");
        }
    }
}
