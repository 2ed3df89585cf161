package org.tillbridge.sync.journal;

/// The journal could not be read. Its writer may be about to set it aside; the next query reads the
/// new one.
public final class JournalReadException extends RuntimeException {
    JournalReadException(String text, Throwable cause) {
        super(text, cause);
    }
}
