package org.tillbridge.sync.wire;

import org.jspecify.annotations.Nullable;

/// A message, row or file is not in the form that protocol.md gives it. The message says what was
/// expected and where; it never repeats what was read.
public final class UnreadableMessageException extends RuntimeException {
    public UnreadableMessageException(String reason) {
        super(reason);
    }

    public UnreadableMessageException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
