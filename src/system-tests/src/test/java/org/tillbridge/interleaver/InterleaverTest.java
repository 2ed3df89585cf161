package org.tillbridge.interleaver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tillbridge.hub.PostgresServer;

import java.sql.SQLException;

@Timeout(600)
class InterleaverTest {
    private static final int SEEDS = 16;

    private LocksStore locks;

    @BeforeEach
    void open() throws SQLException {
        locks = new LocksStore(PostgresServer.running().administration());
    }

    @AfterEach
    void close() throws SQLException {
        locks.close();
    }

    @Test
    void inWhateverOrderTheStatementsComeTheFeedHasNoHole() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            assertThat(Interleaving.of(seed, locks::waiting).failure())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void theSameSeedComesInTheSameOrder() {
        assertThat(Interleaving.of(7, locks::waiting))
                .isEqualTo(Interleaving.of(7, locks::waiting))
                .isNotEqualTo(Interleaving.of(8, locks::waiting));
    }
}
