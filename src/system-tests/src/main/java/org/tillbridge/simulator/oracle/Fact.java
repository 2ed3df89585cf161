package org.tillbridge.simulator.oracle;

/// Something that happened, and the entry that stands for it wherever a disk with it was copied to.
final class Fact {
    private final Happened what;
    private String id = "";
    private boolean mayBeLost;
    private boolean lost;

    Fact(Happened what) {
        this.what = what;
    }

    Happened what() {
        return what;
    }

    /// Of its entry; empty until a disk was looked at.
    String id() {
        return id;
    }

    void becomes(String entry) {
        id = entry;
    }

    /// The disk that it was on went or was damaged before the hub had it.
    void mayBeLost() {
        mayBeLost = true;
    }

    boolean isLost() {
        return lost;
    }

    boolean isAllowedToBeLost() {
        return mayBeLost;
    }

    /// It is on no disk any more, and did not come to the hub.
    void isGone() {
        lost = true;
    }
}
