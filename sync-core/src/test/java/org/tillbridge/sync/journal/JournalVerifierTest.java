package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.EPOCH;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/// A person asks whether a journal is whole.
class JournalVerifierTest {
    @TempDir Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void sell() {
        file = folder.resolve("journal.db");
        try (Journal journal = OpenJournal.intactIn(folder, EpochsInMemory.oneAndThreeSpares())) {
            journal.append(
                            Draft.fact(
                                    OPERATOR,
                                    FIRST_OF_DECEMBER,
                                    new TillOpened(FIRST_OF_DECEMBER, pounds("100.00"))))
                    .join();
            journal.append(OpenJournal.sale(new UUID(1, 1))).join();
        }
        assertThat(JournalVerifier.verify(file)).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void aLastEntryThatIsGoneIsNamedByTheHeadBesideTheJournal() throws SQLException {
        changed("DELETE FROM entry WHERE sequence = 2");

        assertThat(firstBreak()).isEqualTo(missing("entries through 2 were committed"));
    }

    @Test
    void aLastEntryThatIsGoneIsNamedByWhatFollowedFromIt() throws SQLException, IOException {
        Files.delete(folder.resolve("journal.head"));
        file();
        changed("DELETE FROM entry WHERE sequence = 2");

        assertThat(firstBreak()).isEqualTo(missing("what follows from it is there, it is not"));
    }

    @Test
    void aJournalThatWasSetAsideIsNotMeasuredByTheOneInItsPlace() throws IOException {
        Path aside = Files.copy(file, folder.resolve("journal.db.damaged-20101201T090000Z"));
        Files.writeString(
                folder.resolve("journal.head"),
                Files.readString(folder.resolve("journal.head")).replace('2', '3'));

        assertThat(JournalVerifier.verify(aside)).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void whatIsNoJournalIsSaidWithoutTheNameOfAClass() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter"), "Dear shop, ".repeat(100));

        ChainBreak found = ((Verdict.Broken) JournalVerifier.verify(letter)).firstBreak();

        assertThat(found.kind()).isEqualTo(ChainBreak.Kind.FILE);
        assertThat(found.what()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "derived = '{}'",
                "derived = NULL",
                "transaction_id = x'000000000000000100000000000000ff'",
                "transaction_id = NULL"
            })
    void whatAnEntrysRowSaysOfItIsDerivedAnewAlsoWhenItIsFiled(String change) throws SQLException {
        file();
        assertThat(JournalVerifier.verify(file)).isInstanceOf(Verdict.Intact.class);
        changed(
                "DROP TRIGGER an_entry_is_never_changed",
                "UPDATE entry SET " + change + " WHERE sequence = 2",
                """
                CREATE TRIGGER an_entry_is_never_changed BEFORE UPDATE ON entry
                BEGIN
                    SELECT RAISE(ABORT, 'an entry is never changed');
                END
                """
                        .strip());

        assertThat(firstBreak())
                .isEqualTo(
                        new ChainBreak(
                                Optional.of(EPOCH),
                                2,
                                ChainBreak.Kind.DERIVED,
                                "what follows from it differs"));
    }

    private ChainBreak firstBreak() {
        return ((Verdict.Broken) JournalVerifier.verify(file)).firstBreak();
    }

    private static ChainBreak missing(String what) {
        return new ChainBreak(Optional.of(EPOCH), 2, ChainBreak.Kind.MISSING, what);
    }

    /// Files what follows from the entries, as the journal does now and then.
    private void file() throws SQLException {
        changed(
                "INSERT INTO filed_stock_movement SELECT * FROM unfiled_stock_movement",
                "INSERT INTO filed_retail_transaction SELECT * FROM unfiled_retail_transaction",
                "INSERT INTO filed_till_event SELECT * FROM unfiled_till_event",
                "UPDATE filed SET through = (SELECT max(place) FROM entry)");
    }

    /// Changes the file behind the journal's back.
    private void changed(String... statements) throws SQLException {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }
}
