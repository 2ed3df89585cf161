package org.tillbridge.pos.fiscal;

import java.time.Instant;
import java.util.Optional;

/// How it is with the signing unit.
///
/// @param unsigned documents that are to be signed
/// @param nextTry when the unit is asked again by itself; empty where nothing waits for that
public record SigningState(int unsigned, Optional<Instant> nextTry) {
    public static final SigningState WELL = new SigningState(0, Optional.empty());
}
