package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.sync.journal.Fixtures.EPOCH;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What a journal gives to be sent.
class EntryTextsTest {
    @TempDir Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void sell() {
        file = folder.resolve("journal.db");
        try (Journal journal = OpenJournal.intactIn(folder, EpochsInMemory.oneAndThreeSpares())) {
            for (int n = 1; n <= 3; n++) {
                journal.append(OpenJournal.sale(new UUID(1, n))).join();
            }
        }
    }

    @Test
    void anEntryIsSentWordForWordAsItWasRecorded() {
        JournalReader reader = JournalReader.of(file);
        RecordedEntry second = reader.entry(EPOCH, 2).orElseThrow();

        assertThat(reader.texts(EPOCH, 1, 1, 1 << 20))
                .containsExactly(
                        new EntryTexts(
                                2,
                                second.headerText(),
                                second.bodyText(),
                                second.contentHash(),
                                second.hash(),
                                Optional.empty()));
        assertThat(reader.read(EPOCH, 0, 1000, 1 << 20))
                .isEqualTo(
                        List.of(1L, 2L, 3L).stream()
                                .map(sequence -> reader.entry(EPOCH, sequence))
                                .map(Optional::orElseThrow)
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "header = replace(header, '\"version\":1', '\"version\":7')",
                "header = replace(header, '\"operator\":', '\"operatox\":')",
                "header = json_remove(header, '$.previousHash')",
                "header = json_replace(header, '$.previousHash', 'none')",
                "body = replace(body, '\"quantity\":2000', '\"quantity\":3000')",
                "body = substr(body, 1, 100)",
                "content_hash = replace(hex(zeroblob(32)), '0', 'X')",
                "hash = replace(hex(zeroblob(32)), '0', 'f')"
            })
    void nothingIsSentOfAnEntryThatWasDamagedAndAllThatIsBeforeIt(String damaged)
            throws SQLException {
        damage("SET " + damaged + " WHERE sequence = 2");

        assertThatTheSecondIsNotSent();
    }

    @Test
    void nothingIsSentOfAnEntryWhoseHeaderIsNoJsonAnyMore() throws IOException {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(
                file,
                bytes.replace("\"sequence\":2,", "\"sequence\"!2,"),
                StandardCharsets.ISO_8859_1);

        assertThatTheSecondIsNotSent();
    }

    private void assertThatTheSecondIsNotSent() {
        JournalReader reader = JournalReader.of(file);
        assertThat(reader.texts(EPOCH, 0, 1000, 1 << 20))
                .extracting(EntryTexts::sequence)
                .containsExactly(1L);
        assertThatThrownBy(() -> reader.texts(EPOCH, 1, 1000, 1 << 20))
                .isInstanceOf(JournalReadException.class);
        assertThat(reader.texts(EPOCH, 2, 1000, 1 << 20)).hasSize(1);
    }

    /// It was verified, and set aside, at the next start alone.
    @Test
    void aJournalOfWhichAnEntryCannotBeSentIsSetAsideAtOnce() throws Exception {
        EpochsInMemory epochs = EpochsInMemory.oneAndThreeSpares();
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            CompletableFuture<JournalHealth> told = new CompletableFuture<>();
            journal.onHealth(told::complete);
            damage("SET body = replace(body, '\"quantity\":2000', '\"quantity\":3000')");

            assertThatThrownBy(() -> journal.reader().texts(EPOCH, 0, 1000, 1 << 20))
                    .isInstanceOf(JournalReadException.class);

            assertThat(told.get(1, TimeUnit.MINUTES)).isInstanceOf(JournalHealth.Recovered.class);
            journal.append(OpenJournal.sale(new UUID(1, 4))).join();
            assertThat(journal.reader().epochs()).hasSize(2);
        }
    }

    /// A day's report sorts all of it, with the names that are in it.
    @Test
    void whatIsReadIsSortedInMemoryAndInNoFile() throws SQLException {
        try (JournalQueryStore reading = new JournalQueryStore(file)) {
            assertThat(reading.first("PRAGMA temp_store", row -> row.getInt(1))).hasValue(2);
        }
    }

    private void damage(String change) throws SQLException {
        changed("DROP TRIGGER an_entry_is_never_changed", "UPDATE entry " + change);
    }

    private void changed(String... statements) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }
}
