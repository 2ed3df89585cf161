package org.tillbridge.pos.sale;

import org.tillbridge.retail.Piece;
import org.tillbridge.retail.TransactionNumber;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A piece with a serial number that went out at this till, and has not come back.
///
/// @param entry that says so
/// @param number of the sale; empty where that is set aside
/// @param at when it was sold, or set aside
public record SoldPiece(Piece piece, UUID entry, Optional<TransactionNumber> number, Instant at) {}
