package org.tillbridge.benchmarks;

import java.util.Arrays;

/// Durations of one kind, in milliseconds.
public final class Times {
    private final double[] sorted;

    private Times(double[] sorted) {
        this.sorted = sorted;
    }

    public static Times ofNanos(long[] nanos) {
        double[] millis = Arrays.stream(nanos).mapToDouble(each -> each / 1e6).sorted().toArray();
        return new Times(millis);
    }

    /// The value below which this share of the durations lies.
    public double quantile(double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }

    public double median() {
        return quantile(0.5);
    }

    public double longest() {
        return sorted[sorted.length - 1];
    }
}
