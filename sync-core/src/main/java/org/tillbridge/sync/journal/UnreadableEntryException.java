package org.tillbridge.sync.journal;

/// The text of an entry is not what [EntryCodec] writes, or is of a kind or version that this
/// program does not know.
public final class UnreadableEntryException extends Exception {
    /// What kind of odd it is.
    public enum Reason {
        /// Perhaps a newer version can read it.
        UNKNOWN_KIND,
        /// No version can.
        UNREADABLE
    }

    private final Reason reason;
    private final String text;

    UnreadableEntryException(Reason reason, String text) {
        super(text);
        this.reason = reason;
        this.text = text;
    }

    UnreadableEntryException(String text, Throwable cause) {
        super(text, cause);
        this.reason = Reason.UNREADABLE;
        this.text = text;
    }

    static UnreadableEntryException unreadable(String text) {
        return new UnreadableEntryException(Reason.UNREADABLE, text);
    }

    static UnreadableEntryException unknownKind(String kind, int version) {
        return new UnreadableEntryException(
                Reason.UNKNOWN_KIND, "%s, version %d, is not known here".formatted(kind, version));
    }

    /// What is odd, in plain words.
    public String text() {
        return text;
    }

    public Reason reason() {
        return reason;
    }
}
