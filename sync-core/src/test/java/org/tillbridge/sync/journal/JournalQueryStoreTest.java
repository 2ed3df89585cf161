package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;

class JournalQueryStoreTest {
    /// Of two numbers.
    private static final String SUM = "SELECT sum(x) FROM (SELECT ? AS x UNION ALL SELECT ?)";

    @TempDir Path folder;

    /// SQLite's driver closes it for good, and goes on to offer it.
    @Test
    void aQueryThatFailedIsAskedAgain() throws Exception {
        Path file = folder.resolve("journal.db");
        new JournalWriteStore(file, WriteHook.NONE).close();
        try (JournalQueryStore queries = new JournalQueryStore(file)) {
            assertThatThrownBy(() -> queries.first(SUM, row -> row.getLong(1), Long.MAX_VALUE, 1))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("overflow");

            assertThat(queries.first(SUM, row -> row.getLong(1), 2, 3)).hasValue(5L);
        }
    }
}
