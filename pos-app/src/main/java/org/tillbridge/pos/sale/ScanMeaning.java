package org.tillbridge.pos.sale;

import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Trace;
import org.tillbridge.retail.codes.CodeFault;
import org.tillbridge.retail.codes.Label;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a scan would ring, for whoever tries a scanner or the label of a scale. Nothing is rung.
/// Reads, so it is not for the FX thread.
public final class ScanMeaning {
    private final Shelf shelf;
    private final Texts texts;

    public ScanMeaning(Shelf shelf, Texts texts) {
        this.shelf = shelf;
        this.texts = texts;
    }

    public String of(String code) {
        return switch (shelf.look(code)) {
            case ShelfFind.Items(List<ShelfItem> items) ->
                    items.stream().map(this::words).collect(Collectors.joining("; "));
            case ShelfFind.Nothing _ -> texts.text("devices.scannedNothing");
            case ShelfFind.Faulty(CodeFault why) -> new SaleMessages(texts).faulty(why).happened();
            case ShelfFind.NotACode() -> texts.text("sale.notACode");
        };
    }

    private String words(ShelfItem item) {
        Label label = item.label();
        Trace trace = label.trace();
        return Stream.of(
                        Stream.of(item.item().name()),
                        label.measure().map(texts::quantity).stream(),
                        label.price().map(texts::money).stream(),
                        trace.lot().map(lot -> texts.text("basket.lot", lot)).stream(),
                        trace.useBy().map(texts::date).stream(),
                        trace.serial().map(serial -> texts.text("basket.serial", serial)).stream())
                .flatMap(words -> words)
                .collect(Collectors.joining(" \u00b7 "));
    }
}
