package org.tillbridge.sync.journal;

/// An entry did not get into the journal; nothing of it is there.
public final class JournalWriteException extends RuntimeException {
    /// Why, in terms that a person can do something about.
    public enum Reason {
        /// No room on the disk, and the reserve is used up too.
        DISK_FULL,
        /// Another program holds the journal's file.
        BUSY,
        /// The folder or its files may not be written.
        READ_ONLY,
        /// The journal is damaged, and no spare epoch is left to go on in.
        DAMAGED,
        /// The entry is longer than an entry may be.
        TOO_LARGE,
        /// Its transaction is in the journal already: the button was pressed twice.
        ALREADY_RECORDED,
        /// The journal was closed before.
        CLOSED,
        /// The disk failed in another way; the cause says how.
        DISK_FAILED
    }

    private final Reason reason;

    JournalWriteException(Reason reason, String text, Throwable cause) {
        super(text, cause);
        this.reason = reason;
    }

    JournalWriteException(Reason reason, String text) {
        super(text);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
