package org.tillbridge.hub;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Work that is done at once, each on a thread of its own.
public final class AtOnce {
    private AtOnce() {}

    /// @return what came of each, in their order; what one throws is thrown when all have ended
    public static <T> List<T> all(List<Callable<T>> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        }
    }

    static <T> List<T> times(int times, Callable<T> work) throws Exception {
        return all(Collections.nCopies(times, work));
    }
}
