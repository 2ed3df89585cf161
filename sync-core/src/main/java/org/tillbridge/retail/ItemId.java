package org.tillbridge.retail;

/// What is sold, as the whole chain numbers it; never reused, never changed. Its codes and its name
/// may change, its number does not.
public record ItemId(int number) {
    public ItemId {
        if (number < 1) {
            throw new IllegalArgumentException("Numbers of items start at 1, not " + number);
        }
    }
}
