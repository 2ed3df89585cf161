package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.healing.Healing;
import org.tillbridge.retail.WorkstationId;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/// A hub that heals, and whose clock is behind what it was.
@OnEachDatabase
class HealingClockTest {
    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    /// Seed 183.
    @Test
    void whatATillHadSentBeforeItBeganCountsForNothingThoughTheClockWasPutBackSince()
            throws Exception {
        WorkstationId first = TillFixture.enrol(hub, 1, folder.resolve("first")).workstation();
        WorkstationId second = TillFixture.enrol(hub, 1, folder.resolve("second")).workstation();
        Healing before = ahead(Duration.ofHours(2));
        before.heard(first, true);
        before.heard(second, true);

        Healing since = ahead(Duration.ofHours(1));
        since.beginAnew("A person put a backup back.");
        since.heard(first, true);
        assertThat(since.since()).as("the second is still missing").isPresent();
        since.heard(second, false);
        assertThat(since.since()).as("and has something to send").isPresent();
        since.heard(second, true);

        assertThat(since.since()).as("both have sent what they had").isEmpty();
    }

    @Test
    void itBeginsOnceMoreInTheMomentInWhichTheClockSaysThatItBeganBefore() {
        Healing before = ahead(Duration.ofHours(2));
        before.begin("A person put a backup back.");
        before.end();

        Healing since = ahead(Duration.ofHours(1));
        since.begin("A workstation knows more.");
        assertThat(since.since()).isPresent();
        since.end();
        since.beginAnew("A person put a backup back once more.");

        assertThat(since.since()).isPresent();
    }

    private Healing ahead(Duration by) {
        return new Healing(hub.office().database(), Clock.offset(Clock.systemUTC(), by));
    }
}
