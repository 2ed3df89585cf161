package org.tillbridge.pos.returns;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.sale.Asked;
import org.tillbridge.pos.sale.RingPane;
import org.tillbridge.pos.sale.RingViewModel;
import org.tillbridge.pos.ui.BasketList;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.KeyCap;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Stepper;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;
import org.tillbridge.retail.Disposition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Goods that come back: what, why, where it goes, and the money.
public final class ReturnView extends FollowingView<ReturnViewModel.Shown> {
    private static final List<Feather> PLACES =
            Stream.of(Disposition.values()).map(ReturnView::icon).toList();

    private final ReturnViewModel model;
    private final Texts texts;
    private final Label summary = Words.of("", "size-14", "ink-2");
    private final BasketList basket;
    private final VBox empty;
    private final StackPane rows = new StackPane();
    private final RingPane tasks;
    private final Label subject = Words.wrapped("", "size-18");
    private final Stepper pieces;
    private final HBox howMany;
    private final Tiles<String> reasons;
    private final Tiles<String> dispositions;
    private final VBox terms;
    private final VBox details;
    private final List<SecondButton> forLines;
    private final SecondButton receipt;
    private final SecondButton credit;
    private final SecondButton toCard;
    private final MainButton refund;

    public ReturnView(ReturnViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.texts = texts;
        basket = new BasketList(texts, new Taps());
        empty = emptyBasket();
        VBox.setVgrow(rows, Priority.ALWAYS);
        leftPlace()
                .getChildren()
                .addAll(
                        Panes.head(Words.of(texts.text("screen.returnTitle"), "size-18"), summary),
                        rows);
        pieces = new Stepper(model::quantityBy, texts);
        howMany = new HBox(16, subject, Panes.grow(), pieces);
        howMany.setAlignment(Pos.CENTER_LEFT);
        FlowPane why = new FlowPane(8, 8);
        FlowPane where = new FlowPane(8, 8);
        reasons =
                new Tiles<>(why, (words, i) -> Tile.choice(words, () -> model.reason(i)).strong());
        dispositions =
                new Tiles<>(
                        where,
                        (words, i) ->
                                Tile.choice(
                                                new Icon(PLACES.get(i), 18, "ink"),
                                                words,
                                                () -> model.disposition(i))
                                        .strong());
        credit = SecondButton.small(texts.text("screen.creditInstead"), Key.F8, texts);
        credit.setOnAction(event -> model.refundAsCredit());
        receipt = SecondButton.small("", Key.F5, texts);
        receipt.setOnAction(event -> model.showReceipt());
        toCard = SecondButton.small("", Key.F10, texts);
        toCard.setOnAction(event -> model.refundToCard());
        terms =
                new VBox(
                        24,
                        new VBox(8, whyBack(), why),
                        new VBox(8, Words.of(texts.text("screen.whereTo"), "size-18"), where));
        details = new VBox(24, receipt, howMany, terms, toCard, credit);
        SecondButton back = actions().stacked("screen.back", Key.ESC, this::back);
        tasks = new RingPane(model, Asked.OF_A_RETURN, Optional.of(back), texts);
        VBox.setVgrow(tasks, Priority.ALWAYS);
        rightPlace().getChildren().add(tasks);
        forLines =
                List.of(
                        actions().stacked("screen.quantity", Key.F3, model::askQuantity),
                        actions().stacked("screen.price", Key.F6, model::askPaid),
                        actions().stacked("screen.voidLine", Key.F9, model::removeLine));
        actions().stacked("screen.noBarcode", Key.F4, model::askDepartment);
        refund = actions().main("", Key.F12, model::refund);
        bindKeys();
    }

    private HBox whyBack() {
        HBox head =
                new HBox(
                        8,
                        Words.of(texts.text("screen.whyBack"), "size-18"),
                        Panes.grow(),
                        new KeyCap(Key.LEFT, texts),
                        new KeyCap(Key.RIGHT, texts));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Feather icon(Disposition where) {
        return switch (where) {
            case BACK_TO_STOCK -> Feather.CORNER_UP_LEFT;
            case DAMAGED -> Feather.SLASH;
            case RETURN_TO_VENDOR -> Feather.PACKAGE;
        };
    }

    private void bindKeys() {
        actions().on(Key.F2, "help.search", tasks::toSearch);
        actions().on(Key.F5, "screen.receiptLines", receipt::fire);
        actions().on(Key.F8, "screen.creditInstead", credit::fire);
        actions().on(Key.F10, "screen.backToCard", toCard::fire);
        actions().on(Key.DEL, "screen.voidLine", model::removeLine);
        actions().on(Key.PLUS, "stepper.more", () -> model.quantityBy(1));
        actions().on(Key.MINUS, "stepper.less", () -> model.quantityBy(-1));
        actions().on(Key.UP, "help.up", () -> step(-1));
        actions().on(Key.DOWN, "help.down", () -> step(1));
        actions().on(Key.LEFT, "help.reasonBefore", () -> reasonBy(-1));
        actions().on(Key.RIGHT, "help.reasonAfter", () -> reasonBy(1));
        actions().on(Key.PAGE_UP, "help.pageUp", () -> model.moveChoice(-RingPane.PAGE));
        actions().on(Key.PAGE_DOWN, "help.pageDown", () -> model.moveChoice(RingPane.PAGE));
        actions().on(Key.ENTER, "help.enter", tasks::enter);
    }

    private void back() {
        if (tasks.isTyped() || !tasks.closeLetters()) {
            model.back();
        }
    }

    /// Among what was found; where nothing was searched, among the lines.
    private void step(int by) {
        if (now().task() instanceof RingViewModel.Task.Favourites) {
            basket.step(by);
        } else {
            model.moveChoice(by);
        }
    }

    /// As long as the reasons are in sight.
    private void reasonBy(int by) {
        if (terms.getScene() != null && terms.isVisible()) {
            model.reason(now().reason() + by);
        }
    }

    private VBox emptyBasket() {
        VBox about =
                new VBox(
                        24,
                        Panes.advice(
                                new Icon(Icon.Drawn.BARCODE, 22, "ink-2"),
                                texts.text("screen.returnScan"),
                                texts.text("screen.returnScanMore")),
                        Panes.advice(
                                new Icon(Feather.ALERT_TRIANGLE, 22, "caution"),
                                texts.text("screen.returnUnproven"),
                                texts.text("screen.returnUnprovenMore")));
        about.getStyleClass().add("padded");
        return about;
    }

    @Override
    public Optional<TextInputControl> input() {
        return tasks.input();
    }

    @Override
    public boolean scanned(String code) {
        model.scanned(code);
        return true;
    }

    @Override
    protected void show(ReturnViewModel.Shown shown) {
        summary.setText(shown.summary());
        basket.show(shown.rows(), shown.changed(), shown.selected());
        Panes.only(rows, shown.rows().isEmpty() ? empty : basket);
        shown.subject().ifPresent(this::showSubject);
        Panes.showIf(howMany, shown.subject().isPresent());
        Panes.showIf(terms, !shown.reasons().isEmpty());
        reasons.show(shown.reasons(), shown.reason());
        dispositions.show(shown.dispositions(), shown.disposition());
        tasks.show(shown.task(), shown.message(), details);
        big().show(texts.text("screen.toGiveBack"), shown.toGiveBack(), shown.notes());
        forLines.forEach(button -> button.showIf(shown.subject().isPresent()));
        receipt.say(shown.receipt());
        receipt.showIf(!shown.receipt().isEmpty());
        credit.showIf(shown.offersCredit());
        toCard.say(shown.toCard());
        toCard.showIf(!shown.toCard().isEmpty());
        refund.say(shown.refund());
        refund.notYet(shown.notYet());
    }

    private void showSubject(ReturnViewModel.Subject line) {
        subject.setText(line.item());
        pieces.show(line.quantity());
    }

    private final class Taps implements BasketList.Deeds {
        @Override
        public void select(BasketRow row) {
            model.select(row);
        }

        @Override
        public void department(BasketRow.Unknown code) {}

        @Override
        public void remove(BasketRow.Unknown code) {}
    }
}
