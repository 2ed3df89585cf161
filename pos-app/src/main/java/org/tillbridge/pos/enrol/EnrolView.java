package org.tillbridge.pos.enrol;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.List;
import java.util.Optional;

/// Makes this machine a workstation of a store.
public final class EnrolView extends FollowingView<EnrolViewModel.Shown> {
    private final Texts texts;
    private final TextField address = new TextField();
    private final TextField code = new TextField();
    private final Label addressWrong = wrong();
    private final Label codeWrong = wrong();
    private final MainButton enrol;
    private final LetterPad letters;

    public EnrolView(EnrolViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.texts = texts;
        letters = new LetterPad(() -> actions().press(Key.ENTER), texts);
        VBox about =
                new VBox(
                        24,
                        Panes.advice(
                                new Icon(Feather.KEY, 22, "ink-2"),
                                texts.text("screen.enrolCode"),
                                texts.text("screen.enrolCodeMore")),
                        Panes.advice(
                                new Icon(Feather.DOWNLOAD, 22, "ink-2"),
                                texts.text("screen.enrolThen"),
                                texts.text("screen.enrolThenMore")));
        about.getStyleClass().add("padded");
        leftPlace()
                .getChildren()
                .addAll(
                        Panes.head(Words.of(texts.text("screen.enrol"), "size-18"), new Label()),
                        about);
        rightPlace()
                .getChildren()
                .addAll(
                        field("screen.hubAddress", address),
                        addressWrong,
                        field("screen.enrolmentCode", code),
                        codeWrong,
                        Panes.grow(),
                        letters);
        actions().on(Key.ESC, "help.closeLetters", letters::close);
        enrol =
                actions()
                        .main(
                                texts.text("screen.enrol"),
                                Key.ENTER,
                                () -> model.enrol(address.getText(), code.getText()));
    }

    private VBox field(String textKey, TextField input) {
        input.setAccessibleText(texts.text(textKey));
        return new VBox(6, Words.of(texts.text(textKey), "size-14", "ink-2"), letters.field(input));
    }

    private static Label wrong() {
        Label label = Words.wrapped("", "size-14", "alert");
        label.setGraphic(new Icon(Feather.ALERT_TRIANGLE, 16, "alert"));
        return label;
    }

    @Override
    public Optional<TextInputControl> input() {
        return Optional.of(address.getText().isEmpty() ? address : code);
    }

    @Override
    public boolean scanned(String scanned) {
        code.setText(scanned);
        return true;
    }

    @Override
    protected void show(EnrolViewModel.Shown shown) {
        if (address.getText().isEmpty()) {
            address.setText(shown.hubAddress());
        }
        if (code.getText().isEmpty()) {
            code.setText(shown.code());
        }
        showWrong(address, addressWrong, shown.addressWrong());
        showWrong(code, codeWrong, shown.codeWrong());
        showMessage(shown.message());
        big().show(texts.text("screen.notEnrolled"), "", List.of());
        enrol.notYet(shown.busy() ? texts.text("screen.askingHub") : "");
    }

    private static void showWrong(TextField input, Label label, String sentence) {
        List<String> styles = input.getParent().getStyleClass();
        styles.remove("wrong");
        if (!sentence.isEmpty()) {
            styles.add("wrong");
        }
        label.setText(sentence);
        Panes.showIf(label, !sentence.isEmpty());
    }
}
