package org.tillbridge.pos.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/// Pictures for people to look at, in `target/screenshots`.
public final class Screenshots {
    public static final Lamp CONNECTED = new Lamp(Lamp.State.CONNECTED, "Connected");
    public static final Lamp OFFLINE =
            new Lamp(Lamp.State.OFFLINE, "Working offline since 14:02 · 12 to send");

    /// When contact with the hub was lost.
    static final Instant SINCE = Instant.parse("2026-11-23T14:02:00Z");

    static final Pictures PICTURES = new Pictures(Path.of("target", "screenshots"));

    private final Theme theme;
    private final int width;
    private final int height;
    private final Texts texts;
    private final Lamp lamp;

    private Screenshots(Theme theme, int width, int height, Texts texts, Lamp lamp) {
        this.theme = theme;
        this.width = width;
        this.height = height;
        this.texts = texts;
        this.lamp = lamp;
    }

    public static Screenshots english() {
        return new Screenshots(
                Theme.LIGHT, 1366, 768, new Texts(Locale.UK, ZoneOffset.UTC), CONNECTED);
    }

    public Screenshots dark() {
        return new Screenshots(Theme.DARK, width, height, texts, lamp);
    }

    public Screenshots size(int newWidth, int newHeight) {
        return new Screenshots(theme, newWidth, newHeight, texts, lamp);
    }

    public Screenshots in(Locale locale) {
        Texts spoken = new Texts(locale, ZoneOffset.UTC);
        Lamp connected = new Lamp(Lamp.State.CONNECTED, spoken.text("lamp.connected"));
        return new Screenshots(theme, width, height, spoken, connected);
    }

    /// With the lamp of a till that works offline, in the words of its language.
    public Screenshots offline() {
        Lamp offline =
                new Lamp(Lamp.State.OFFLINE, texts.text("lamp.offline", texts.time(SINCE), 12));
        return new Screenshots(theme, width, height, texts, offline);
    }

    /// A screen within the frame.
    public void take(String name, Function<Texts, View> screen) {
        Scene scene = take(name, theme, width, height, () -> framed(screen.apply(texts)));
        assertThat(onFx(() -> ForeignWords.of(scene, texts.locale())))
                .as("in another language in %s", name)
                .isEmpty();
    }

    private Shell framed(View view) {
        TopBar top = new TopBar(texts, () -> {}, () -> {});
        boolean german = texts.locale().getLanguage().equals("de");
        top.show(
                new TopBarState(
                        german ? "Freiburg" : "Bath",
                        german ? "Kasse 2" : "Till 2",
                        "A. Morgan",
                        german ? "Mo. 23. Nov." : "Mon 23 Nov",
                        lamp,
                        "14:37"));
        Shell shell = new Shell(top);
        shell.show(view);
        shell.resize(width, height);
        view.attach();
        return shell;
    }

    public static Scene take(
            String name, Theme theme, int width, int height, Supplier<Parent> root) {
        Scene scene =
                onFx(
                        () -> {
                            Scene made = new Scene(root.get(), width, height);
                            theme.applyTo(made);
                            made.snapshot(null);
                            return made;
                        });
        onFx(() -> PICTURES.take(scene, name));
        assertThat(onFx(() -> CutWords.of(scene))).as("cut in %s", name).isEmpty();
        return scene;
    }

    /// Takes what a window shows, as it is. On the FX thread.
    public static Path take(Scene scene, String name) {
        return PICTURES.take(scene, name);
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
        return result.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static void startToolkit() {
        try {
            CompletableFuture<Boolean> started = new CompletableFuture<>();
            Platform.startup(() -> started.complete(true));
            started.orTimeout(30, TimeUnit.SECONDS).join();
        } catch (IllegalStateException alreadyRunning) {
            // Another test started it.
        }
        Platform.setImplicitExit(false);
    }
}
