package org.tillbridge.blackbox;

import org.tillbridge.demo.data.DemoData;
import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.replay.HubProcess;
import org.tillbridge.demo.replay.Stage;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The hub's disk has no room left when each third begins, until it takes nothing in; tills sell
/// on. Then somebody makes room, and the hub goes on without being started anew.
final class HubDiskFull extends Scenario {
    private static final int THIRDS = 3;

    private static final String PUT_OFF = "A request is put off";

    private final AtomicInteger putOff = new AtomicInteger();
    private Optional<SmallDisk> disk = Optional.empty();
    private int full;

    HubDiskFull(Order order) throws IOException {
        super(order, 2, order.either(60, 600));
    }

    @Override
    public void open(HubProcess hub, DemoData data) throws IOException {
        disk = Optional.of(SmallDisk.at(order().folder().resolve("run/hub")));
        super.open(hub, data);
    }

    @Override
    public Child hub(Program program) {
        return super.hub(
                new Program(
                        program.name(),
                        program.folder(),
                        program.life(),
                        program.arguments(),
                        program.log(),
                        line -> {
                            if (line.contains(PUT_OFF)) {
                                putOff.incrementAndGet();
                            }
                            program.lines().accept(line);
                        }));
    }

    @Override
    public void before(int third, Stage stage) throws IOException {
        super.before(third, stage);
        if (third < THIRDS) {
            disk().fill();
        } else {
            did("%d times full".formatted(full));
            did("%d requests put off".formatted(putOff.get()));
        }
    }

    @Override
    public void during(int third, Stage stage) throws IOException {
        int before = putOff.get();
        Deadline deadline = Deadline.of("the hub takes nothing in");
        while (putOff.get() == before) {
            deadline.pause();
        }
        full++;
        disk().empty();
    }

    private SmallDisk disk() {
        return disk.orElseThrow();
    }

    @Override
    void happened(Stage stage) {
        require(full == THIRDS, "%d times full".formatted(full));
        require(stage.hub().kills() == 0, "a hub that nobody started anew");
    }

    @Override
    public void close() throws IOException {
        if (disk.isPresent()) {
            disk.get().close();
        }
    }
}
