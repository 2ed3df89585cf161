package org.tillbridge.pos.sale;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.AmountField;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.Keypad;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;

import java.util.List;

/// What no item is known for is rung by department: which one, at which price, what it is.
final class DepartmentPane extends QuestionPane {
    private final RingViewModel model;
    private final Asked asked;
    private final Texts texts;
    private final Label title = Words.wrapped("", "size-28");
    private final Tiles<String> departments;
    private final AmountField price;
    private final TextField note = new TextField();
    private List<String> names = List.of();
    private int chosen;

    DepartmentPane(RingViewModel model, Asked asked, Texts texts) {
        this.model = model;
        this.asked = asked;
        this.texts = texts;
        price = AmountField.money(texts.text("screen.price"), texts);
        price.onTyped(model::price);
        note.setAccessibleText(texts.text("screen.note"));
        HBox noteField = new HBox(note);
        noteField.getStyleClass().add("field");
        HBox.setHgrow(note, Priority.ALWAYS);
        Keypad keypad =
                new Keypad(Keypad.Target.amount(price.input()), "00", texts.text("keypad.back"));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        keypad.setMaxHeight(340);
        VBox pad = new VBox(12, price, keypad);
        FlowPane tiles = new FlowPane(8, 8);
        departments =
                new Tiles<>(
                        tiles, (name, index) -> Tile.choice(name, () -> choose(index)).strong());
        VBox choice =
                new VBox(
                        12,
                        Words.of(texts.text("screen.whichDepartment"), "size-14", "ink-2"),
                        tiles,
                        Words.wrapped(texts.text("screen.note"), "size-14", "ink-2"),
                        noteField);
        getChildren().addAll(title, Panes.besidePad(choice, pad), buttons());
        choice.setMinWidth(USE_COMPUTED_SIZE);
    }

    private HBox buttons() {
        SecondButton back = SecondButton.beside(texts.text("screen.back"), Key.ESC, texts);
        back.setOnAction(event -> model.back());
        SecondButton sell = SecondButton.answer(texts.text(asked.byDepartment()), Key.ENTER, texts);
        sell.setOnAction(event -> enter());
        sell.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sell, Priority.ALWAYS);
        return new HBox(8, back, sell);
    }

    @Override
    void show(RingViewModel.Task task) {
        if (task instanceof RingViewModel.Task.AskDepartment ask) {
            title.setText(
                    ask.code().isEmpty()
                            ? texts.text(asked.withoutCode())
                            : texts.text("screen.unknownCode", ask.code()));
            price.follow(ask.price());
            price.showWrong(ask.wrong());
            if (!names.equals(ask.departments())) {
                names = ask.departments();
                choose(0);
            }
        }
    }

    @Override
    TextField input() {
        return price.input();
    }

    @Override
    void enter() {
        model.byDepartment(chosen, note.getText());
    }

    private void choose(int department) {
        chosen = department;
        departments.show(names, chosen);
    }
}
