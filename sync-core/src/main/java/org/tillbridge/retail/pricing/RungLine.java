package org.tillbridge.retail.pricing;

import java.time.Instant;

/// A numbered line of a transaction that is being rung.
///
/// @param rungAt when it was scanned, typed or chosen
public record RungLine(int number, RungGoods goods, Instant rungAt) {}
