package org.tillbridge.pos.ui;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Hands keys to the screen that is shown: scans, the keys on the caps, and what is typed while no
/// field has the focus. The next step of a screen cannot be taken in its first moment, so a second
/// tap does nothing twice; nor does a key that is held, save those that step.
final class Keyboard {
    private static final Set<Key> EDITS = EnumSet.of(Key.DEL, Key.BACK_SPACE, Key.LEFT, Key.RIGHT);
    private static final Set<Key> PRESSES =
            EnumSet.of(Key.ENTER, Key.UP, Key.DOWN, Key.LEFT, Key.RIGHT);

    /// What goes on for as long as it is held.
    private static final Set<Key> STEPS =
            EnumSet.of(
                    Key.UP,
                    Key.DOWN,
                    Key.LEFT,
                    Key.RIGHT,
                    Key.PAGE_UP,
                    Key.PAGE_DOWN,
                    Key.BACK_SPACE);

    private final Scene scene;
    private final Before window;
    private final Runnable notTaken;
    private final Set<Key> down = EnumSet.noneOf(Key.class);
    private Optional<View> served = Optional.empty();
    private final Runnable seen = this::seen;
    private final FirstMoment firstMoment = new FirstMoment();
    private boolean unseen;

    /// What the window itself does with keys, before the screen.
    interface Before {
        /// @return whether the key was for the window alone
        boolean pressed(Key key);

        /// Something was typed or scanned.
        void written();
    }

    /// @param notTaken runs when something is scanned that no screen takes
    Keyboard(Scene scene, Before window, Runnable notTaken) {
        this.scene = scene;
        this.window = window;
        this.notTaken = notTaken;
        new ScanCatcher(scene, System::nanoTime, this::scanned).watch();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, this::tapped);
    }

    /// Its first moment begins when it can be seen.
    void serve(View view) {
        served = Optional.of(view);
        firstMoment.begin();
        unseen = true;
        scene.removePostLayoutPulseListener(seen);
        scene.addPostLayoutPulseListener(seen);
        Platform.requestNextPulse();
    }

    private void seen() {
        unseen = false;
        firstMoment.begin();
        scene.removePostLayoutPulseListener(seen);
    }

    private void pressed(KeyEvent event) {
        if (event.isConsumed()
                || event.isControlDown()
                || event.isAltDown()
                || event.isMetaDown()) {
            return;
        }
        Key.of(event.getCode())
                .filter(key -> !key.isSign())
                .ifPresent(key -> pressed(key, !down.add(key), event));
    }

    private void pressed(Key key, boolean held, KeyEvent event) {
        if (!belongsToFocus(key)) {
            press(key, held && !STEPS.contains(key), event);
        }
    }

    private void press(Key key, boolean again, KeyEvent event) {
        if (again || (isNextStep(key) && isFirstMoment())) {
            event.consume();
        } else if (window.pressed(key)) {
            event.consume();
        } else if (served.filter(view -> view.actions().press(key)).isPresent()) {
            event.consume();
        }
    }

    private void released(KeyEvent event) {
        Key.of(event.getCode()).ifPresent(down::remove);
    }

    /// Fields with something in them keep the keys they edit with; tiles keep Enter and the arrows.
    private boolean belongsToFocus(Key key) {
        Node focus = scene.getFocusOwner();
        if (focus instanceof TextInputControl field) {
            return EDITS.contains(key) && !field.getText().isEmpty();
        }
        return focus instanceof Tile && PRESSES.contains(key);
    }

    void scanned(String code) {
        window.written();
        if (served.filter(view -> view.scanned(code)).isEmpty()) {
            notTaken.run();
        }
    }

    private void typed(KeyEvent event) {
        String character = event.getCharacter();
        if (!event.isConsumed() && sign(character)) {
            event.consume();
        }
        if (event.isConsumed()
                || character.isEmpty()
                || Character.isISOControl(character.charAt(0))) {
            return;
        }
        if (scene.getFocusOwner() instanceof TextInputControl field) {
            typeUndrawn(field, character, event);
        } else if (!character.isBlank()) {
            window.written();
            served.ifPresent(view -> typeInto(view, character, event));
        }
    }

    /// A field that no pulse has drawn yet has no skin, and what is typed would be lost.
    private static void typeUndrawn(TextInputControl field, String character, Event event) {
        if (field.getSkin() == null) {
            field.replaceSelection(character);
            event.consume();
        }
    }

    /// A sign is a key of the screen where it does not go on with something typed.
    ///
    /// @return whether the screen has something for it
    private boolean sign(String character) {
        boolean begun =
                scene.getFocusOwner() instanceof TextInputControl field
                        && !field.getText().isEmpty();
        Optional<Key> key = Key.ofSign(character).filter(_ -> !begun);
        return key.isPresent()
                && served.filter(view -> view.actions().press(key.get())).isPresent();
    }

    private static void typeInto(View view, String character, Event event) {
        Optional<TextInputControl> field = view.input();
        if (field.isPresent()) {
            typeOn(field.get());
            field.get().appendText(character);
        } else {
            view.typed(character);
        }
        event.consume();
    }

    /// After a tap on a tile, what is typed and Enter go on in the field of the screen.
    private void tapped(MouseEvent event) {
        if (isFirstMoment() && isIn(MainButton.class, event)) {
            event.consume();
        } else if (isIn(Tile.class, event)) {
            Platform.runLater(() -> served.flatMap(View::input).ifPresent(Keyboard::typeOn));
        }
    }

    private static void typeOn(TextInputControl field) {
        field.requestFocus();
        field.end();
    }

    private static boolean isIn(Class<? extends Node> kind, MouseEvent event) {
        for (Node node = event.getTarget() instanceof Node target ? target : null;
                node != null;
                node = node.getParent()) {
            if (kind.isInstance(node)) {
                return true;
            }
        }
        return false;
    }

    boolean isFirstMoment() {
        return unseen || firstMoment.isNow();
    }

    private boolean isNextStep(Key key) {
        return served.filter(view -> view.actions().isNextStep(key)).isPresent();
    }
}
