package org.tillbridge.seeds;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.time.Duration;

/// Which seeds a command runs, and how long at most.
public final class SeedRange {
    private static final long MOST_MINUTES = Duration.ofDays(365).toMinutes();

    @Option(names = "--seeds", paramLabel = "N", description = "How many. Usual: ${DEFAULT-VALUE}")
    private long seeds;

    @Option(names = "--from", paramLabel = "S", description = "The first. Usual: ${DEFAULT-VALUE}")
    private long from = 1;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "At most so long. Usual: ${DEFAULT-VALUE}")
    private long minutes = 60;

    /// @param usual how many
    public SeedRange(long usual) {
        this.seeds = usual;
    }

    /// @throws ParameterException if it is none, or lasts for years, so that nothing would be run
    ///   and nothing fail
    public void check(CommandSpec command) {
        boolean areSome = seeds >= 1 && from >= 0 && from <= Long.MAX_VALUE - seeds;
        if (!areSome || minutes < 1 || minutes > MOST_MINUTES) {
            throw new ParameterException(
                    command.commandLine(),
                    "--seeds is at least 1, --minutes between 1 and %d, --from at least 0 and no later than there are seeds."
                            .formatted(MOST_MINUTES));
        }
    }

    public long seeds() {
        return seeds;
    }

    public long from() {
        return from;
    }

    public Duration atMost() {
        return Duration.ofMinutes(minutes);
    }

    /// @return what to say of it; empty if all were run
    public String ranShort(long done) {
        return done < seeds ? "the time was up after %d of %d seeds%n".formatted(done, seeds) : "";
    }
}
