package org.tillbridge.pos.sale;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.AmountField;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.Keypad;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is taken off a line or the whole sale, and why.
final class DiscountPane extends QuestionPane {
    private final AdjustViewModel adjust;
    private final LetterPad letters;
    private final Label about = Words.wrapped("", "size-18");
    private final Label costs = Words.wrapped("", "size-14", "ink-2");
    private final SecondButton whole;
    private final SecondButton asAmount;
    private final AmountField share;
    private final AmountField amount;
    private final VBox sharePad;
    private final VBox amountPad;
    private final Label why;
    private final FlowPane places = new FlowPane(8, 8);
    private final Tiles<String> reasons;
    private final TextField words = new TextField();
    private final List<Keypad> keypads = new ArrayList<>();
    private boolean percent = true;
    private boolean drawn;

    DiscountPane(RingViewModel model, LetterPad letters, Texts texts) {
        super(model, "discount.give", texts);
        this.adjust = model.adjusting();
        this.letters = letters;
        whole = SecondButton.small(texts.text("adjust.wholeSale"), Key.F6, texts);
        whole.setOnAction(event -> adjust.otherScope());
        asAmount = SecondButton.small(texts.text("discount.asAmount"), Key.F7, texts);
        asAmount.setOnAction(event -> adjust.otherKind());
        share = AmountField.count(texts.text("discount.percent"));
        amount = AmountField.money(texts.text("discount.amount"), texts);
        sharePad = pad(share, texts.decimalSign(), texts);
        amountPad = pad(amount, "00", texts);
        words.setAccessibleText(texts.text("discount.otherWords"));
        reasons =
                new Tiles<>(
                        places,
                        (name, index) ->
                                Tile.choice(name, () -> adjust.chooseReason(index)).strong());
        why = Words.of(texts.text("discount.why"), "size-14", "ink-2");
        VBox reason =
                new VBox(
                        12,
                        why,
                        places,
                        Words.wrapped(texts.text("discount.otherWords"), "size-14", "ink-2"),
                        letters.field(words));
        HBox both = Panes.besidePad(reason, new VBox(sharePad, amountPad));
        reason.setMinWidth(USE_COMPUTED_SIZE);
        HBox ways = new HBox(8, whole, asAmount, costs);
        ways.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(costs, Priority.ALWAYS);
        getChildren().addAll(about, ways, both, buttons());
    }

    private VBox pad(AmountField field, String corner, Texts texts) {
        field.onTyped(adjust::discountTyped);
        field.input().setOnMouseClicked(event -> letters.close());
        Keypad keypad =
                new Keypad(
                        Keypad.Target.typing(field.input(), corner),
                        corner,
                        texts.text("keypad.back"));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        keypad.getStyleClass().add("low");
        keypad.setMaxHeight(340);
        keypads.add(keypad);
        VBox pad = new VBox(12, field, keypad);
        VBox.setVgrow(pad, Priority.ALWAYS);
        return pad;
    }

    @Override
    void show(RingViewModel.Task task) {
        if (task instanceof RingViewModel.Task.AskDiscount ask) {
            about.setText(ask.about());
            costs.setText(ask.costs());
            whole.showOn(ask.whole());
            asAmount.showOn(!ask.percent());
            Panes.showIf(sharePad, ask.percent());
            Panes.showIf(amountPad, !ask.percent());
            share.follow(ask.percent() ? ask.typed() : "");
            amount.follow(ask.percent() ? "" : ask.typed());
            share.showWrong(ask.wrong());
            amount.showWrong(ask.wrong());
            reasons.show(ask.reasons(), ask.chosen());
            makeRoom();
            moveFocus(ask.percent());
        }
    }

    /// The letters take the room of the keypad, and of the reasons that they are to replace.
    private void makeRoom() {
        boolean open = letters.isOpen();
        keypads.forEach(keypad -> Panes.showIf(keypad, !open));
        Panes.showIf(why, !open);
        Panes.showIf(places, !open);
        escGoesBack(!open);
    }

    private void moveFocus(boolean shares) {
        if (drawn && percent != shares) {
            percent = shares;
            focus();
        }
        percent = shares;
        drawn = true;
    }

    @Override
    Optional<TextField> input() {
        return Optional.of(percent ? share.input() : amount.input());
    }

    @Override
    void press(Key key) {
        if (key == Key.F6) {
            whole.fire();
        } else if (key == Key.F7) {
            asAmount.fire();
        }
    }

    @Override
    void enter() {
        adjust.giveDiscount(words.getText());
    }
}
