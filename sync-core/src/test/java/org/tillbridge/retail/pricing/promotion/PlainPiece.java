package org.tillbridge.retail.pricing.promotion;

import java.math.BigDecimal;

/// A piece, or all of a line that is no whole number of pieces.
record PlainPiece(int line, BigDecimal quantity, BigDecimal price) {}
