package org.tillbridge.pos.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// One line of the basket: quantity, item, each, amount.
final class LinePane extends HBox {
    private static final double LINE_BOX = 1.45;
    private static final double LEAST_GAP = 8;

    LinePane(BasketRow.Line line, BasketList.Entry entry, Texts texts) {
        boolean large = entry.changed();
        dress(entry);
        String size = large ? "size-22" : "size-16";
        VBox item = new VBox(name(line.name(), large ? 22 : 16, large ? 3 : 2, size));
        String note = joined(eachBelow(line, entry, texts), line.note());
        if (!note.isEmpty()) {
            item.getChildren().add(second(note, entry));
        }
        if (!line.saving().isEmpty()) {
            item.getChildren().add(saving(line.saving()));
        }
        fill(
                Words.of(line.quantity(), large ? "size-22" : "medium"),
                item,
                Words.of(entry.narrow() ? "" : line.each(), "ink-2"),
                Words.of(line.amount(), large ? "size-24" : "medium"),
                entry.narrow());
    }

    LinePane(BasketRow.Voided line, BasketList.Entry entry, Texts texts) {
        dress(entry);
        getStyleClass().add("voided");
        Label note = Words.of(line.note(), "size-14", "medium", "ink-2");
        note.setGraphic(new Icon(Feather.SLASH, 14, "ink-2"));
        note.setGraphicTextGap(6);
        fill(
                Words.of(line.quantity(), "struck", "ink-3"),
                new VBox(name(line.name(), 16, 2, "struck", "ink-3"), note),
                Words.of(entry.narrow() ? "" : line.each(), "struck", "ink-3"),
                Words.of(line.amount(), "struck", "ink-3"),
                entry.narrow());
        setAccessibleText(line.name() + " " + line.amount() + ", " + line.note());
    }

    /// A cell whose words stand at its right edge, wider than asked for only where they need it.
    static HBox cell(Label label, double width) {
        HBox cell =
                new HBox(label) {
                    @Override
                    protected double computeMinWidth(double height) {
                        return Math.max(width, super.computeMinWidth(height) + LEAST_GAP);
                    }
                };
        cell.setAlignment(Pos.CENTER_RIGHT);
        label.setMinWidth(USE_PREF_SIZE);
        return cell;
    }

    private void dress(BasketList.Entry entry) {
        getStyleClass().add("line");
        setAlignment(Pos.CENTER_LEFT);
        if (entry.changed()) {
            getStyleClass().add("changed");
        }
        if (entry.selected()) {
            getStyleClass().add("selected");
        }
    }

    private void fill(Label quantity, VBox item, Label each, Label amount, boolean narrow) {
        item.setAlignment(Pos.CENTER_LEFT);
        item.setMinWidth(0);
        HBox.setHgrow(item, Priority.ALWAYS);
        Region gap = new Region();
        gap.setMinWidth(narrow ? 12 : 16);
        getChildren().addAll(cell(quantity, narrow ? 40 : 44), gap, item);
        if (!narrow) {
            getChildren().add(cell(each, 68));
        }
        getChildren().add(cell(amount, narrow ? 84 : 108));
    }

    private static Label name(String words, double size, int lines, String... styles) {
        Label name = Words.of(Words.breakable(words), styles);
        name.getStyleClass().add("item-name");
        name.setAccessibleText(words);
        name.setWrapText(true);
        name.setMaxHeight(Math.ceil(size * LINE_BOX) * lines + 1);
        return name;
    }

    private static Label second(String note, BasketList.Entry entry) {
        return Words.wrapped(note, "size-14", entry.changed() ? "ink-2" : "ink-3");
    }

    private static HBox saving(String words) {
        Icon tag = new Icon(Feather.TAG, 14, "good");
        Label saving = Words.wrapped(words, "size-14", "good");
        HBox.setHgrow(saving, Priority.ALWAYS);
        HBox row = new HBox(6, tag, saving);
        HBox.setMargin(tag, new Insets(3, 0, 0, 0));
        return row;
    }

    /// Where it has no column, and says more than the amount does.
    private static String eachBelow(BasketRow.Line line, BasketList.Entry entry, Texts texts) {
        boolean amountSaysIt = line.amount().replace("\u2212", "").equals(line.each());
        return entry.narrow() && !line.each().isEmpty() && !amountSaysIt
                ? texts.text("screen.each", line.each())
                : "";
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + " · " + second;
    }
}
