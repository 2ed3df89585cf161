package org.tillbridge.hub.intake;

import static org.tillbridge.sync.journal.Fixtures.article;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.ChainFixture;
import org.tillbridge.hub.TestDatabase;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.journal.Fixtures.Article;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/// The books of a new hub and the journal of its first till. No time passes.
abstract class WithNewHub {
    static final StoreId BATH = new StoreId(1);
    static final Article CANDLE = article(1, "21201", "Candle", 195);
    static final Clock STANDING =
            Clock.fixed(Instant.parse("2035-12-01T12:00:00Z"), ZoneOffset.UTC);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    ChainFixture journal;
    HubDatabase database;

    @BeforeEach
    void start() throws Exception {
        journal = ChainFixture.atNewHub(on.settings(folder), STANDING, folder);
        database = HubDatabase.open(on.settings(folder).database(), StatementHook.NONE);
    }

    @AfterEach
    void stop() {
        database.close();
    }
}
