package org.tillbridge.blackbox;

import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.replay.Stage;

import java.io.IOException;

/// The clocks of tills and hub jump every few seconds, each by itself: hours, days, years, forwards
/// and back.
final class ClockJumps extends Scenario {
    ClockJumps(Order order) throws IOException {
        super(order, 3, order.either(60, 1500));
    }

    @Override
    int tillKills() {
        return order().either(0, 2);
    }

    /// They enrol while the hub's clock is right: a code is good for a day.
    @Override
    public void before(int third, Stage stage) throws IOException {
        super.before(third, stage);
        if (third == 0) {
            stage.hub().kill();
            stage.hub().start();
        }
    }

    @Override
    public Child hub(Program program) {
        return program.life() == 0
                ? super.hub(program)
                : HubCommand.withJumpingClock(program, order().seed());
    }

    @Override
    public Child till(Program program) {
        return TillCommand.withJumpingClock(
                program, order().seed() + program.name().hashCode() + program.life());
    }
}
