package org.tillbridge.sync.replica;

import java.io.Serial;

/// A file of the replica is not what was written to it. Never leaves this package: the file is
/// replaced.
final class DamagedReplicaException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    DamagedReplicaException(String what) {
        super(what);
    }

    DamagedReplicaException(String what, Throwable cause) {
        super(what, cause);
    }
}
