package org.tillbridge.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.time.Duration;

class SeedRangeTest {
    /// What has a range.
    @Command
    private static final class Runs {
        @Mixin private final SeedRange range = new SeedRange(2000);
    }

    @Test
    void whoeverSaysHowManyIsToldWhereThereWasNoTimeForAll() {
        SeedRange both = range("--seeds", "500", "--minutes", "10");

        assertThat(both.isShort(499)).isTrue();
        assertThat(both.ranShort(499)).contains("FAILED").contains("499 of 500 seeds");
        assertThat(both.isShort(500)).isFalse();
        assertThat(both.ranShort(500)).isEmpty();
        assertThat(range("--seeds", "500").isShort(499)).isTrue();
        assertThat(range().isShort(1999)).isTrue();
    }

    @Test
    void whoeverSaysHowLongOnlyGetsAsManyAsThereIsTimeFor() {
        SeedRange soak = range("--minutes", "180", "--from", "7");

        assertThat(soak.atMost()).isEqualTo(Duration.ofHours(3));
        assertThat(soak.seeds()).isEqualTo(Long.MAX_VALUE - 7);
        assertThat(soak.isShort(3)).isFalse();
        assertThat(soak.ranShort(3)).isEmpty();
    }

    @Test
    void whoeverSaysHowLongOnlyIsToldWhereThereWasNoTimeForOne() {
        SeedRange soak = range("--minutes", "1");

        assertThat(soak.isShort(0)).isTrue();
        assertThat(soak.ranShort(0)).contains("FAILED").contains("before one seed was done");
        assertThat(soak.isShort(1)).isFalse();
        assertThat(soak.ranShort(1)).isEmpty();
    }

    private static SeedRange range(String... arguments) {
        Runs runs = new Runs();
        CommandLine command = new CommandLine(runs);
        var _ = command.parseArgs(arguments);
        runs.range.check(command.getCommandSpec());
        return runs.range;
    }
}
