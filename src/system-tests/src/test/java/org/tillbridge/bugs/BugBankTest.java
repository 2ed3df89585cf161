package org.tillbridge.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The bank as it has to be so that `simulator.jar bugs` can be run at any time: see simulator.md.
class BugBankTest {
    private static final Path ROOT = root();

    @Test
    void thereAreAtLeastTwentyFiveBugsAndNoneHasTheNameOfAnother() {
        assertThat(Bug.all()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(Bug.all()).extracting(Bug::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource
    void aBugFitsIntoItsSourceInOnePlace(Bug bug) throws IOException {
        assertThat(bug.mutated(ROOT)).isNotEqualTo(Files.readString(ROOT.resolve(bug.source())));
    }

    static List<Bug> aBugFitsIntoItsSourceInOnePlace() {
        return Bug.all();
    }

    @Test
    void aPlantedBugIsCaughtByItsHome() throws IOException {
        Bug bug =
                Bug.all().stream()
                        .filter(one -> one.name().equals("last-writer-wins"))
                        .findFirst()
                        .orElseThrow();

        assertThat(BugsCommand.hunt(bug, ROOT)).matches("\\d+\t\\d+: .*");
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("src/system-tests")))
                .findFirst()
                .orElseThrow();
    }
}
