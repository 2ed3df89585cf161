package org.tillbridge.retail;

import java.util.UUID;

/// A customer of the chain. It is made where they are first enrolled, with or without a network.
/// The same person may have several; documents keep the one that they name.
public record CustomerId(UUID id) {
    @Override
    public String toString() {
        return id.toString();
    }
}
