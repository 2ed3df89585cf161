package org.tillbridge.simulator.oracle;

import java.util.UUID;

/// A line of a sale, as its receipt says.
///
/// @param store that sold
public record Sold(UUID transaction, int line, int item, int store) {}
