package org.tillbridge.benchmarks;

/// What this process holds in memory and cannot let go of.
public final class LiveHeap {
    private LiveHeap() {}

    /// Collects all garbage first.
    @SuppressWarnings("SystemGc") // a full collection is what is asked for
    public static double megabytes() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.gc();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
