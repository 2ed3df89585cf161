package org.tillbridge.simulator.oracle;

/// Something that must always be true was not.
public final class Violation extends AssertionError {
    private final int invariant;
    private final String what;

    /// @param invariant its number, 0 for liveness
    public Violation(int invariant, String what) {
        super(what);
        this.invariant = invariant;
        this.what = what;
    }

    public String what() {
        return what;
    }

    public int invariant() {
        return invariant;
    }
}
