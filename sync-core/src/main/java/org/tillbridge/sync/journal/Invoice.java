package org.tillbridge.sync.journal;

import org.tillbridge.retail.Buyer;
import org.tillbridge.retail.TransactionNumber;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The invoice of a sale, as it was issued.
///
/// @param buyer empty where somebody had them erased
public record Invoice(
        UUID sale, TransactionNumber number, Instant issuedAt, Optional<Buyer> buyer) {}
