package org.tillbridge.pos.device.line;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/// A wire to a device, open until it is closed. One thread uses it; any thread may close it, which
/// ends what the other is waiting for.
public interface Line extends AutoCloseable {
    /// @throws IOException if it did not get there, or it cannot be known whether all of it did
    void write(byte[] bytes) throws IOException;

    /// The next byte that the device sent.
    ///
    /// @return empty if none came in that time, or the wire carries nothing in this direction
    /// @throws IOException if the device is gone
    OptionalInt read(Duration patience) throws IOException;

    @Override
    void close();

    /// Opens the wire.
    @FunctionalInterface
    interface Opener {
        /// @throws IOException if the device is not there
        Line open() throws IOException;
    }
}
