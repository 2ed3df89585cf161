package org.tillbridge.pos.settings;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.Messages;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Theme;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Words;

import java.util.List;
import java.util.Locale;

/// What can be set here: the network, to try the till without it; language, light or dark. And what
/// this till is.
public final class SettingsView extends FollowingView<SettingsViewModel.Shown> {
    private final SettingsViewModel model;
    private final Texts texts;
    private final VBox about = new VBox();
    private final Messages state = new Messages();
    private final SecondButton network;
    private final VBox networkNotes = new VBox(4);
    private final FlowPane themes = new FlowPane(8, 8);
    private final FlowPane languages = new FlowPane(8, 8);

    public SettingsView(SettingsViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.texts = texts;
        leftPlace()
                .getChildren()
                .addAll(
                        Panes.head(Words.of(texts.text("screen.about"), "size-18"), new Label()),
                        about);
        network = SecondButton.beside("", Key.F3, texts);
        network.setOnAction(event -> model.network(!now().network()));
        rightPlace()
                .getChildren()
                .addAll(
                        state,
                        card("screen.network", network, networkNotes),
                        card("screen.look", themes),
                        card("screen.language", languages));
        rightPlace().setFillWidth(true);
        VBox.setVgrow(rightPlace(), Priority.ALWAYS);
        actions().on(Key.F3, "help.network", network::fire);
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
        networkNotes
                .getChildren()
                .setAll(
                        shown.networkNotes().stream()
                                .map(note -> Words.wrapped(note, "size-14", "ink-2"))
                                .toList());
        themes.getChildren()
                .setAll(
                        List.of(
                                choice(
                                        "screen.light",
                                        shown.theme() == Theme.LIGHT,
                                        () -> model.theme(Theme.LIGHT)),
                                choice(
                                        "screen.dark",
                                        shown.theme() == Theme.DARK,
                                        () -> model.theme(Theme.DARK))));
        languages
                .getChildren()
                .setAll(
                        shown.languages().stream()
                                .map(each -> language(each, each.equals(shown.language())))
                                .toList());
        state.show(shown.state());
        big().show(texts.text("screen.settings"), "", List.of());
    }

    private Tile choice(String textKey, boolean on, Runnable pressed) {
        return Tile.choice(texts.text(textKey), pressed).strong().on(on);
    }

    /// A language is named in itself, so that whoever needs it finds it.
    private Tile language(Locale language, boolean on) {
        String name = language.getDisplayLanguage(language);
        String capital = name.substring(0, 1).toUpperCase(language) + name.substring(1);
        return Tile.choice(capital, () -> model.language(language)).strong().on(on);
    }
}
