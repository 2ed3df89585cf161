package org.tillbridge.sync.journal;

import java.nio.file.Path;

/// What was wrong with a journal, and what became of it.
///
/// @param setAside the damaged file, as it was found
/// @param firstBreak where its chain breaks, and how
/// @param entriesSaved how many entries are in the new journal at their own place, of all epochs
/// @param entriesCarried how many lay behind the damage, and are carried in the new epoch
/// @param entriesLost how many are known to have been there and could not be read
/// @param opened the epoch in which work goes on
public record Damage(
        Path setAside,
        ChainBreak firstBreak,
        long entriesSaved,
        long entriesCarried,
        long entriesLost,
        EpochGrant opened) {}
