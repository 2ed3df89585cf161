package org.tillbridge.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.OnEachDatabase;
import org.tillbridge.hub.TestDatabase;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A test that looks at every statement sees them all, and who runs them.
@OnEachDatabase
class StatementHookTest {
    private static final String WRITES = "UPDATE scope SET position = position WHERE 1 = 0";
    private static final String READS = "SELECT count(*) FROM scope";

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private final Watching watching = new Watching();

    @Test
    void whoReadsIsWatchedApartFromWhoWrites() {
        try (HubDatabase database = HubDatabase.open(on.settings(folder).database(), watching)) {
            database.write(transaction -> transaction.statements().update(WRITES));
            database.read(sql -> sql.number(READS));
        }

        assertThat(watching.written).contains(WRITES).doesNotContain(READS);
        assertThat(watching.read).contains(READS).doesNotContain(WRITES);
    }

    private static final class Watching implements StatementHook {
        private final List<String> written = new ArrayList<>();
        private final List<String> read = new ArrayList<>();

        @Override
        public void before(String sql) {
            written.add(sql);
        }

        @Override
        public void beforeRead(String sql) {
            read.add(sql);
        }
    }
}
