package org.tillbridge.demo.replay;

import java.io.Serial;

/// A replay could not be brought to its end.
public final class ReplayFailedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public ReplayFailedException(String what) {
        super(what);
    }
}
