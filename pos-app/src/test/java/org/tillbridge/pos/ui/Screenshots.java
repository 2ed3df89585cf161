package org.tillbridge.pos.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.joda.money.CurrencyUnit;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// Pictures for people to look at, in `target/screenshots`.
public final class Screenshots {
    /// When contact with the hub was lost.
    static final Instant SINCE = Instant.parse("2026-11-23T14:02:00Z");

    /// What the clock says.
    static final Instant NOW = Instant.parse("2026-11-23T14:37:00Z");

    private static final Pictures PICTURES = new Pictures(Path.of("target", "screenshots"));

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Theme theme;
    private final int width;
    private final int height;
    private final Texts texts;
    private final Moment moment;
    private final boolean offline;

    /// How far the day has come, as the top bar tells it.
    public enum Moment {
        /// The till belongs to no store yet, or cannot start.
        NOT_STARTED,
        /// Nobody is signed on.
        SIGNED_OFF,
        /// No business day is open.
        SIGNED_ON,
        DAY_OPEN
    }

    private Screenshots(
            Theme theme, int width, int height, Texts texts, Moment moment, boolean offline) {
        this.theme = theme;
        this.width = width;
        this.height = height;
        this.texts = texts;
        this.moment = moment;
        this.offline = offline;
    }

    /// By day, connected, someone signed on and the business day open.
    public static Screenshots english() {
        return new Screenshots(Theme.LIGHT, 1366, 768, spoken(Locale.UK), Moment.DAY_OPEN, false);
    }

    public Screenshots dark() {
        return new Screenshots(Theme.DARK, width, height, texts, moment, offline);
    }

    public Screenshots size(int newWidth, int newHeight) {
        return new Screenshots(theme, newWidth, newHeight, texts, moment, offline);
    }

    public Screenshots in(Locale locale) {
        return new Screenshots(theme, width, height, spoken(locale), moment, offline);
    }

    /// As in a store of that country.
    private static Texts spoken(Locale locale) {
        CurrencyUnit currency = locale.equals(Locale.UK) ? CurrencyUnit.GBP : CurrencyUnit.EUR;
        return new Texts(locale, ZoneOffset.UTC, currency);
    }

    public Screenshots at(Moment other) {
        return new Screenshots(theme, width, height, texts, other, offline);
    }

    /// With the lamp of a till that works offline, in the words of its language.
    public Screenshots offline() {
        return new Screenshots(theme, width, height, texts, moment, true);
    }

    /// A screen in the window of the till, which has the focus.
    public void take(String name, Function<Texts, View> screen) {
        take(name, (spoken, shownIn) -> screen.apply(spoken));
    }

    /// A screen that tells the theme too.
    public void take(String name, BiFunction<Texts, Theme, View> screen) {
        View view = onFx(() -> screen.apply(texts, theme));
        Stage stage = onFx(() -> shown(view));
        Scene scene = onFx(() -> pictured(stage, view, name));
        assertThat(onFx(() -> CutWords.of(scene))).as("cut in %s", name).isEmpty();
        assertThat(onFx(() -> ForeignWords.of(scene, texts.locale())))
                .as("in another language in %s", name)
                .isEmpty();
    }

    private Stage shown(View view) {
        PosWindow window =
                new PosWindow(
                        new Screens(
                                new Navigation(Place.SALE),
                                new SimpleObjectProperty<>(texts),
                                new SimpleObjectProperty<>(theme),
                                new SimpleObjectProperty<>(topBar()),
                                Map.of(Place.SALE, spoken -> view)));
        Stage stage = new Stage();
        stage.setWidth(width);
        stage.setHeight(height);
        window.showIn(stage, "Till");
        return stage;
    }

    /// With the focus, and the caret where a person types on: a field selects all when its window
    /// gets the focus.
    private static Scene pictured(Stage stage, View view, String name) {
        Scene scene = stage.getScene();
        stage.requestFocus();
        view.input()
                .ifPresent(
                        field -> {
                            assertThat(field.isFocused()).as("focus in %s", name).isTrue();
                            field.end();
                        });
        take(scene, name);
        assertThat(TabOrder.faultsOnTheWay(scene)).as("by Tab in %s", name).isEmpty();
        stage.hide();
        return scene;
    }

    private TopBarState topBar() {
        String clock = texts.time(NOW);
        if (moment == Moment.NOT_STARTED) {
            Lamp notStarted = new Lamp(Lamp.State.OFFLINE, texts.text("lamp.notStarted"));
            return new TopBarState("", "", "", "", notStarted, clock);
        }
        boolean german = texts.locale().getLanguage().equals("de");
        return new TopBarState(
                german ? "Freiburg" : "Bath",
                german ? "Kasse 2" : "Till 2",
                moment == Moment.SIGNED_OFF ? "" : "A. Morgan",
                moment == Moment.SIGNED_ON ? "" : texts.shortDate(TODAY),
                offline
                        ? new Lamp(
                                Lamp.State.OFFLINE,
                                texts.text("lamp.offline", texts.time(SINCE), 12))
                        : new Lamp(Lamp.State.CONNECTED, texts.text("lamp.connected")),
                clock);
    }

    /// Parts on their own, in no window.
    static void take(String name, Supplier<Parent> root) {
        Scene scene =
                onFx(
                        () -> {
                            Scene made = new Scene(root.get(), 1366, 768);
                            Theme.LIGHT.applyTo(made);
                            made.snapshot(null);
                            return made;
                        });
        onFx(() -> PICTURES.take(scene, name));
        assertThat(onFx(() -> Contrast.faults(scene))).as("too faint in %s", name).isEmpty();
        assertThat(onFx(() -> CutWords.of(scene))).as("cut in %s", name).isEmpty();
    }

    /// Takes what a window shows, as it is, and finds what is hard to read, to hit, to hear or to
    /// reach by keys. On the FX thread.
    public static Path take(Scene scene, String name) {
        Path file = PICTURES.take(scene, name);
        List<String> faults = new ArrayList<>(Contrast.faultsInBothThemes(scene));
        faults.addAll(Reach.faults(scene));
        faults.addAll(TabOrder.faults(scene));
        assertThat(faults).as("in %s", name).isEmpty();
        return file;
    }

    /// Starts the toolkit if nobody did, runs the work on its thread and waits for it.
    public static <T> T onFx(Supplier<T> work) {
        startToolkit();
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(work.get());
                    } catch (RuntimeException | Error wrong) {
                        result.completeExceptionally(wrong);
                    }
                });
        return result.orTimeout(1, TimeUnit.MINUTES).join();
    }

    private static void startToolkit() {
        try {
            CompletableFuture<Boolean> started = new CompletableFuture<>();
            Platform.startup(() -> started.complete(true));
            started.orTimeout(1, TimeUnit.MINUTES).join();
        } catch (IllegalStateException alreadyRunning) {
            // Another test started it.
        }
        Platform.setImplicitExit(false);
    }
}
