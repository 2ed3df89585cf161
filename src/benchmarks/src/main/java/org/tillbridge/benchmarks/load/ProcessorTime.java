package org.tillbridge.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// What processes spend on processors.
final class ProcessorTime {
    private static final long TICKS_PER_SECOND = 100;

    /// Of what follows the name in parentheses: `cutime` and `cstime` of proc(5).
    private static final int OF_ENDED_CHILDREN = 13;

    private ProcessorTime() {}

    /// Of a process and all that it started; where the system tells, those that have ended too.
    static Duration of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(each -> alone(each).plus(ofEndedChildren(each)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration alone(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Duration ofEndedChildren(ProcessHandle process) {
        return stat(process)
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1))
                .map(
                        fields ->
                                Long.parseLong(fields[OF_ENDED_CHILDREN])
                                        + Long.parseLong(fields[OF_ENDED_CHILDREN + 1]))
                .map(ticks -> Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND))
                .orElse(Duration.ZERO);
    }

    /// Empty where the system has no such file, or the process has just ended.
    private static Optional<String> stat(ProcessHandle process) {
        try {
            return Optional.of(
                    Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat")));
        } catch (IOException notToldHere) {
            return Optional.empty();
        }
    }
}
