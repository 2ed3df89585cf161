package org.tillbridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tillbridge.hub.http.Request;
import org.tillbridge.seeds.Sometimes;

import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// What befalls the machine of a simulated hub.
class HubPortsTest {
    private static final Request PUSH =
            new Request(
                    "POST",
                    "/v1/workstations/1/journal",
                    "",
                    _ -> Optional.empty(),
                    InputStream::nullInputStream);

    private final AtomicInteger cuts = new AtomicInteger();
    private final HubPorts ports =
            new HubPorts(
                    World.of(
                            new Plan(1, List.of(1), false, false, false, List.of()),
                            new Sometimes()),
                    () -> false,
                    cuts::incrementAndGet);

    /// As in seed 5978: what was still to come for the statement after it hit a machine that was
    /// off.
    @Test
    void aMachineThatLosesItsPowerOverAnEntryIsOffWhateverWasToCutItNext() throws SQLException {
        ports.poison(1);
        ports.serve(PUSH);
        ports.cutAtStatement(1);
        assertThatThrownBy(() -> ports.before("COMMIT")).isInstanceOf(PowerCut.class);
        assertThatThrownBy(() -> ports.before("ROLLBACK")).isInstanceOf(PowerCut.class);
        assertThatThrownBy(ports::requirePower).isInstanceOf(PowerCut.class);
        assertThat(cuts).hasValue(1);

        ports.noMoreFaults();
        ports.on();
        ports.before("BEGIN IMMEDIATE");
        assertThat(cuts).hasValue(1);
    }
}
