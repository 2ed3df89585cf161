package org.tillbridge.hub.page;

/// What was given as a place in a list is none in this one.
public final class OddCursorException extends Exception {
    /// For whoever gave it.
    public static final String TEXT =
            "A cursor is what the page before gave as next, of the same list.";

    OddCursorException(Throwable cause) {
        super(TEXT, cause);
    }

    OddCursorException() {
        this(new IllegalArgumentException("Not of this list"));
    }
}
