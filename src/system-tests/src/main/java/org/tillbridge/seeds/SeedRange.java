package org.tillbridge.seeds;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.time.Duration;
import java.util.Optional;

/// Which seeds a command runs, and how long at most. Whoever says how many wants so many; who says
/// how long only, as many as there is time for.
public final class SeedRange {
    private static final long MOST_MINUTES = Duration.ofDays(365).toMinutes();
    private static final long USUAL_MINUTES = 60;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description =
                    "How many: it fails where there is no time for all. Usual: as many as there is"
                            + " time for with --minutes, else some hundreds or thousands.")
    private Optional<Long> seeds = Optional.empty();

    @Option(names = "--from", paramLabel = "S", description = "The first. Usual: ${DEFAULT-VALUE}")
    private long from = 1;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "At most so long. Usual: " + USUAL_MINUTES)
    private Optional<Long> minutes = Optional.empty();

    private final long usual;

    /// @param usual how many
    public SeedRange(long usual) {
        this.usual = usual;
    }

    /// @throws ParameterException if it is none, or lasts for years, so that nothing would be run
    ///   and nothing fail
    public void check(CommandSpec command) {
        boolean areSome = from >= 0 && seeds() >= 1 && from <= Long.MAX_VALUE - seeds();
        if (!areSome || atMostMinutes() < 1 || atMostMinutes() > MOST_MINUTES) {
            throw new ParameterException(
                    command.commandLine(),
                    "--seeds is at least 1, --minutes between 1 and %d, --from at least 0 and no later than there are seeds."
                            .formatted(MOST_MINUTES));
        }
    }

    /// At most.
    public long seeds() {
        return seeds.orElse(isByTime() ? Long.MAX_VALUE - from : usual);
    }

    public long from() {
        return from;
    }

    public Duration atMost() {
        return Duration.ofMinutes(atMostMinutes());
    }

    /// Whether the time was up before so many were run as was asked for; one at least.
    public boolean isShort(long done) {
        return done < (isByTime() ? 1 : seeds());
    }

    /// @return what to say of it; empty if all were run, or as many as there was time for
    public String ranShort(long done) {
        if (!isShort(done)) {
            return "";
        }
        return isByTime()
                ? "FAILED: the time was up before one seed was done. It wants more --minutes.%n"
                        .formatted()
                : "FAILED: the time was up after %d of %d seeds. It wants more --minutes, or none of --seeds.%n"
                        .formatted(done, seeds());
    }

    private boolean isByTime() {
        return minutes.isPresent() && seeds.isEmpty();
    }

    private long atMostMinutes() {
        return minutes.orElse(USUAL_MINUTES);
    }
}
