package org.tillbridge.benchmarks;

import java.util.Locale;

/// One measured figure beside what it is held against in the same run.
///
/// @param limit in the same unit; the figure holds if it is not above it
/// @param beside what the limit is made of, or what else was measured
public record Figure(String what, double measured, double limit, String unit, String beside) {
    public boolean holds() {
        return measured <= limit;
    }

    /// A row of the table in the docs.
    public String toMarkdown() {
        return "| %s | %s %s | ≤ %s %s | %s | %s |"
                .formatted(
                        what,
                        number(measured),
                        unit,
                        number(limit),
                        unit,
                        holds() ? "yes" : "**no**",
                        beside);
    }

    public static String number(double value) {
        return String.format(
                Locale.ROOT, value < 10 ? "%.3f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}
