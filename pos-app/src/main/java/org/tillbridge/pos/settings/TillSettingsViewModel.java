package org.tillbridge.pos.settings;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.tillbridge.pos.sound.Cue;
import org.tillbridge.pos.sound.SoundSwitch;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Theme;
import org.tillbridge.sync.wire.HubSwitch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Settings of this workstation: the offline drill, day or night, the language, and what it is.
public final class TillSettingsViewModel implements SettingsViewModel {

    private final HubSwitch hub;
    private final ObservableValue<List<Message>> state;
    private final ObjectProperty<Theme> theme;
    private final Consumer<Locale> speak;
    private final SoundSwitch sounds;
    private final ScreenChoices screens;
    private final Supplier<Boolean> signedOn;
    private final List<Fact> about;
    private final TrainingDesk training;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private Optional<Message> refused = Optional.empty();

    /// @param state what the lamp stands for, in full
    /// @param speak changes the language of all screens
    /// @param signedOn whether anyone is, which decides where back leads
    public TillSettingsViewModel(
            HubSwitch hub,
            ObservableValue<List<Message>> state,
            ObjectProperty<Theme> theme,
            Consumer<Locale> speak,
            SoundSwitch sounds,
            ScreenChoices screens,
            Supplier<Boolean> signedOn,
            List<Fact> about,
            TrainingDesk training,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.hub = hub;
        this.state = state;
        this.theme = theme;
        this.speak = speak;
        this.sounds = sounds;
        this.screens = screens;
        this.signedOn = signedOn;
        this.about = List.copyOf(about);
        this.training = training;
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        this.shown = new ReadOnlyObjectWrapper<>(toShow());
        state.subscribe(now -> shown.set(toShow()));
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void network(boolean on) {
        if (on) {
            hub.restore();
        } else {
            hub.cut();
        }
        shown.set(toShow());
    }

    @Override
    public void theme(Theme chosen) {
        theme.set(chosen);
        screens.choose(chosen);
        keep();
        shown.set(toShow());
    }

    @Override
    public void language(Locale language) {
        screens.choose(language);
        keep();
        speak.accept(language);
    }

    private void keep() {
        tasks.aside(
                () -> {
                    screens.keep();
                    return screens;
                },
                kept -> {});
    }

    @Override
    public void sounds(boolean on) {
        tasks.aside(
                () -> {
                    sounds.turn(on);
                    return on;
                },
                done -> shown.set(toShow()));
    }

    @Override
    public void hear(Cue cue) {
        sounds.tryOut(cue);
    }

    @Override
    public void training() {
        refused = Optional.empty();
        training.turn(
                why -> {
                    refused = Optional.of(why);
                    shown.set(toShow());
                });
    }

    @Override
    public void showDevices() {
        navigation.goTo(Place.DEVICES);
    }

    @Override
    public void showMail() {
        navigation.goTo(Place.MAIL);
    }

    @Override
    public void showStatus() {
        navigation.goTo(Place.STATUS);
    }

    @Override
    public void back() {
        navigation.goTo(signedOn.get() ? Place.SALE : Place.SIGN_ON);
    }

    private Shown toShow() {
        return new Shown(
                Stream.concat(refused.stream(), state.getValue().stream()).toList(),
                !hub.isCut(),
                List.of(texts.text(hub.isCut() ? "settings.cut" : "settings.connected")),
                texts.text(training.isOn() ? "screen.endTraining" : "screen.beginTraining"),
                theme.get(),
                texts.locale(),
                Texts.LANGUAGES,
                sounds.isOn(),
                about);
    }
}
