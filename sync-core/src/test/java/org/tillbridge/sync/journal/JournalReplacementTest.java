package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A journal was damaged: what the start that replaces it does beside saving its entries.
class JournalReplacementTest {
    @TempDir Path folder;
    private final EpochSupply epochs = EpochsInMemory.oneAndThreeSpares();

    @BeforeEach
    void damage() throws IOException {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            for (long sale = 1; sale <= 20; sale++) {
                journal.append(OpenJournal.sale(new UUID(1, sale))).join();
            }
            journal.keepOpenSale(new UUID(2, 1), () -> "the basket").join();
        }
        damageTheSales();
    }

    private void damageTheSales() throws IOException {
        Path file = folder.resolve("journal.db");
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(
                file, bytes.replace("SaleCompleted", "SaleCompletee"), StandardCharsets.ISO_8859_1);
    }

    @Test
    void theBasketThatWasSalvagedIsMarkedUntilItIsAnotherSale() {
        recovered().close();
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            assertThat(journal.openSale()).contains(new KeptSale("the basket", true));
            journal.keepOpenSale(new UUID(2, 2), () -> "the same goods").join();
            assertThat(journal.openSale()).contains(new KeptSale("the same goods", false));
        }
    }

    /// Seed 363 of the simulator's power losses.
    @Test
    void whereNoSpareEpochCanBeTakenTheDamagedJournalStaysForTheNextStart() {
        EpochSupply onFullDisk =
                new EpochSupply() {
                    @Override
                    public EpochGrant current() {
                        return epochs.current();
                    }

                    @Override
                    public Optional<EpochGrant> nextSpare(Set<Epoch> taken) {
                        return epochs.nextSpare(taken);
                    }

                    @Override
                    public void take(EpochGrant spare) throws IOException {
                        throw new IOException("No space left");
                    }

                    @Override
                    public void addSpares(List<EpochGrant> spares) {
                        epochs.addSpares(spares);
                    }
                };

        assertThatThrownBy(() -> OpenJournal.in(folder, onFullDisk))
                .isInstanceOf(JournalWriteException.class)
                .hasStackTraceContaining("No space left");

        recovered().close();
    }

    /// A disk with no room for a second journal, and a first page that says nothing of epochs.
    @Test
    void aReplacementThatIsBrokenOffCostsNoSpareHoweverOftenItIsTried() throws IOException {
        Files.writeString(folder.resolve("journal.db"), "no");
        for (int start = 0; start < 5; start++) {
            assertThatThrownBy(
                            () ->
                                    OpenJournal.with(
                                            folder,
                                            epochs,
                                            new OwnJournalThreads(),
                                            JournalReplacementTest::failAtCommit))
                    .isInstanceOf(JournalWriteException.class);
        }

        recovered().close();

        assertThat(epochs.current().series()).isEqualTo(2);
    }

    private static void failAtCommit(String step) throws SQLException {
        if (step.equals("commit")) {
            throw new SQLException("No space left");
        }
    }

    /// An enrolment of earlier was put back, which knows of no spare in use.
    @Test
    void aSpareThatTheJournalHasAlreadyIsNotTakenOnceMore() throws IOException {
        try (Journal journal = recovered()) {
            journal.append(OpenJournal.sale(new UUID(3, 1))).join();
        }
        damageTheSales();

        Opening opening = OpenJournal.in(folder, EpochsInMemory.oneAndThreeSpares());

        try (Journal journal = OpenJournal.usable(opening)) {
            assertThat(journal.reader().epochs())
                    .extracting(EpochPosition::series)
                    .containsExactly(1, 2, 3);
        }
    }

    /// The list of epochs is damaged, and says of one that printed nothing what another printed.
    @Test
    void aSeriesThatWasPrintedStaysThatOfItsEpoch() throws SQLException {
        try (Journal journal = recovered()) {
            journal.append(OpenJournal.sale(new UUID(3, 1))).join();
        }
        saysOfSeries("UPDATE epoch SET series = 9 WHERE ordinal = 2");
        saysOfSeries("UPDATE epoch SET series = 2 WHERE ordinal = 1");

        recovered().close();

        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            assertThat(journal.reader().epochs())
                    .extracting(EpochPosition::series)
                    .doesNotHaveDuplicates()
                    .element(1)
                    .isEqualTo(2);
        }
    }

    private void saysOfSeries(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Journal recovered() {
        Opening opening = OpenJournal.in(folder, epochs);
        assertThat(opening).isInstanceOf(Opening.Recovered.class);
        return OpenJournal.usable(opening);
    }
}
