package org.tillbridge.pos.ui;

import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Hands at the counter: keys, a finger, a scanner, in front of a window that nobody sees.
public final class Counter implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// Slower than any scanner.
    private static final long BETWEEN_KEYS = 60;

    private final Stage stage;
    private final PosWindow window;
    private final Scene scene;
    private BooleanSupplier works = () -> false;

    private Counter(Stage stage, PosWindow window) {
        this.stage = stage;
        this.window = window;
        this.scene = window.scene();
    }

    public static Counter with(Supplier<PosWindow> window) {
        return onFx(
                () -> {
                    PosWindow made = window.get();
                    Stage stage = new Stage();
                    made.showIn(stage, "Till");
                    return new Counter(stage, made);
                });
    }

    /// Does not rest while something is done in the background.
    public Counter busyWhile(BooleanSupplier something) {
        works = something;
        return this;
    }

    public PosWindow window() {
        return window;
    }

    public Scene scene() {
        return scene;
    }

    /// One key after the other, as fast as a person who is good at it.
    public Counter type(String text) {
        for (char letter : text.toCharArray()) {
            pause(BETWEEN_KEYS);
            onFx(() -> key(KeyCode.UNDEFINED, String.valueOf(letter)));
        }
        pause(BETWEEN_KEYS);
        return this;
    }

    public Counter press(KeyCode code) {
        settle();
        onFx(() -> key(code, character(code)));
        return this;
    }

    /// Twice, as by a trembling finger.
    public Counter pressTwice(KeyCode code) {
        settle();
        onFx(() -> key(code, character(code)) && key(code, character(code)));
        return this;
    }

    /// Until the keyboard has repeated it twice.
    public Counter hold(KeyCode code) {
        settle();
        for (int press = 0; press < 3; press++) {
            onFx(
                    () -> {
                        fire(focus(), KeyEvent.KEY_PRESSED, code, KeyEvent.CHAR_UNDEFINED);
                        return true;
                    });
            waitForRest();
        }
        onFx(
                () -> {
                    fire(focus(), KeyEvent.KEY_RELEASED, code, KeyEvent.CHAR_UNDEFINED);
                    return true;
                });
        return this;
    }

    private static String character(KeyCode code) {
        return code == KeyCode.ENTER ? "\r" : KeyEvent.CHAR_UNDEFINED;
    }

    /// All of a code at once, as a scanner sends it.
    public Counter scan(String code) {
        return scanRightAfter(() -> {}, code);
    }

    /// The same in one moment with something before it: nothing is drawn in between.
    public Counter scanRightAfter(Runnable before, String code) {
        onFx(
                () -> {
                    before.run();
                    for (char letter : code.toCharArray()) {
                        key(KeyCode.UNDEFINED, String.valueOf(letter));
                    }
                    return key(KeyCode.ENTER, "\r");
                });
        return this;
    }

    /// The same, with Ctrl and ] for each group separator.
    public Counter scanWithKeysForSeparators(String code) {
        onFx(
                () -> {
                    for (char letter : code.toCharArray()) {
                        if (letter == '\u001d') {
                            controlKey(KeyCode.CONTROL, KeyEvent.CHAR_UNDEFINED);
                            controlKey(KeyCode.CLOSE_BRACKET, "\u001d");
                        } else {
                            key(KeyCode.UNDEFINED, String.valueOf(letter));
                        }
                    }
                    return key(KeyCode.ENTER, "\r");
                });
        return this;
    }

    private void controlKey(KeyCode code, String character) {
        Event.fireEvent(
                focus(),
                new KeyEvent(
                        KeyEvent.KEY_PRESSED,
                        KeyEvent.CHAR_UNDEFINED,
                        "",
                        code,
                        false,
                        true,
                        false,
                        false));
        if (!character.equals(KeyEvent.CHAR_UNDEFINED)) {
            Event.fireEvent(
                    focus(),
                    new KeyEvent(
                            KeyEvent.KEY_TYPED,
                            character,
                            "",
                            KeyCode.UNDEFINED,
                            false,
                            true,
                            false,
                            false));
        }
    }

    /// A finger on whatever bears these words.
    public Counter tap(String words) {
        settle();
        waitUntil(() -> !bearing(words).isEmpty(), "something that says " + words);
        onFx(() -> tap(pressable(bearing(words))));
        return this;
    }

    /// A finger, and in the same moment a key, or without one the finger once more.
    public Counter tapAnd(String words, Optional<KeyCode> code) {
        waitFor(words).settle();
        Node at = onFx(() -> pressable(bearing(words)));
        onFx(() -> tap(at) && code.map(one -> key(one, character(one))).orElseGet(() -> tap(at)));
        return this;
    }

    /// A finger on what has no words, named as to a person who does not see it.
    public Counter tapNamed(String name) {
        settle();
        waitUntil(() -> !named(name).isEmpty(), "something called " + name);
        onFx(() -> tap(named(name).getFirst()));
        return this;
    }

    private void settle() {
        waitUntil(() -> !window.isInFirstMoment(), "the end of the first moment");
    }

    public boolean shows(String words) {
        return onFx(() -> !bearing(words).isEmpty());
    }

    public Counter waitFor(String words) {
        waitUntil(() -> !bearing(words).isEmpty(), words);
        return this;
    }

    public Counter waitUntil(BooleanSupplier condition, String what) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!onFx(condition::getAsBoolean)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Never came: " + what + "; shown: " + onFx(this::words));
            }
            pause(10);
        }
        return this;
    }

    /// Waits until the screen has come to rest: what was asked for in the background is shown, or
    /// waits itself, as for an answer of the hub.
    public Counter waitForRest() {
        List<String> before = List.of();
        Instant end = Instant.now().plus(PATIENCE);
        int same = 0;
        for (int rest = 0; rest < 10 && same < 100 && Instant.now().isBefore(end); ) {
            pause(30);
            boolean working = works.getAsBoolean();
            List<String> now = onFx(this::words);
            same = now.equals(before) ? same + 1 : 0;
            rest = same == 0 || working ? 0 : rest + 1;
            before = now;
        }
        return this;
    }

    public Counter picture(String name) {
        awaitPulse();
        onFx(() -> Screenshots.take(scene, name));
        return this;
    }

    /// What has just been shown stands where it belongs only after the next pulse.
    private void awaitPulse() {
        CountDownLatch laidOut = new CountDownLatch(1);
        Runnable pulse = laidOut::countDown;
        onFx(
                () -> {
                    scene.addPostLayoutPulseListener(pulse);
                    Platform.requestNextPulse();
                    return true;
                });
        waitUntil(() -> laidOut.getCount() == 0, "a pulse");
        onFx(
                () -> {
                    scene.removePostLayoutPulseListener(pulse);
                    return true;
                });
    }

    /// All words in sight.
    public List<String> words() {
        return nodes(scene.getRoot()).stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isBlank())
                .toList();
    }

    /// All nodes in sight.
    public static List<Node> nodes(Node root) {
        List<Node> found = new ArrayList<>();
        if (root.isVisible()) {
            found.add(root);
            if (root instanceof javafx.scene.Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> found.addAll(nodes(child)));
            }
        }
        return found;
    }

    private List<Node> bearing(String words) {
        return nodes(scene.getRoot()).stream()
                .filter(node -> node instanceof Labeled label && words.equals(label.getText()))
                .toList();
    }

    private List<Node> named(String name) {
        return nodes(scene.getRoot()).stream()
                .filter(node -> name.equals(node.getAccessibleText()))
                .toList();
    }

    /// The one on a button, if there is one.
    private static Node pressable(List<Node> nodes) {
        return nodes.stream().filter(Counter::isOnButton).findFirst().orElseGet(nodes::getFirst);
    }

    private static boolean isOnButton(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof ButtonBase) {
                return true;
            }
        }
        return false;
    }

    private Boolean key(KeyCode code, String character) {
        fire(focus(), KeyEvent.KEY_PRESSED, code, KeyEvent.CHAR_UNDEFINED);
        if (!character.equals(KeyEvent.CHAR_UNDEFINED)) {
            fire(focus(), KeyEvent.KEY_TYPED, KeyCode.UNDEFINED, character);
        }
        fire(focus(), KeyEvent.KEY_RELEASED, code, KeyEvent.CHAR_UNDEFINED);
        return true;
    }

    /// As the toolkit does: a node that has just left the scene hears no more keys.
    private EventTarget focus() {
        Node owner = scene.getFocusOwner();
        return owner != null && owner.getScene() == scene ? owner : scene;
    }

    private static void fire(
            EventTarget target,
            javafx.event.EventType<KeyEvent> type,
            KeyCode code,
            String character) {
        Event.fireEvent(
                target, new KeyEvent(type, character, "", code, false, false, false, false));
    }

    /// On what is drawn: a button of which no pulse has made anything yet does not hear a finger.
    private Boolean tap(Node node) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        Point2D at = new Point2D(bounds.getCenterX(), bounds.getCenterY());
        mouse(node, MouseEvent.MOUSE_PRESSED, at);
        mouse(node, MouseEvent.MOUSE_RELEASED, at);
        mouse(node, MouseEvent.MOUSE_CLICKED, at);
        return true;
    }

    private static void mouse(Node node, javafx.event.EventType<MouseEvent> type, Point2D at) {
        Node target = node;
        while (target.isMouseTransparent() && target.getParent() != null) {
            target = target.getParent();
        }
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        Event.fireEvent(
                target,
                new MouseEvent(
                        type,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    @Override
    public void close() {
        onFx(
                () -> {
                    stage.close();
                    return true;
                });
    }
}
