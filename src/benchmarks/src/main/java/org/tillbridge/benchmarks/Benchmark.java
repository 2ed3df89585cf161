package org.tillbridge.benchmarks;

import java.nio.file.Path;
import java.util.List;

/// Something measured beside its limit, in one run.
interface Benchmark {
    /// By which it is called on the command line.
    String name();

    /// @param folder to work in; does not exist yet
    List<Figure> run(Path folder) throws Exception;
}
