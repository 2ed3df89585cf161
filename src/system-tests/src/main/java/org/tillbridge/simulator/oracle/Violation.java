package org.tillbridge.simulator.oracle;

/// Something that must always be true was not.
public final class Violation extends AssertionError {
    private final int invariant;

    /// @param invariant its number, 0 for liveness
    public Violation(int invariant, String what) {
        super(what);
        this.invariant = invariant;
    }

    public int invariant() {
        return invariant;
    }
}
