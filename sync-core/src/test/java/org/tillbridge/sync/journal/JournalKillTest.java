package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.EPOCH;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.number;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// `kill -9`, in the act.
class JournalKillTest {
    private static final int KILLS = 10;
    private static final int MOST_SALES_BEFORE_A_KILL = 40;

    @TempDir Path folder;

    @Test
    void everySaleThatWasSaidToBeThereIsThereOnce() throws Exception {
        Random chance = new Random(20101201);
        List<String> said = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            said.addAll(sellUntilKilled(1 + chance.nextInt(MOST_SALES_BEFORE_A_KILL)));
            assertEverySaleIsThereOnce(said);
        }
    }

    private List<String> sellUntilKilled(int sales) throws Exception {
        Process seller = ChildJvm.start(SellingUntilKilled.class, folder.toString());
        List<String> said = new ArrayList<>();
        try (BufferedReader output = seller.inputReader()) {
            assertThat(output.readLine()).as("it opened").isEqualTo("open");
            while (said.size() < sales) {
                said.add(output.readLine());
            }
            assertThat(seller.toHandle().destroyForcibly()).isTrue();
            said.addAll(rest(output));
        } finally {
            seller.destroyForcibly().waitFor();
        }
        return said;
    }

    /// What was said before the end; a line cut off in the middle was not.
    private static List<String> rest(BufferedReader output) throws IOException {
        List<String> rest = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.matches(".* \\d+-\\d+-\\d+-\\d{6}")) {
                rest.add(line);
            }
        }
        return rest;
    }

    private void assertEverySaleIsThereOnce(List<String> said) {
        try (Journal journal = OpenJournal.intactIn(folder, EpochsInMemory.oneAndThreeSpares())) {
            List<TransactionSummary> recorded = journal.reader().transactionsOf(FIRST_OF_DECEMBER);
            List<RecordedEntry> entries =
                    journal.reader().read(EPOCH, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
            List<String> there =
                    IntStream.range(0, recorded.size())
                            .mapToObj(
                                    place ->
                                            recorded.get(place).transaction()
                                                    + " "
                                                    + entries.get(place).header().sequence()
                                                    + " "
                                                    + recorded.get(place).number())
                            .toList();
            assertThat(there).containsSubsequence(said).doesNotHaveDuplicates();
            assertThat(recorded)
                    .extracting(TransactionSummary::number)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, recorded.size())
                                    .mapToObj(n -> number(n))
                                    .toList());
            assertThat(recorded.size() - said.size())
                    .as("at most one a kill is there unsaid")
                    .isBetween(0, KILLS);
        }
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
    }
}
