package org.tillbridge.pos.ui;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;
import javafx.util.Subscription;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The one window: shows the screen where the operator is, hands it keys and scans. On the FX
/// thread.
public final class PosWindow {
    public static final double LEAST_WIDTH = 1024;
    public static final double LEAST_HEIGHT = 768;

    private final Screens screens;
    private final Map<Place, View> made = new EnumMap<>(Place.class);
    private final Help help = new Help();
    private Subscription following = Subscription.EMPTY;
    private final Scene scene;
    private final Keyboard keyboard;
    private long touched = System.nanoTime();
    private Shell shell;
    private TopBar top;
    private Optional<View> shown = Optional.empty();
    private Optional<View> over = Optional.empty();

    public PosWindow(Screens screens) {
        this.screens = screens;
        top = topBar();
        shell = new Shell(top);
        scene = new Scene(shell, 1366, LEAST_HEIGHT);
        keyboard = new Keyboard(scene, help, screens.notTaken());
        scene.addEventFilter(InputEvent.ANY, event -> touched = System.nanoTime());
        screens.theme().getValue().applyTo(scene);
        following =
                Subscription.combine(
                        screens.theme().subscribe((before, now) -> now.applyTo(scene)),
                        screens.topBar().subscribe((before, now) -> top.show(now)),
                        screens.navigation().place().subscribe((before, now) -> show(now)),
                        screens.over().subscribe((before, now) -> put(now)),
                        screens.texts().subscribe((before, now) -> speak()));
        show(screens.navigation().place().get());
    }

    /// Another window takes its place: it no longer follows anything.
    public void leave() {
        following.unsubscribe();
        takeOver();
        shown.ifPresent(View::detach);
        shown = Optional.empty();
    }

    /// A scanner that is not a keyboard read something.
    public void scanned(String code) {
        touched = System.nanoTime();
        keyboard.scanned(code);
    }

    /// What the window shows, for pictures and tests.
    public Scene scene() {
        return scene;
    }

    /// How long nobody has pressed, touched, moved or scanned anything.
    public Duration untouched() {
        return Duration.ofNanos(System.nanoTime() - touched);
    }

    /// Whether the screen was shown so lately that its next step cannot be taken yet.
    public boolean isInFirstMoment() {
        return keyboard.isFirstMoment();
    }

    public void showIn(Stage stage, String title) {
        stage.setTitle(title);
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.show();
    }

    private void speak() {
        takeOver();
        shown.ifPresent(View::detach);
        shown = Optional.empty();
        made.clear();
        top = topBar();
        shell = new Shell(top);
        scene.setRoot(shell);
        screens.theme().getValue().applyTo(scene);
        show(screens.navigation().place().get());
    }

    private void show(Place place) {
        takeOver();
        shown.ifPresent(View::detach);
        help.open = false;
        View view = made.computeIfAbsent(place, this::make);
        shown = Optional.of(view);
        shell.show(view);
        shell.requestFocus();
        keyboard.serve(view);
        view.attach();
    }

    /// Puts something over the screen, or takes it away again; the screen below goes on following.
    private void put(Optional<Function<View, View>> made) {
        takeOver();
        help.open = false;
        shown.ifPresent(
                below -> {
                    over = made.map(maker -> maker.apply(below));
                    View top = over.orElse(below);
                    shell.show(top);
                    shell.requestFocus();
                    keyboard.serve(top);
                    over.ifPresent(View::attach);
                    top.input().ifPresent(Node::requestFocus);
                });
    }

    private void takeOver() {
        over.ifPresent(View::detach);
        over = Optional.empty();
    }

    private Optional<View> served() {
        return over.or(() -> shown);
    }

    /// F1 opens the help and closes it again. Whatever else is pressed, typed or scanned closes it
    /// and does what it does, save Esc, which has done enough then.
    private final class Help implements Keyboard.Before {
        private boolean open;

        @Override
        public boolean pressed(Key key) {
            boolean wasOpen = open;
            if (wasOpen) {
                close();
            } else if (key == Key.F1) {
                served().ifPresent(this::open);
            }
            return key == Key.F1 || (key == Key.ESC && wasOpen);
        }

        @Override
        public void written() {
            if (open) {
                close();
            }
        }

        private void open(View view) {
            open = true;
            shell.requestFocus();
            shell.showAtRight(
                    new HelpPane(
                            screens.navigation().place().get(),
                            view.actions().explained(),
                            screens.texts().getValue(),
                            this::close));
        }

        private void close() {
            open = false;
            served().ifPresent(
                            view -> {
                                shell.showAtRight(view.right());
                                view.input().ifPresent(Node::requestFocus);
                            });
        }
    }

    private View make(Place place) {
        return Objects.requireNonNull(screens.views().get(place), place::name)
                .apply(screens.texts().getValue());
    }

    private TopBar topBar() {
        TopBar bar =
                new TopBar(screens.texts().getValue(), () -> help.pressed(Key.F1), this::openState);
        bar.show(screens.topBar().getValue());
        return bar;
    }

    private void openState() {
        if (screens.navigation().place().get() == Place.SALE) {
            screens.navigation().goTo(Place.SETTINGS);
        }
    }
}
