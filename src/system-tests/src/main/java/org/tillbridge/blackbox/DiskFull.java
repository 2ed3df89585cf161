package org.tillbridge.blackbox;

import org.tillbridge.demo.data.DemoData;
import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.replay.HubProcess;
import org.tillbridge.demo.replay.Stage;
import org.tillbridge.demo.replay.TillProcess;
import org.tillbridge.demo.replay.TillSays;

import java.io.IOException;
import java.util.Optional;

/// A till's disk has no room left, again and again, until it refuses sales; each time somebody
/// makes room, and the sale is finished.
final class DiskFull extends Scenario {
    private final int times;
    private Optional<SmallDisk> disk = Optional.empty();
    private int refused;

    DiskFull(Order order) throws IOException {
        super(order, 1, order.either(60, 600));
        this.times = order.either(2, 12);
    }

    @Override
    public void open(HubProcess hub, DemoData data) throws IOException {
        super.open(hub, data);
        disk = Optional.of(SmallDisk.at(order().folder().resolve("run/till-1")));
    }

    @Override
    public Child till(Program program) {
        return TillCommand.tryingAgain(program);
    }

    @Override
    public void during(int third, Stage stage) throws IOException {
        TillProcess till = stage.fleet().till(0);
        Deadline deadline = Deadline.of("the disk is full " + times + " times");
        while (third == 1 && refused < times && !holds(stage, () -> stage.fleet().rest())) {
            disk().fill();
            if (holds(stage, () -> isRefused(till))) {
                refused++;
                disk().empty();
                till.tell("again");
            }
            deadline.pause();
        }
        disk().empty();
        if (holds(stage, () -> isRefused(till))) {
            till.tell("again");
        }
    }

    private SmallDisk disk() {
        return disk.orElseThrow();
    }

    private static boolean isRefused(TillProcess till) {
        return till.said().filter(TillSays.Refused.class::isInstance).isPresent();
    }

    @Override
    void happened(Stage stage) {
        require(refused > 0, "never refused for want of room");
    }

    /// The first time before anything is rung: a third is soon over.
    @Override
    public void before(int third, Stage stage) throws IOException {
        super.before(third, stage);
        if (third == 1) {
            disk().fill();
        }
        if (third == 3) {
            did("%d times refused for want of room".formatted(refused));
        }
    }

    @Override
    public void close() throws IOException {
        if (disk.isPresent()) {
            disk.get().close();
        }
    }
}
