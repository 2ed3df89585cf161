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

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
                                second.hash()));
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
                "replace(header, '\"version\":1', '\"version\":7')",
                "replace(header, '\"operator\":', '\"operatox\":')",
                "json_remove(header, '$.previousHash')",
                "json_replace(header, '$.previousHash', 'none')"
            })
    void noEntryIsSentUnderAHeaderThatWasDamaged(String damaged) throws SQLException {
        changed(
                "DROP TRIGGER an_entry_is_never_changed",
                "UPDATE entry SET header = " + damaged + " WHERE sequence = 2");
        JournalReader reader = JournalReader.of(file);

        assertThat(reader.texts(EPOCH, 0, 1, 1 << 20)).hasSize(1);
        assertThatThrownBy(() -> reader.texts(EPOCH, 0, 1000, 1 << 20))
                .isInstanceOf(JournalReadException.class);
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
