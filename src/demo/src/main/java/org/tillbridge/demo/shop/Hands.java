package org.tillbridge.demo.shop;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;

import org.tillbridge.pos.ui.Pictures;
import org.tillbridge.pos.ui.PosWindow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Someone who works a screen by its keys and reads what it shows. Called from any thread but that
/// of the screen.
public final class Hands {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long GLANCE_MILLIS = 15;

    /// Slower than any scanner, so that it is not taken for one.
    private static final long BETWEEN_KEYS_MILLIS = 60;

    private final PosWindow window;
    private final Scene scene;
    private final Pictures pictures;

    public Hands(PosWindow window, Path folder) {
        this.window = window;
        this.scene = window.scene();
        this.pictures = new Pictures(folder);
    }

    /// Types a text as a person does, key after key.
    public void type(String text) {
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(
                        character -> {
                            pause(BETWEEN_KEYS_MILLIS);
                            onScreen(() -> strike(codeOf(character), character));
                        });
        pause(BETWEEN_KEYS_MILLIS);
    }

    /// Sends a code and Enter at once, as a scanner does.
    public void scan(String code) {
        settle();
        onScreen(
                () -> {
                    code.codePoints()
                            .mapToObj(Character::toString)
                            .forEach(character -> strike(codeOf(character), character));
                    return strike(KeyCode.ENTER, "\r");
                });
    }

    /// Presses a key as soon as the screen takes one.
    public void press(KeyCode key) {
        settle();
        onScreen(() -> strike(key, key == KeyCode.ENTER ? "\r" : KeyEvent.CHAR_UNDEFINED));
    }

    /// The id of the thread that does the screen's work.
    public long threadOfScreen() {
        return onScreen(() -> Thread.currentThread().threadId());
    }

    private void settle() {
        while (onScreen(window::isInFirstMoment)) {
            pause(GLANCE_MILLIS);
        }
    }

    /// Waits until the screen shows a text.
    public void see(String text) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!shows(text)) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException(
                        "The screen does not show '%s' but:%n%s".formatted(text, allTexts()));
            }
            pause(GLANCE_MILLIS);
        }
    }

    boolean shows(String text) {
        return onScreen(() -> texts(scene.getRoot()).anyMatch(each -> each.contains(text)));
    }

    /// Takes a picture of the screen as it is after it was laid out.
    Path picture(String name) {
        return onScreen(() -> pictures.take(scene, name));
    }

    private String allTexts() {
        return onScreen(() -> String.join(" | ", texts(scene.getRoot()).distinct().toList()));
    }

    private KeyCode strike(KeyCode key, String character) {
        fire(focus(), KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, key);
        fire(focus(), KeyEvent.KEY_TYPED, character, KeyCode.UNDEFINED);
        fire(focus(), KeyEvent.KEY_RELEASED, KeyEvent.CHAR_UNDEFINED, key);
        return key;
    }

    private EventTarget focus() {
        return Optional.<EventTarget>ofNullable(scene.getFocusOwner()).orElse(scene);
    }

    private static void fire(
            EventTarget target, EventType<KeyEvent> type, String character, KeyCode key) {
        boolean typed = type.equals(KeyEvent.KEY_TYPED);
        if (typed && character.equals(KeyEvent.CHAR_UNDEFINED)) {
            return;
        }
        Event.fireEvent(
                target,
                new KeyEvent(
                        type,
                        character,
                        typed ? "" : key.getName(),
                        key,
                        false,
                        false,
                        false,
                        false));
    }

    private static KeyCode codeOf(String character) {
        return Stream.of(KeyCode.values())
                .filter(key -> key.getName().equalsIgnoreCase(character))
                .findFirst()
                .orElse(KeyCode.UNDEFINED);
    }

    private static Stream<String> texts(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        Stream<String> own =
                switch (node) {
                    case Labeled labeled -> Stream.ofNullable(labeled.getText());
                    case Text text -> Stream.ofNullable(text.getText());
                    default -> Stream.empty();
                };
        return node instanceof Parent parent
                ? Stream.concat(
                        own, parent.getChildrenUnmodifiable().stream().flatMap(Hands::texts))
                : own;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading a screen", interrupted);
        }
    }

    private static <T> T onScreen(Supplier<T> deed) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        done.complete(deed.get());
                    } catch (RuntimeException broken) {
                        done.completeExceptionally(broken);
                    }
                });
        try {
            return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException broken) {
            throw new IllegalStateException("The screen does not answer", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while at a screen", interrupted);
        }
    }
}
