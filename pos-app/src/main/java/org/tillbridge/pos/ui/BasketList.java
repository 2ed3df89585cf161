package org.tillbridge.pos.ui;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The basket: the line just changed is largest, and tinted while none is chosen by hand; voided
/// lines stay and are struck through, unknown codes wait as amber rows.
public final class BasketList extends VBox {
    private final Texts texts;
    private final Deeds deeds;
    private final RowList<Entry> list;
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    private final HBox head = new HBox();
    private List<Region> inWide = List.of();
    private List<Entry> entries = List.of();

    /// What a tap in the basket does.
    public interface Deeds {
        void select(BasketRow row);

        void department(BasketRow.Unknown code);

        void remove(BasketRow.Unknown code);

        /// A basket that is only looked at.
        static Deeds none() {
            return new Deeds() {
                @Override
                public void select(BasketRow row) {}

                @Override
                public void department(BasketRow.Unknown code) {}

                @Override
                public void remove(BasketRow.Unknown code) {}
            };
        }
    }

    record Entry(BasketRow row, boolean changed, boolean selected, boolean narrow) {}

    public BasketList(Texts texts, Deeds deeds) {
        this.texts = texts;
        this.deeds = deeds;
        Consumer<Entry> tapped = entry -> deeds.select(entry.row());
        list = new RowList<>(this::draw, tapped);
        head.getStyleClass().add("column-head");
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, list);
        narrow.addListener((property, before, now) -> dress(now));
        widthProperty()
                .addListener((width, before, now) -> narrow.set(now.doubleValue() < 1280 * 0.42));
        fillHead();
    }

    /// @param changed number of the line shown largest; 0 for none
    /// @param selected number of the line chosen by hand; 0 for none
    public void show(List<BasketRow> rows, int changed, int selected) {
        Optional<BasketRow> lastUnknown =
                rows.stream()
                        .filter(BasketRow.Unknown.class::isInstance)
                        .reduce((first, last) -> last);
        entries =
                rows.stream()
                        .map(
                                row ->
                                        new Entry(
                                                row,
                                                isLine(row)
                                                        ? row.number() == changed
                                                        : lastUnknown.equals(Optional.of(row)),
                                                isLine(row) && row.number() == selected,
                                                narrow.get()))
                        .toList();
        getStyleClass().remove("choosing");
        if (entries.stream().anyMatch(Entry::selected)) {
            getStyleClass().add("choosing");
        }
        list.show(entries);
        keepInSight();
    }

    /// Chooses the line above (−1) or below (1) the one chosen by hand, or else the one just
    /// changed, as a tap on it does. Voided lines and unknown codes are passed over.
    public void step(int by) {
        List<Entry> lines =
                entries.stream().filter(entry -> entry.row() instanceof BasketRow.Line).toList();
        if (lines.isEmpty()) {
            return;
        }
        int at = first(lines, Entry::selected).orElse(first(lines, Entry::changed).orElse(-1));
        int next = at < 0 ? lines.size() - 1 : at + by;
        deeds.select(lines.get(Math.clamp(next, 0, lines.size() - 1)).row());
    }

    private static Optional<Integer> first(List<Entry> lines, Predicate<Entry> wanted) {
        return lines.stream().filter(wanted).findFirst().map(lines::indexOf);
    }

    /// The line chosen by hand, or else what came last: the line just changed, or a code below it
    /// that nobody knows.
    private void keepInSight() {
        int toSee = -1;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.selected()) {
                list.bringIntoSight(i);
                return;
            }
            if (entry.changed() || entry.row() instanceof BasketRow.Unknown) {
                toSee = i;
            }
        }
        list.bringIntoSight(toSee < 0 ? entries.size() - 1 : toSee);
    }

    /// All of it from the start: what came only when the width is known had no looks before the
    /// next pulse, and was not there to be read.
    private void fillHead() {
        Label each = Words.of(texts.text("screen.eachHead"), "size-12", "ink-3");
        inWide = List.of(gap(4), gap(4), LinePane.cell(each, 68));
        head.getChildren()
                .setAll(
                        inWide.get(0),
                        LinePane.cell(
                                Words.of(texts.text("screen.quantityHead"), "size-12", "ink-3"),
                                40),
                        gap(12),
                        inWide.get(1),
                        Words.of(texts.text("screen.itemHead"), "size-12", "ink-3"),
                        grow(),
                        inWide.get(2),
                        LinePane.cell(
                                Words.of(texts.text("screen.amountHead"), "size-12", "ink-3"),
                                108));
    }

    private void dress(boolean isNarrow) {
        inWide.forEach(part -> Panes.showIf(part, !isNarrow));
        entries =
                entries.stream()
                        .map(
                                each ->
                                        new Entry(
                                                each.row(),
                                                each.changed(),
                                                each.selected(),
                                                isNarrow))
                        .toList();
        list.show(entries);
    }

    private Region draw(Entry entry) {
        return switch (entry.row()) {
            case BasketRow.Unknown unknown ->
                    new UnknownCodeRow(unknown, entry.changed(), texts, deeds);
            case BasketRow.Line line -> new LinePane(line, entry, texts);
            case BasketRow.Voided line -> new LinePane(line, entry, texts);
            case BasketRow.Remark remark -> new RemarkRow(remark, entry.narrow());
        };
    }

    private static boolean isLine(BasketRow row) {
        return row instanceof BasketRow.Line || row instanceof BasketRow.Voided;
    }

    private static Region gap(double width) {
        Region gap = new Region();
        gap.setMinWidth(width);
        return gap;
    }

    private static Region grow() {
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        return grow;
    }
}
