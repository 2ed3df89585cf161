package org.tillbridge.pos.ui;

/// What the top bar says; words as they are shown, empty where there is nothing to say.
///
/// @param till "Till 2"
/// @param businessDay "Mon 23 Nov"
/// @param clock "14:37"
public record TopBarState(
        String store, String till, String operator, String businessDay, Lamp lamp, String clock) {}
