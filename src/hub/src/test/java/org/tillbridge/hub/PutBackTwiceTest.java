package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;

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
import java.util.List;

/// On a bad day a hub is put back to its last backup, and an hour later to the same one again.
@OnEachDatabase
class PutBackTwiceTest {
    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture till;
    private int port;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        till = TillFixture.enrol(hub, 1, folder.resolve("till"));
        port = hub.address().getPort();
        hub.close();
        on.copy(folder.resolve("hub"), folder.resolve("once"));
        on.copy(folder.resolve("hub"), folder.resolve("again"));
        hub = Hub.start(on.settings(folder.resolve("hub")).withPort(port));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void itGivesNoNumberAndNoSeriesOutThatItGaveInBetween() {
        ChainFixture spare = new ChainFixture(till.store(), till.workstation(), till.spare(0));
        spare.sells(CANDLE);
        putBack("once", Duration.ZERO);
        till.push(spare.all());
        List<Integer> once = series();
        WorkstationId first = TillFixture.enrol(hub, 1, folder.resolve("first")).workstation();

        putBack("again", Duration.ofHours(1));
        till.push(spare.all());
        WorkstationId second = TillFixture.enrol(hub, 1, folder.resolve("second")).workstation();

        assertThat(second).isNotEqualTo(first);
        assertThat(once).isNotEmpty();
        assertThat(series()).isNotEmpty().doesNotContainAnyElementsOf(once);
    }

    private void putBack(String backup, Duration later) {
        hub.close();
        hub = Hub.start(on.settings(folder.resolve(backup)).withPort(port));
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        new Healing(hub.office().database(), clock).beginAnew("A person put a backup back.");
    }

    /// Of the till's epochs that were given since.
    private List<Integer> series() {
        return hub.office()
                .database()
                .read(
                        sql ->
                                sql.list(
                                        """
                                        SELECT series FROM workstation_epoch
                                        WHERE workstation = ? AND series > 100\
                                        """,
                                        row -> row.getInt(1),
                                        till.workstation().number()));
    }
}
