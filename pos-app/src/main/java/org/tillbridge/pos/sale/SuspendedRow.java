package org.tillbridge.pos.sale;

import java.util.UUID;

/// A sale that is set aside, in words.
///
/// @param suspension the entry that set it aside
/// @param when "14:37 · A. Morgan"; with the day, where that is not today's
/// @param goods "Candle plate lace white, Jumbo bag owls · 3 lines"; "Till 1 · 3 lines" where it
///   was set aside elsewhere
public record SuspendedRow(UUID suspension, String when, String goods, String amount) {}
