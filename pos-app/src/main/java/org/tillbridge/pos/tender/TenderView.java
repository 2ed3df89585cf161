package org.tillbridge.pos.tender;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.tender.TenderViewModel.Kind;
import org.tillbridge.pos.tender.TenderViewModel.QuickNote;
import org.tillbridge.pos.tender.TenderViewModel.Shown;
import org.tillbridge.pos.ui.AmountField;
import org.tillbridge.pos.ui.BasketList;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.Keypad;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.TileGrid;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Taking the money: the ways to pay, what adds up, what the customer is likely to give, the
/// change; or what the terminal is doing.
public final class TenderView extends FollowingView<Shown> {
    private static final int NOTE_WIDTH = 120;
    private static final int LETTERS_AT_28 = 8;
    private static final int LETTERS_AT_22 = 10;
    private static final int LETTERS_AT_18 = 13;
    private static final int NOTE_LOWEST = 72;
    private static final int NOTE_HIGHEST = 102;
    private static final int ICON = 22;
    private static final int MOST_ROWS_ABOVE_NOTES = 6;

    private final TenderViewModel model;
    private final Consumer<String> scanned;
    private final Texts texts;
    private final Label title = Words.of("", "size-18");
    private final Label summary = Words.of("", "size-14", "ink-2");
    private final Label items = Words.of("", "size-14", "ink-2");
    private final BasketList basket;
    private final Map<Kind, SecondButton> kinds = new EnumMap<>(Kind.class);
    private final HBox ways;
    private final PaymentsCard payments;
    private final Label above = Words.of("", "size-14", "ink-2");
    private final TileGrid places = new TileGrid(NOTE_WIDTH, NOTE_LOWEST, NOTE_HIGHEST);
    private final Tiles<QuickNote> notes = new Tiles<>(places, this::note);
    private final AmountField given;
    private final Label hint = Words.wrapped("", "size-14", "ink-2");
    private final VBox pad;
    private final AmountField number;
    private final VBox numberPad;
    private final Label scanCard;
    private final TerminalPane terminal;
    private final SecondButton back;
    private final SecondButton remove;
    private final MainButton finish;

    /// @param scanned what a scan does while money is being taken: back to the sale with it
    public TenderView(TenderViewModel model, Consumer<String> scanned, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.scanned = scanned;
        this.texts = texts;
        basket = new BasketList(texts, BasketList.Deeds.none());
        VBox.setVgrow(basket, Priority.ALWAYS);
        leftPlace().getChildren().addAll(Panes.head(title, summary, items), basket);
        payments = new PaymentsCard(texts);
        given = AmountField.money(texts.text("tender.field.cash"), texts);
        given.onTyped(model::given);
        pad = pad();
        number = AmountField.count(texts.text("tender.number"));
        number.onTyped(model::number);
        scanCard = Words.wrapped(texts.text("tender.scanCard"), "size-14", "ink-2");
        numberPad = numberPad();
        terminal = new TerminalPane(model, texts);
        ways = kinds();
        rightPlace().getChildren().addFirst(ways);
        rightPlace().getChildren().add(columns());
        back = actions().beside("screen.back", Key.ESC, model::back);
        remove = actions().beside("tender.remove", Key.DEL, model::remove);
        actions().on(Key.F8, "terminal.stop", model::stop);
        actions().on(Key.F9, "terminal.itSaysDone", () -> model.decide(true));
        actions().on(Key.F10, "terminal.itSaysNotDone", () -> model.decide(false));
        finish = actions().main(texts.text("screen.finishSale"), Key.ENTER, model::finish);
    }

    private HBox kinds() {
        HBox row =
                new HBox(
                        8,
                        kind(
                                Kind.CASH,
                                new Icon(Icon.Drawn.BANKNOTE, ICON, "ink"),
                                "tenderKind.cash",
                                Key.F3),
                        kind(
                                Kind.CARD,
                                new Icon(Feather.CREDIT_CARD, ICON, "ink"),
                                "tenderKind.card",
                                Key.F4),
                        kind(
                                Kind.VOUCHER,
                                new Icon(Feather.TAG, ICON, "ink"),
                                "tenderKind.voucher",
                                Key.F5),
                        kind(
                                Kind.GIFT_CARD,
                                new Icon(Feather.GIFT, ICON, "ink"),
                                "tender.byGiftCard",
                                Key.F6));
        row.setMinHeight(64);
        return row;
    }

    private SecondButton kind(Kind kind, Icon icon, String textKey, Key key) {
        SecondButton button = SecondButton.withIcon(icon, texts.text(textKey), key, texts);
        button.setOnAction(event -> choose(kind));
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        actions().on(key, textKey, () -> choose(kind));
        kinds.put(kind, button);
        return button;
    }

    private void choose(Kind kind) {
        model.choose(kind);
        input().ifPresent(TextInputControl::requestFocus);
    }

    private VBox pad() {
        Keypad keypad =
                new Keypad(Keypad.Target.amount(given.input()), "00", texts.text("keypad.back"));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        keypad.setMaxHeight(480);
        return new VBox(12, given, keypad, hint);
    }

    /// The number of a gift card, where it is not scanned.
    private VBox numberPad() {
        Keypad keypad =
                new Keypad(
                        Keypad.Target.count(number.input()),
                        texts.text("keypad.clear"),
                        texts.text("keypad.back"));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        keypad.setMaxHeight(480);
        return new VBox(12, number, keypad, scanCard);
    }

    private GridPane columns() {
        VBox.setVgrow(places, Priority.ALWAYS);
        VBox sums = new VBox(12, payments, above, places);
        GridPane columns = new GridPane();
        columns.setHgap(16);
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            columns.getColumnConstraints().add(half);
        }
        columns.add(sums, 0, 0);
        columns.add(pad, 1, 0);
        columns.add(numberPad, 1, 0);
        columns.add(terminal, 1, 0);
        for (Node column : columns.getChildren()) {
            GridPane.setVgrow(column, Priority.ALWAYS);
        }
        VBox.setVgrow(columns, Priority.ALWAYS);
        return columns;
    }

    @Override
    public boolean scanned(String code) {
        if (!model.takesCard(code)) {
            scanned.accept(code);
        }
        return true;
    }

    @Override
    public Optional<TextInputControl> input() {
        if (now().terminal().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(now().asksNumber() ? number.input() : given.input());
    }

    @Override
    protected void show(Shown shown) {
        title.setText(shown.basket().title());
        summary.setText(shown.basket().summary());
        items.setText(shown.basket().items());
        basket.show(shown.basket().rows(), 0, 0);
        payments.show(shown.payments());
        showWays(shown);
        showMessage(shown.message());
        big().show(
                        shown.bigNumber().label(),
                        shown.bigNumber().number(),
                        shown.bigNumber().notes());
        big().tint(shown.bigNumber().isChange());
        back.showIf(!shown.isAsking());
        remove.showIf(shown.removable());
        finish.say(shown.next());
        finish.notYet(shown.notYet());
    }

    private void showWays(Shown shown) {
        boolean asks = shown.terminal().isEmpty();
        boolean roomForNotes = shown.payments().size() <= MOST_ROWS_ABOVE_NOTES;
        kinds.forEach(
                (kind, button) -> {
                    button.showOn(kind == shown.kind());
                    button.showIf(kind != Kind.CARD || shown.offersCard());
                });
        Panes.showIf(above, asks && roomForNotes && !shown.quickNotes().isEmpty());
        Panes.showIf(places, asks && roomForNotes);
        Panes.showIf(ways, asks);
        boolean wasNumber = numberPad.isVisible();
        Panes.showIf(pad, asks && !shown.asksNumber());
        Panes.showIf(numberPad, asks && shown.asksNumber());
        number.follow(shown.number());
        number.showWrong(shown.asksNumber() ? shown.wrong() : "");
        if (wasNumber != numberPad.isVisible()) {
            input().ifPresent(TextInputControl::requestFocus);
        }
        Panes.showIf(terminal, !asks);
        shown.terminal().ifPresent(terminal::show);
        above.setText(shown.field().above());
        notes.show(shown.quickNotes(), shown.chosenNote());
        given.rename(shown.field().name());
        given.input().setPromptText(shown.field().prompt());
        given.follow(shown.typed());
        given.showWrong(shown.asksNumber() ? "" : shown.wrong());
        hint.setText(shown.field().hint());
        Panes.showIf(hint, shown.message().isEmpty());
        Panes.showIf(scanCard, shown.message().isEmpty());
    }

    private Tile note(QuickNote note, int index) {
        VBox face = new VBox(Words.of(note.words(), size(note.words())));
        if (!note.below().isEmpty()) {
            face.getChildren().add(Words.of(note.below(), "size-14", "ink-2"));
        }
        face.setAlignment(Pos.CENTER);
        Tile tile = new Tile(face, note.words() + " " + note.below(), () -> model.note(index));
        tile.getStyleClass().add("centred");
        return tile.strong();
    }

    /// So that also a large sum, or one of a currency of three letters, can be read in full on the
    /// narrowest tile.
    private static String size(String amount) {
        if (amount.length() <= LETTERS_AT_28) {
            return "size-28";
        }
        if (amount.length() <= LETTERS_AT_22) {
            return "size-22";
        }
        return amount.length() <= LETTERS_AT_18 ? "size-18" : "size-14";
    }
}
