package org.tillbridge.pos.ui;

import javafx.animation.PauseTransition;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Tells a scanner that types like a keyboard from a person who does: what comes faster than anyone
/// types and ends with Enter is a scan, and reaches no field. Until that is clear the keys are held
/// back, for as long as a scanner may need between two of them; nobody notices.
final class ScanCatcher {
    /// Scanners send a key every 1 to 20 ms; the fastest typists take 60 ms over theirs.
    private static final int MILLIS_BETWEEN_KEYS = 30;

    /// Shorter than most numbers a shop prints, longer than a PIN and what fingers roll over at
    /// once.
    private static final int SHORTEST_CODE = 5;

    private static final int LONGEST_CODE = 512;

    /// What parts the elements of a GS1 code. Some scanners send the character, some the keys that
    /// make it, some both: once is meant.
    private static final String SEPARATOR = "\u001d";

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Scene scene;
    private final LongSupplier nanoTime;
    private final Consumer<String> scanned;
    private final PauseTransition pause = new PauseTransition(Duration.millis(MILLIS_BETWEEN_KEYS));
    private final List<KeyEvent> held = new ArrayList<>();
    private long first;
    private boolean releasing;
    private boolean swallowEnter;

    ScanCatcher(Scene scene, LongSupplier nanoTime, Consumer<String> scanned) {
        this.scene = scene;
        this.nanoTime = nanoTime;
        this.scanned = scanned;
        pause.setOnFinished(event -> release());
    }

    void watch() {
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void typed(KeyEvent event) {
        if (releasing) {
            return;
        }
        String character = event.getCharacter();
        if (swallowEnter && isEnter(character)) {
            swallowEnter = false;
            event.consume();
        } else if (character.equals(SEPARATOR) || isPrintable(event)) {
            hold(event);
        } else if (!held.isEmpty() && event.isControlDown() && !event.isAltDown()) {
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        if (releasing || isPartOfCode(event)) {
            return;
        }
        if (!held.isEmpty() && isSeparator(event)) {
            hold(
                    new KeyEvent(
                            event.getSource(),
                            event.getTarget(),
                            KeyEvent.KEY_TYPED,
                            SEPARATOR,
                            "",
                            KeyCode.UNDEFINED,
                            false,
                            false,
                            false,
                            false));
            event.consume();
            return;
        }
        if (!held.isEmpty() && isNumberOfCharacter(event)) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER && isScan()) {
            event.consume();
            swallowEnter = true;
            pause.stop();
            StringBuilder code = new StringBuilder();
            held.forEach(each -> code.append(each.getCharacter()));
            held.clear();
            scanned.accept(code.toString());
        } else {
            release();
        }
    }

    private void hold(KeyEvent event) {
        if (held.size() >= LONGEST_CODE) {
            release();
        }
        if (event.getCharacter().equals(SEPARATOR) && endsWithSeparator()) {
            event.consume();
            return;
        }
        if (held.isEmpty()) {
            first = nanoTime.getAsLong();
        }
        swallowEnter = false;
        held.add(event.copyFor(event.getSource(), event.getTarget()));
        pause.playFromStart();
        event.consume();
    }

    private boolean endsWithSeparator() {
        return !held.isEmpty() && held.getLast().getCharacter().equals(SEPARATOR);
    }

    /// Ctrl and ] make it on every layout that scanners are set to.
    private static boolean isSeparator(KeyEvent event) {
        return event.isControlDown()
                && !event.isAltDown()
                && event.getCode() == KeyCode.CLOSE_BRACKET;
    }

    /// Alt and its number, 029, is another way to type it.
    private static boolean isNumberOfCharacter(KeyEvent event) {
        return event.isAltDown() && event.getCode().isKeypadKey();
    }

    private boolean isScan() {
        return held.size() >= SHORTEST_CODE && isFast();
    }

    /// On average: between two keys the machine may have been busy with something else. A person's
    /// pause between two keys ends what is held back before the next one comes.
    private boolean isFast() {
        long most = (long) MILLIS_BETWEEN_KEYS * NANOS_PER_MILLI * held.size();
        return nanoTime.getAsLong() - first <= most;
    }

    /// Gives the keys held back to whatever they were meant for. Where one of them moves the focus,
    /// those after it follow, as they would have if none had been held back.
    private void release() {
        pause.stop();
        List<KeyEvent> keys = List.copyOf(held);
        held.clear();
        Node before = scene.getFocusOwner();
        releasing = true;
        try {
            for (KeyEvent key : keys) {
                Node focus = scene.getFocusOwner();
                boolean moved = focus != null && !focus.equals(before);
                Event.fireEvent(moved ? focus : key.getTarget(), key);
            }
        } finally {
            releasing = false;
        }
    }

    /// Shift within a code, and the keys whose characters are held back.
    private static boolean isPartOfCode(KeyEvent event) {
        KeyCode code = event.getCode();
        return code.isModifierKey()
                || (!event.isControlDown()
                        && !event.isAltDown()
                        && !event.isMetaDown()
                        && (code.isLetterKey()
                                || code.isDigitKey()
                                || code == KeyCode.UNDEFINED
                                || code == KeyCode.SPACE
                                || (code.isKeypadKey() && !code.isNavigationKey())
                                || isSign(code)));
    }

    private static boolean isSign(KeyCode code) {
        return switch (code) {
            case MINUS,
                    PERIOD,
                    COMMA,
                    SLASH,
                    BACK_SLASH,
                    PLUS,
                    EQUALS,
                    ASTERISK,
                    COLON,
                    SEMICOLON,
                    QUOTE,
                    OPEN_BRACKET,
                    CLOSE_BRACKET,
                    LEFT_PARENTHESIS,
                    RIGHT_PARENTHESIS,
                    DOLLAR,
                    NUMBER_SIGN,
                    AMPERSAND,
                    AT,
                    EXCLAMATION_MARK,
                    UNDERSCORE,
                    LESS,
                    GREATER,
                    QUOTEDBL,
                    BRACELEFT,
                    BRACERIGHT,
                    CIRCUMFLEX,
                    BACK_QUOTE ->
                    true;
            default -> false;
        };
    }

    private static boolean isPrintable(KeyEvent event) {
        String character = event.getCharacter();
        return !character.isEmpty()
                && !character.equals(KeyEvent.CHAR_UNDEFINED)
                && !Character.isISOControl(character.charAt(0))
                && !event.isControlDown()
                && !event.isMetaDown();
    }

    private static boolean isEnter(String character) {
        return character.equals("\r") || character.equals("\n");
    }
}
