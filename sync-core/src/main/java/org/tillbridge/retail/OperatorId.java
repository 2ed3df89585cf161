package org.tillbridge.retail;

/// A person who signs on. Numbered once for the whole chain, from 1.
public record OperatorId(int number) {
    public OperatorId {
        if (number < 1) {
            throw new IllegalArgumentException("Numbers of operators start at 1, not " + number);
        }
    }
}
