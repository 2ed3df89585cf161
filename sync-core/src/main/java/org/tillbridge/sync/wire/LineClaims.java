package org.tillbridge.sync.wire;

import org.tillbridge.retail.Quantity;

import java.util.List;
import java.util.UUID;

/// Asks the hub for lines of a sale that are about to come back: all of them, or none.
///
/// @param sale that was sold
/// @param back the return; once it is booked the claims are over
/// @param take false to let go of the lines
public record LineClaims(UUID sale, UUID back, List<Line> lines, boolean take) {
    /// As many lines can be asked for at once.
    public static final int MOST = 200;

    public LineClaims {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST) {
            throw new IllegalArgumentException("Claims on " + lines.size() + " lines");
        }
    }

    /// @param number of the line of the sale
    /// @param returned what came back of it before, as far as the workstation has heard
    public record Line(int number, Quantity returned) {
        public Line {
            if (number < 1 || returned.signum() < 0) {
                throw new IllegalArgumentException("Less than nothing came back of " + number);
            }
        }
    }

    /// The same lines, of which the workstation lets go.
    public LineClaims letGo() {
        return new LineClaims(sale, back, lines, false);
    }
}
