package org.tillbridge.pos.device.camera;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Something that sees.
@FunctionalInterface
public interface Camera {
    /// Gives each picture when it is seen, as JPEG, on the calling thread.
    ///
    /// @param wanted whether it goes on; asked after each picture
    /// @throws IOException if the camera is gone, or gives something else than pictures
    void watch(Consumer<byte[]> seen, BooleanSupplier wanted) throws IOException;
}
