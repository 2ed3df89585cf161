package org.tillbridge.retail;

/// A shop. Numbered once for the whole chain, from 1.
public record StoreId(int number) {
    public StoreId {
        if (number < 1) {
            throw new IllegalArgumentException("A store's number starts at 1, not " + number);
        }
    }
}
