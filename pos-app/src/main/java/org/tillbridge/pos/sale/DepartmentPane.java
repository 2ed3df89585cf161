package org.tillbridge.pos.sale;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.AmountField;
import org.tillbridge.pos.ui.Keypad;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;

import java.util.List;
import java.util.Optional;

/// What no item is known for is rung by department: which one, at which price, what it is.
final class DepartmentPane extends QuestionPane {
    private final RingViewModel model;
    private final Asked asked;
    private final LetterPad letters;
    private final Texts texts;
    private final Label title = Words.wrapped("", "size-28");
    private final FlowPane tiles = new FlowPane(8, 8);
    private final Tiles<String> departments;
    private final AmountField price;
    private final Keypad keypad;
    private final TextField note = new TextField();
    private List<String> names = List.of();
    private int chosen;

    DepartmentPane(RingViewModel model, Asked asked, LetterPad letters, Texts texts) {
        super(model, asked.byDepartment(), texts);
        this.model = model;
        this.asked = asked;
        this.letters = letters;
        this.texts = texts;
        price = AmountField.money(texts.text("screen.price"), texts);
        price.onTyped(model::price);
        note.setAccessibleText(texts.text("screen.note"));
        price.input().setOnMouseClicked(event -> letters.close());
        keypad = new Keypad(Keypad.Target.amount(price.input()), "00", texts.text("keypad.back"));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        keypad.setMaxHeight(340);
        VBox pad = new VBox(12, price, keypad);
        departments =
                new Tiles<>(
                        tiles, (name, index) -> Tile.choice(name, () -> choose(index)).strong());
        VBox choice =
                new VBox(
                        12,
                        Words.of(texts.text("screen.whichDepartment"), "size-14", "ink-2"),
                        tiles,
                        Words.wrapped(texts.text("screen.note"), "size-14", "ink-2"),
                        letters.field(note));
        getChildren().addAll(title, Panes.besidePad(choice, pad), buttons());
        choice.setMinWidth(USE_COMPUTED_SIZE);
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
            makeRoom();
        }
    }

    @Override
    Optional<TextField> input() {
        return Optional.of(price.input());
    }

    @Override
    void enter() {
        model.byDepartment(chosen, note.getText());
    }

    /// The letters take the room of the keypad, and of the departments that were not chosen.
    private void makeRoom() {
        boolean open = letters.isOpen();
        Panes.showIf(keypad, !open);
        for (int i = 0; i < tiles.getChildren().size(); i++) {
            Panes.showIf(tiles.getChildren().get(i), !open || i == chosen);
        }
        escGoesBack(!open);
    }

    private void choose(int department) {
        chosen = department;
        departments.show(names, chosen);
    }
}
