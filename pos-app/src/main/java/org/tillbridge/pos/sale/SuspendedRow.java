package org.tillbridge.pos.sale;

import java.util.UUID;

/// A sale that is set aside, in words.
///
/// @param when "14:37 · A. Morgan"; with the day, where that is not today's
/// @param goods "Candle plate lace white, Jumbo bag owls · 3 lines"
public record SuspendedRow(UUID transaction, String when, String goods, String amount) {}
