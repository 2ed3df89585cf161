package org.tillbridge.pos.sale;

import org.tillbridge.pos.ui.ItemRow;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Trace;
import org.tillbridge.retail.pricing.RungLine;

import java.util.List;

/// Puts items to choose from into words.
public final class ItemWords {
    private final Texts texts;
    private final BasketWords basketWords;

    public ItemWords(Texts texts) {
        this.texts = texts;
        this.basketWords = new BasketWords(texts);
    }

    public List<ItemRow> rows(List<ShelfItem> items) {
        return items.stream().map(this::row).toList();
    }

    /// The quantity of a line as it is typed: a weight less that of its vessel.
    String quantity(RungLine line) {
        Quantity net = line.goods().quantity();
        Trace trace = BasketWords.trace(line.goods().goods());
        return trace.tare()
                .map(tare -> texts.typed(trace.gross(net), 1) + "-" + texts.typed(tare, 1))
                .orElseGet(() -> texts.typed(net, 0));
    }

    private ItemRow row(ShelfItem item) {
        boolean none = item.stock().signum() <= 0;
        String stock =
                item.item().discontinued()
                        ? texts.text("stock.discontinued")
                        : basketWords.stock(item.stock());
        return new ItemRow(
                item.item().name(),
                printed(item.code()),
                stock,
                none,
                item.price().map(texts::unitPrice).orElse(""));
    }

    private static String printed(ItemCode code) {
        return code.printed();
    }
}
