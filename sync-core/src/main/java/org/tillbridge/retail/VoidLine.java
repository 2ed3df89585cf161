package org.tillbridge.retail;

import java.time.Instant;

/// Reverses an earlier line of the same transaction.
///
/// @param voided the number of that line
public record VoidLine(int number, int voided, Instant at) implements LineItem {}
