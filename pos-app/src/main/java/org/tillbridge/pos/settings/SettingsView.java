package org.tillbridge.pos.settings;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.sound.Cue;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.Messages;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Theme;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;
import org.tillbridge.retail.CamelCase;

import java.util.List;
import java.util.Locale;

/// What can be set here: the network, to try the till without it; language, light or dark, sounds.
/// And what this till is.
public final class SettingsView extends FollowingView<SettingsViewModel.Shown> {
    private static final List<Theme> THEMES = List.of(Theme.LIGHT, Theme.DARK);

    private static final List<Boolean> ON_OR_OFF = List.of(true, false);

    private final SettingsViewModel model;
    private final Texts texts;
    private final VBox about = new VBox();
    private final Messages state = new Messages();
    private final SecondButton network;
    private final SecondButton training;
    private final VBox networkNotes = new VBox(4);
    private final Tiles<Theme> themes;
    private final Tiles<Locale> languages;
    private final Tiles<Boolean> sounds;

    public SettingsView(SettingsViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.texts = texts;
        leftPlace()
                .getChildren()
                .addAll(
                        Panes.head(
                                Words.of(texts.text("screen.about"), "size-18"),
                                new Label(),
                                actions().small("screen.status", Key.F6, model::showStatus)),
                        about);
        network = SecondButton.beside("", Key.F3, texts);
        network.setOnAction(event -> model.network(!now().network()));
        FlowPane lightOrDark = new FlowPane(8, 8);
        lightOrDark.setPrefWrapLength(160);
        FlowPane spoken = new FlowPane(8, 8);
        spoken.setPrefWrapLength(300);
        VBox language = card("screen.language", spoken);
        HBox.setHgrow(language, Priority.ALWAYS);
        FlowPane onOrOff = new FlowPane(8, 8);
        onOrOff.setPrefWrapLength(130);
        themes = new Tiles<>(lightOrDark, (each, index) -> theme(each));
        languages = new Tiles<>(spoken, (each, index) -> language(each));
        sounds = new Tiles<>(onOrOff, (each, index) -> sounds(each));
        rightPlace()
                .getChildren()
                .addAll(
                        state,
                        card("screen.network", network, networkNotes),
                        new HBox(12, card("screen.look", lightOrDark), language),
                        card("screen.sounds", new FlowPane(24, 8, onOrOff, cues())));
        rightPlace().setFillWidth(true);
        VBox.setVgrow(rightPlace(), Priority.ALWAYS);
        actions().on(Key.F3, "help.network", network::fire);
        actions().stacked("screen.devices", Key.F4, model::showDevices);
        actions().stacked("screen.mail", Key.F5, model::showMail);
        training = actions().stacked("screen.beginTraining", Key.F7, model::training);
        actions().main(texts.text("screen.back"), Key.ENTER, model::back);
        actions().on(Key.ESC, "screen.back", model::back);
    }

    private VBox card(String title, Region... content) {
        VBox card = new VBox(12, Words.of(texts.text(title), "size-18"));
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("card", "inset");
        return card;
    }

    @Override
    protected void show(SettingsViewModel.Shown shown) {
        about.getChildren()
                .setAll(
                        shown.about().stream()
                                .map(fact -> Panes.fact(fact.name(), fact.value()))
                                .toList());
        network.say(texts.text(shown.network() ? "screen.cutNetwork" : "screen.restoreNetwork"));
        training.say(shown.training());
        networkNotes
                .getChildren()
                .setAll(
                        shown.networkNotes().stream()
                                .map(note -> Words.wrapped(note, "size-14", "ink-2"))
                                .toList());
        themes.show(THEMES, THEMES.indexOf(shown.theme()));
        languages.show(shown.languages(), shown.languages().indexOf(shown.language()));
        sounds.show(ON_OR_OFF, ON_OR_OFF.indexOf(shown.sounds()));
        state.show(shown.state());
        big().show(texts.text("screen.settings"), "", List.of());
    }

    private Tile sounds(boolean on) {
        return Tile.choice(texts.text(on ? "screen.on" : "screen.off"), () -> model.sounds(on))
                .strong();
    }

    /// Each is heard when it is touched.
    private FlowPane cues() {
        FlowPane cues = new FlowPane(8, 8);
        cues.setPrefWrapLength(340);
        for (Cue cue : Cue.values()) {
            String words = texts.text("cue." + CamelCase.of(cue));
            cues.getChildren().add(Tile.choice(words, () -> model.hear(cue)));
        }
        return cues;
    }

    private Tile theme(Theme theme) {
        String words = texts.text(theme == Theme.DARK ? "screen.dark" : "screen.light");
        return Tile.choice(words, () -> model.theme(theme)).strong();
    }

    /// A language is named in itself, so that whoever needs it finds it.
    private Tile language(Locale language) {
        String name = language.getDisplayLanguage(language);
        String capital = name.substring(0, 1).toUpperCase(language) + name.substring(1);
        return Tile.choice(capital, () -> model.language(language)).strong();
    }
}
