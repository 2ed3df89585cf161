package org.tillbridge.pos.ui;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// Items to choose from, with what was typed standing out in their names. The chosen one bears the
/// cap of Enter.
public final class ItemList extends VBox {
    private final Texts texts;
    private final RowList<Entry> list;
    private final BooleanProperty narrow = new SimpleBooleanProperty();

    record Entry(int index, ItemRow item, String typed, boolean chosen, boolean narrow) {}

    /// What the shop sells, with what there is of it.
    public ItemList(Texts texts, IntConsumer add) {
        this(texts.text("screen.stockHead"), texts, add);
    }

    /// @param middle heads what is said of each between its name and its price
    public ItemList(String middle, Texts texts, IntConsumer add) {
        this.texts = texts;
        getStyleClass().add("card");
        list = new RowList<>(this::draw, entry -> add.accept(entry.index()));
        HBox head = new HBox();
        head.getStyleClass().addAll("column-head", "of-items");
        head.getChildren()
                .addAll(
                        Words.of(texts.text("screen.itemHead"), "size-12", "ink-3"),
                        grow(),
                        stockCell(Words.of(middle, "size-12", "ink-3")),
                        LinePane.cell(
                                Words.of(texts.text("screen.priceHead"), "size-12", "ink-3"), 72),
                        end(new Region()));
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, list);
        widthProperty().addListener((width, before, now) -> narrow.set(now.doubleValue() < 640));
    }

    public void show(List<ItemRow> items, String typed, int chosen) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            entries.add(new Entry(i, items.get(i), typed, i == chosen, narrow.get()));
        }
        list.show(entries);
        list.bringIntoSight(chosen);
    }

    /// Whether there are more than can be seen at once.
    public ReadOnlyBooleanProperty isLonger() {
        return list.isLonger();
    }

    private Region draw(Entry entry) {
        ItemRow item = entry.item();
        VBox names = new VBox(marked(item.name(), entry.typed()));
        names.getChildren().add(Words.of(item.code(), "size-14", "ink-3"));
        names.setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox row =
                new HBox(
                        names,
                        stockCell(stock(item)),
                        LinePane.cell(Words.of(item.price(), "medium"), 72),
                        end(
                                entry.chosen()
                                        ? new KeyCap(Key.ENTER, texts)
                                        : new Icon(Feather.PLUS, 18, "ink-2")));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("item-row");
        if (entry.chosen()) {
            row.getStyleClass().add("chosen");
        }
        row.setAccessibleText(item.name() + ", " + item.price() + ", " + item.stock());
        return row;
    }

    private static Label stock(ItemRow item) {
        if (!item.none()) {
            return Words.wrapped(item.stock(), "size-14", "ink-2");
        }
        Label none = Words.wrapped(item.stock(), "size-14", "medium", "caution");
        none.setGraphic(new Icon(Icon.Drawn.STORE, 16, "caution"));
        none.setGraphicTextGap(6);
        return none;
    }

    /// The name, with every word of what was typed set in semi-bold.
    static TextFlow marked(String name, String typed) {
        TextFlow flow = new TextFlow();
        for (Marks.Part part : Marks.of(name, typed)) {
            Text text = new Text(Words.breakable(part.text()));
            text.getStyleClass().add(part.marked() ? "marked" : "unmarked");
            flow.getChildren().add(text);
        }
        return flow;
    }

    private static HBox stockCell(Label label) {
        HBox cell = new HBox(label);
        cell.setAlignment(Pos.CENTER_LEFT);
        cell.getStyleClass().add("stock-cell");
        return cell;
    }

    private static HBox end(Node node) {
        HBox cell = new HBox(node);
        cell.setAlignment(Pos.CENTER_RIGHT);
        cell.getStyleClass().add("end-cell");
        return cell;
    }

    private static Region grow() {
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        return grow;
    }
}
