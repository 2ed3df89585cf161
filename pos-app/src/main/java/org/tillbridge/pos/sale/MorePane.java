package org.tillbridge.pos.sale;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Words;

/// What else there is to do, away from the sale.
final class MorePane extends VBox {
    private final Runnable close;
    private final Tile cancel;

    MorePane(SaleViewModel model, Texts texts, Runnable close) {
        super(6);
        getStyleClass().add("many");
        this.close = close;
        cancel =
                choice(
                        new Icon(Feather.X_CIRCLE, 22, "ink-2"),
                        texts.text("screen.cancelSale"),
                        texts.text("screen.cancelSaleMore"),
                        model::cancelSale);
        getChildren()
                .addAll(
                        Words.of(texts.text("screen.more"), "size-18"),
                        choice(
                                new Icon(Icon.Drawn.RECEIPT, 22, "ink-2"),
                                texts.text("screen.dayTitle"),
                                texts.text("screen.dayMore"),
                                model::showDay),
                        choice(
                                new Icon(Feather.INBOX, 22, "ink-2"),
                                texts.text("screen.drawer"),
                                texts.text("screen.drawerMore"),
                                model::showDrawer),
                        choice(
                                new Icon(Icon.Drawn.COINS, 22, "ink-2"),
                                texts.text("screen.countTitle"),
                                texts.text("screen.countMore"),
                                model::countDrawer),
                        choice(
                                new Icon(Icon.Drawn.BARCODE, 22, "ink-2"),
                                texts.text("screen.serial"),
                                texts.text("screen.serialMore"),
                                model::askSerial),
                        choice(
                                new Icon(Feather.GIFT, 22, "ink-2"),
                                texts.text("giftCard.title"),
                                texts.text("giftCard.more"),
                                model::askGiftCard),
                        choice(
                                new Icon(Feather.SETTINGS, 22, "ink-2"),
                                texts.text("screen.settings"),
                                texts.text("screen.settingsMore"),
                                model::showSettings),
                        choice(
                                new Icon(Feather.LOG_OUT, 22, "ink-2"),
                                texts.text("screen.signOff"),
                                texts.text("screen.signOffMore"),
                                model::signOff),
                        cancel);
    }

    /// @param sale whether there is something to cancel
    void show(boolean sale) {
        Panes.showIf(cancel, sale);
    }

    @Override
    public void requestFocus() {
        getChildren().stream()
                .filter(Tile.class::isInstance)
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private Tile choice(Icon icon, String words, String about, Runnable does) {
        Tile tile =
                new Tile(
                        Panes.advice(icon, words, about),
                        words,
                        () -> {
                            close.run();
                            does.run();
                        });
        tile.getStyleClass().add("wide-choice");
        return tile;
    }
}
