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
final class Hands {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long GLANCE_MILLIS = 15;

    private final Scene scene;
    private final Pictures pictures;

    Hands(Scene scene, Path folder) {
        this.scene = scene;
        this.pictures = new Pictures(folder);
    }

    /// Types a text as a keyboard does, key after key.
    void type(String text) {
        onScreen(
                () -> {
                    text.codePoints()
                            .mapToObj(Character::toString)
                            .forEach(character -> strike(codeOf(character), character));
                    return text;
                });
    }

    void press(KeyCode key) {
        onScreen(
                () -> {
                    strike(key, KeyEvent.CHAR_UNDEFINED);
                    return key;
                });
    }

    /// Waits until the screen shows a text.
    void see(String text) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!shows(text)) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException(
                        "The screen does not show '%s' but:%n%s".formatted(text, allTexts()));
            }
            glanceAway();
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

    private void strike(KeyCode key, String character) {
        EventTarget target = Optional.<EventTarget>ofNullable(scene.getFocusOwner()).orElse(scene);
        fire(target, KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, key);
        fire(target, KeyEvent.KEY_TYPED, character, KeyCode.UNDEFINED);
        fire(target, KeyEvent.KEY_RELEASED, KeyEvent.CHAR_UNDEFINED, key);
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

    private static void glanceAway() {
        try {
            Thread.sleep(GLANCE_MILLIS);
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
