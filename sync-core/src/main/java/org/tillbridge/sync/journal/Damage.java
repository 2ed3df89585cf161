package org.tillbridge.sync.journal;

import java.nio.file.Path;

/// What was wrong with a journal, and what became of it.
///
/// @param setAside the damaged file, as it was found
/// @param firstBreak where its chain breaks, and how
/// @param entriesSaved how many entries are in the new journal, of all epochs
/// @param opened the epoch in which work goes on
public record Damage(Path setAside, ChainBreak firstBreak, long entriesSaved, EpochGrant opened) {}
