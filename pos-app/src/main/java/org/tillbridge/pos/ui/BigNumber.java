package org.tillbridge.pos.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.stream.Stream;

/// The number that matters now, to be read from two metres. It never shrinks or wraps: where it
/// gets wide, the notes under its label go, and then the label stands small above it.
public final class BigNumber extends Region {
    private static final int MOST_NOTES = 2;
    private static final double GAP = 8;

    private static final double ABOVE = 20;

    /// How far the number makes room for a label above it.
    private static final double LOWER = 8;

    private final Label label = Words.of("", "size-18");
    private final List<Label> noteLabels =
            Stream.generate(() -> Words.of("", "size-14", "ink-2")).limit(MOST_NOTES).toList();
    private final VBox text = new VBox(label);
    private final Label above = Words.of("", "size-14", "semibold");
    private final Label number = Words.of("", "big-number");

    public BigNumber() {
        getStyleClass().add("big-number-cell");
        text.getChildren().addAll(noteLabels);
        text.setAlignment(Pos.CENTER_LEFT);
        label.setWrapText(true);
        number.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(text, above, number);
    }

    /// Tinted for as long as the number is what goes back to the customer.
    public void tint(boolean tinted) {
        getStyleClass().remove("tinted");
        if (tinted) {
            getStyleClass().add("tinted");
        }
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        double wide = number.getText().isEmpty() ? 0 : snapSizeX(number.prefWidth(-1));
        double room = wide == 0 ? width : width - wide - GAP;
        boolean beside = wide == 0 || label.prefWidth(-1) <= room;
        for (Label note : noteLabels) {
            boolean shown = !note.getText().isEmpty() && note.prefWidth(-1) <= room;
            note.setVisible(shown);
            note.setManaged(shown);
        }
        text.setVisible(beside);
        above.setVisible(!beside);
        text.resizeRelocate(left, 0, Math.max(0, room), getHeight());
        above.resizeRelocate(left, 0, width, ABOVE);
        double top = beside ? 0 : LOWER;
        double scale = wide > width ? width / wide : 1;
        number.setScaleX(scale);
        number.setScaleY(scale);
        double spared = (wide - wide * scale) / 2;
        number.resizeRelocate(left + width - wide + spared, top, wide, getHeight() - top);
    }

    public void show(String words, String big, List<String> notes) {
        label.setText(words);
        above.setText(words);
        number.setText(big);
        number.setAccessibleText(words + " " + big);
        requestLayout();
        for (int i = 0; i < MOST_NOTES; i++) {
            noteLabels.get(i).setText(i < notes.size() ? notes.get(i) : "");
        }
    }
}
