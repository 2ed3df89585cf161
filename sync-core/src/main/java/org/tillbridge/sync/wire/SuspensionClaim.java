package org.tillbridge.sync.wire;

import java.util.UUID;

/// Asks the hub for a sale that is set aside.
///
/// @param suspension the entry that set it aside
/// @param take false to give it back
public record SuspensionClaim(UUID suspension, boolean take) {}
