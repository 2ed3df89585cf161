package org.tillbridge.sync.replica;

import java.io.Serial;

/// The replica could not be read or written: the disk is full, or gone, or the replica closed. What
/// is damaged is replaced and does not get here.
public final class ReplicaException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    ReplicaException(String what) {
        super(what);
    }

    public ReplicaException(String what, Throwable cause) {
        super(what, cause);
    }
}
