package org.tillbridge.pos.returns;

import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.ui.BasketList;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.ItemList;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SearchField;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;

import java.util.Optional;
import java.util.function.IntConsumer;

/// Goods that come back without a receipt: what, why, where it goes, and the money.
public final class ReturnView extends FollowingView<ReturnViewModel.Shown> {
    private static final int PAGE = 8;

    private final ReturnViewModel model;
    private final Texts texts;
    private final Label summary = Words.of("", "size-14", "ink-2");
    private final BasketList basket;
    private final VBox empty;
    private final StackPane rows = new StackPane();
    private final SearchField search;
    private final LetterPad letters;
    private final ItemList results;
    private final Tiles<String> reasons;
    private final Tiles<String> dispositions;
    private final VBox details;
    private final StackPane task = new StackPane();
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
        search = new SearchField(texts, model::search);
        letters = new LetterPad(this::enter, texts);
        search.typedOn(letters);
        results = new ItemList(texts, model::add);
        FlowPane why = new FlowPane(8, 8);
        FlowPane where = new FlowPane(8, 8);
        reasons = choices(why, model::reason);
        dispositions = choices(where, model::disposition);
        details =
                new VBox(
                        24,
                        new VBox(8, Words.of(texts.text("screen.whyBack"), "size-18"), why),
                        new VBox(8, Words.of(texts.text("screen.whereTo"), "size-18"), where));
        VBox.setVgrow(task, Priority.ALWAYS);
        rightPlace().getChildren().addFirst(search);
        rightPlace().getChildren().addAll(task, letters);
        letters.visibleProperty().subscribe((before, now) -> showTask());
        actions().beside("screen.back", Key.ESC, this::back);
        actions().beside("screen.voidLine", Key.F9, model::removeLine);
        refund = actions().main(texts.text("screen.giveBack"), Key.F12, model::refund);
        bindKeys();
    }

    private void bindKeys() {
        actions().on(Key.F2, "help.search", () -> search.input().requestFocus());
        actions().on(Key.DEL, "screen.voidLine", model::removeLine);
        actions().on(Key.UP, "help.up", () -> model.moveChoice(-1));
        actions().on(Key.DOWN, "help.down", () -> model.moveChoice(1));
        actions().on(Key.PAGE_UP, "help.pageUp", () -> model.moveChoice(-PAGE));
        actions().on(Key.PAGE_DOWN, "help.pageDown", () -> model.moveChoice(PAGE));
        actions().on(Key.ENTER, "help.enter", this::enter);
    }

    private void back() {
        if (!letters.close()) {
            model.back();
        }
    }

    private void enter() {
        model.enter(search.input().getText());
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
        return Optional.of(search.input());
    }

    @Override
    public void scanned(String code) {
        model.scanned(code);
    }

    @Override
    protected void show(ReturnViewModel.Shown shown) {
        summary.setText(shown.summary());
        basket.show(shown.rows(), shown.changed(), shown.selected());
        Panes.only(rows, shown.rows().isEmpty() ? empty : basket);
        search.show(shown.typed(), shown.count());
        results.show(shown.results(), shown.typed(), shown.chosen());
        reasons.show(shown.reasons(), shown.reason());
        dispositions.show(shown.dispositions(), shown.disposition());
        showTask();
        showMessage(shown.message());
        big().show(texts.text("screen.toGiveBack"), shown.toGiveBack(), shown.notes());
        refund.notYet(shown.notYet());
    }

    /// The letters leave no room for why and where.
    private void showTask() {
        boolean found = !now().results().isEmpty();
        details.setVisible(!letters.isOpen());
        Panes.only(task, found ? results : details);
    }

    private static Tiles<String> choices(FlowPane place, IntConsumer take) {
        return new Tiles<>(
                place, (words, index) -> Tile.choice(words, () -> take.accept(index)).strong());
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
