package org.tillbridge.pos.sound;

import java.util.Optional;

/// An outcome that a cashier hears before reading it.
public interface Heard {
    /// Empty where nothing was scanned or done yet.
    Optional<Cue> cue();
}
