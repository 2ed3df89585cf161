package org.tillbridge.retail;

/// What is sold, as the whole chain numbers it; never reused, never changed. Its codes and its name
/// may change, its number does not.
public record ItemId(int number) {
    public ItemId {
        if (number < 1) {
            throw new IllegalArgumentException("Numbers of items start at 1, not " + number);
        }
    }

    /// Written out, as is the next: what Java makes for a record is a call into code that is not
    /// compiled with its caller, and each line of each sale is looked for by its item.
    @Override
    public boolean equals(Object other) {
        return other instanceof ItemId item && item.number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }
}
