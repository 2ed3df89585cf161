package org.tillbridge.retail;

import java.util.UUID;

/// The line of an earlier transaction that goods were bought on.
public record OriginalLine(UUID transaction, int line) {}
