package org.tillbridge.pos.ui;

import javafx.scene.input.KeyCode;

import java.util.Optional;

/// The keys that do something, and what stands on their caps.
public enum Key {
    F1(KeyCode.F1),
    F2(KeyCode.F2),
    F3(KeyCode.F3),
    F4(KeyCode.F4),
    F5(KeyCode.F5),
    F6(KeyCode.F6),
    F7(KeyCode.F7),
    F8(KeyCode.F8),
    F9(KeyCode.F9),
    F10(KeyCode.F10),
    F11(KeyCode.F11),
    F12(KeyCode.F12),
    ESC(KeyCode.ESCAPE),
    ENTER(KeyCode.ENTER),
    DEL(KeyCode.DELETE),
    UP(KeyCode.UP),
    DOWN(KeyCode.DOWN),
    LEFT(KeyCode.LEFT),
    RIGHT(KeyCode.RIGHT),
    BACK_SPACE(KeyCode.BACK_SPACE),
    PAGE_UP(KeyCode.PAGE_UP),
    PAGE_DOWN(KeyCode.PAGE_DOWN),
    /// Signs are where each keyboard has them: what is typed counts, not which key it was.
    PLUS(KeyCode.ADD),
    MINUS(KeyCode.SUBTRACT);

    private final KeyCode code;

    Key(KeyCode code) {
        this.code = code;
    }

    public KeyCode code() {
        return code;
    }

    /// What is printed on it on the keyboards of the operator's country.
    public String cap(Texts texts) {
        return switch (this) {
            case F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12 -> name();
            case UP -> "\u2191";
            case DOWN -> "\u2193";
            case LEFT -> "\u2190";
            case RIGHT -> "\u2192";
            case PLUS -> "+";
            case MINUS -> "\u2212";
            case ESC -> texts.text("key.esc");
            case ENTER -> texts.text("key.enter");
            case DEL -> texts.text("key.del");
            case BACK_SPACE -> "\u232b";
            case PAGE_UP -> texts.text("key.page") + " \u2191";
            case PAGE_DOWN -> texts.text("key.page") + " \u2193";
        };
    }

    /// Of what was typed.
    static Optional<Key> ofSign(String character) {
        return switch (character) {
            case "+" -> Optional.of(PLUS);
            case "-" -> Optional.of(MINUS);
            default -> Optional.empty();
        };
    }

    boolean isSign() {
        return this == PLUS || this == MINUS;
    }

    public static Optional<Key> of(KeyCode code) {
        for (Key key : values()) {
            if (key.code == code) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}
