package org.tillbridge.simulator.oracle;

import java.util.Optional;

/// Something that happened, and the entry that stands for it on whichever disk it turns up.
final class Fact {
    private final Happened what;
    private String id = "";
    private Optional<DocumentNumber> number = Optional.empty();
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

    /// Of its document.
    Optional<DocumentNumber> number() {
        return number;
    }

    void standsAs(Written entry) {
        id = entry.id();
        number = entry.number();
    }

    /// The disk that it was on has gone, or this cannot be read of it any more, and the hub does
    /// not have it.
    void mayBeLost() {
        mayBeLost = true;
    }

    boolean isLost() {
        return lost;
    }

    /// @param isSomewhere whether a disk or the hub has it at the end
    void settle(boolean isSomewhere) {
        lost = mayBeLost && !isSomewhere;
    }
}
