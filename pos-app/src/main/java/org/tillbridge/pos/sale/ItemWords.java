package org.tillbridge.pos.sale;

import org.tillbridge.pos.ui.ItemRow;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.ItemCode;

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
