package org.tillbridge.sync.rules;

import org.tillbridge.retail.WorkstationId;

import java.util.Optional;

/// What becomes of a sale that was set aside and is taken up again. The hub gives it to one
/// workstation; the one that set it aside may take it up unasked while it hears nothing of the hub.
public final class SuspensionRules {
    private SuspensionRules() {}

    /// @param takenBy who was given it, or took it up, before
    /// @param resumes who says that it is being rung again
    public static Rule settle(Optional<WorkstationId> takenBy, WorkstationId resumes) {
        return takenBy.filter(other -> !other.equals(resumes)).isPresent()
                ? Rule.RESUMED_TWICE
                : Rule.RESUMED_ONCE;
    }
}
