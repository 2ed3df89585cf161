package org.tillbridge.pos.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

@OnScreen
class PartsPictureTest {
    private final Texts texts = new Texts(Locale.UK, ZoneOffset.UTC);

    @Test
    void thePartsCanBeSeenInBothThemes() {
        Screenshots.take("parts", this::bothSides);

        assertThat(List.of("IBM Plex Sans", "IBM Plex Sans Medm", "IBM Plex Sans SmBld"))
                .allMatch(family -> Font.font(family).getFamily().equals(family));
    }

    private Parent bothSides() {
        HBox sides = new HBox(side("Light", "light"), side("Dark", "dark"));
        sides.setFillHeight(true);
        return sides;
    }

    private VBox side(String name, String theme) {
        MainButton notYet = new MainButton("Pay", Key.F12, texts);
        notYet.notYet("after an item");
        SecondButton on = SecondButton.stacked("Discount", Key.F4, texts);
        on.showOn(true);
        VBox side =
                new VBox(
                        8,
                        Words.of(name, "size-22"),
                        Words.of("State lamp", "size-14", "medium", "ink-2"),
                        new HBox(
                                12,
                                new StateLamp(new Lamp(Lamp.State.CONNECTED, "Connected")),
                                new StateLamp(
                                        new Lamp(
                                                Lamp.State.OFFLINE,
                                                "Working offline since 14:02 · 12 to send"))),
                        new HBox(
                                12,
                                new StateLamp(
                                        new Lamp(Lamp.State.ONE_DISK, "4 sales on one disk only")),
                                new StateLamp(
                                        new Lamp(
                                                Lamp.State.ATTENTION,
                                                "Needs attention · 1 exception"))),
                        new HBox(
                                12,
                                new MainButton("Pay", Key.F12, texts),
                                notYet,
                                SecondButton.stacked("Discount", Key.F4, texts),
                                on),
                        new MessageBand(
                                new Message(
                                        Message.Tone.CALM,
                                        "No answer from the hub since 14:02.",
                                        "Keep selling; 12 sales will be sent by themselves.")),
                        new MessageBand(
                                new Message(
                                        Message.Tone.CAUTION,
                                        "The printer has no paper.",
                                        "The sale is kept. Print the receipt when there is paper."),
                                SecondButton.small("Print again", Key.F3, texts)),
                        new MessageBand(
                                new Message(
                                        Message.Tone.ALERT,
                                        "The card payment has no answer: paid or not?",
                                        "Do not charge again. The till is asking the bank."),
                                SecondButton.small("Ask now", Key.F3, texts)),
                        fields());
        side.setStyle("-fx-padding: 16 24 16 24; -fx-background-color: -canvas");
        side.getStyleClass().add(theme);
        HBox.setHgrow(side, Priority.ALWAYS);
        side.setPrefWidth(683);
        return side;
    }

    private HBox fields() {
        AmountField right = AmountField.money("Cash given", texts);
        right.input().setText("£40.00");
        AmountField wrong = AmountField.money("Price", texts);
        wrong.input().setText("45.678");
        wrong.showWrong("Two places after the point");
        TextField name = new TextField();
        name.setPromptText("Item name");
        HBox plain = new HBox(name);
        plain.getStyleClass().add("field");
        plain.setMaxHeight(Region.USE_PREF_SIZE);
        plain.setMinWidth(160);
        HBox box = new HBox(12, plain, right, wrong);
        box.getChildren().forEach(each -> HBox.setHgrow(each, Priority.ALWAYS));
        return box;
    }
}
