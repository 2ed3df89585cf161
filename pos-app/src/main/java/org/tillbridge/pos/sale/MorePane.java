package org.tillbridge.pos.sale;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Words;

import java.util.stream.Stream;

/// What else there is to do, away from the sale.
final class MorePane extends VBox {
    private static final double GAP = 8;

    /// A title and two lines.
    private static final double HIGH = 84;

    private final TilePane choices = new TilePane(GAP, GAP);
    private final Runnable close;
    private final Tile drawer;
    private final Tile count;
    private final Tile price;
    private final Tile serial;
    private final Tile note;
    private final Tile exemption;
    private final Tile customer;
    private final Tile cancel;
    private final Tile camera;

    MorePane(SaleViewModel model, Runnable toggleCamera, Texts texts, Runnable close) {
        super(12);
        this.close = close;
        drawer =
                choice(
                        new Icon(Feather.INBOX, 22, "ink-2"),
                        texts.text("screen.drawer"),
                        texts.text("screen.drawerMore"),
                        model::showDrawer);
        count =
                choice(
                        new Icon(Icon.Drawn.COINS, 22, "ink-2"),
                        texts.text("screen.countTitle"),
                        texts.text("screen.countMore"),
                        model::countDrawer);
        price =
                choice(
                        new Icon(Feather.TAG, 22, "ink-2"),
                        texts.text("adjust.price"),
                        texts.text("adjust.priceMore"),
                        model.adjusting()::askPrice);
        serial =
                choice(
                        new Icon(Icon.Drawn.BARCODE, 22, "ink-2"),
                        texts.text("screen.serial"),
                        texts.text("screen.serialMore"),
                        model::askSerial);
        note =
                choice(
                        new Icon(Feather.EDIT_2, 22, "ink-2"),
                        texts.text("note.title"),
                        texts.text("note.more"),
                        model.adjusting()::askNote);
        exemption =
                choice(
                        new Icon(Feather.FILE_MINUS, 22, "ink-2"),
                        texts.text("exemption.title"),
                        texts.text("exemption.more"),
                        model.adjusting()::askExemption);
        camera =
                choice(
                        new Icon(Feather.CAMERA, 22, "ink-2"),
                        texts.text("screen.camera"),
                        texts.text("camera.more"),
                        toggleCamera);
        showCamera(false);
        customer =
                choice(
                        new Icon(Feather.USER, 22, "ink-2"),
                        texts.text("customer.title"),
                        texts.text("customer.more"),
                        model.customers()::ask);
        cancel =
                choice(
                        new Icon(Feather.X_CIRCLE, 22, "ink-2"),
                        texts.text("screen.cancelSale"),
                        texts.text("screen.cancelSaleMore"),
                        model::cancelSale);
        choices.setPrefTileHeight(HIGH);
        choices.prefTileWidthProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.floor((choices.getWidth() - GAP) / 2),
                                choices.widthProperty()));
        choices.getChildren()
                .addAll(
                        choice(
                                new Icon(Icon.Drawn.RECEIPT, 22, "ink-2"),
                                texts.text("screen.dayTitle"),
                                texts.text("screen.dayMore"),
                                model::showDay),
                        drawer,
                        count,
                        customer,
                        price,
                        serial,
                        note,
                        exemption,
                        camera,
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
        getChildren().addAll(Words.of(texts.text("screen.more"), "size-18"), choices);
    }

    /// What is done between sales, or with one.
    ///
    /// @param sale whether one is being rung
    void show(boolean sale) {
        Stream.of(drawer, count, customer).forEach(choice -> Panes.showIf(choice, !sale));
        Stream.of(price, serial, note, exemption, cancel)
                .forEach(choice -> Panes.showIf(choice, sale));
    }

    void showCamera(boolean isThere) {
        Panes.showIf(camera, isThere);
    }

    @Override
    public void requestFocus() {
        choices.getChildren().stream().findFirst().ifPresent(Node::requestFocus);
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
        tile.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return tile;
    }
}
