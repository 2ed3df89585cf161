package org.tillbridge.sync.wire;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;

import java.time.Instant;

/// The hub's word that this key is that workstation's.
public record Certificate(
        StoreId store, WorkstationId workstation, VerifyingKey publicKey, Instant issuedAt) {}
