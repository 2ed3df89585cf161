package org.tillbridge.blackbox;

import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.replay.Machine;
import org.tillbridge.demo.replay.Stage;
import org.tillbridge.retail.WorkstationId;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A till's disk is taken away when the hub has all of it, and the till goes on with a copy that
/// was kept a third of the work ago.
final class RestoredDisk extends Scenario {
    private static final String KEPT = "till-1-kept";
    private static final String LOST = "till-1-lost";

    private int kept;
    private int lost;

    RestoredDisk(Order order) throws IOException {
        super(order, 2, order.either(60, 600));
    }

    @Override
    public void before(int third, Stage stage) throws IOException {
        super.before(third, stage);
        if (third == 1 || third == 2) {
            Path disk = stage.fleet().till(0).folder();
            Deadline deadline = Deadline.of("the hub has all of till 1");
            while (stage.hub().booked(new WorkstationId(1)) < Machine.entriesOn(disk)) {
                deadline.pause();
            }
            stage.fleet().till(0).kill();
            stage.fleet().awaitBoundary();
        }
        if (third == 3) {
            did("after act %d back to act %d".formatted(lost, kept));
        }
    }

    @Override
    void happened(Stage stage) {
        require(lost > kept, "till 1 went back from act %d to %d".formatted(lost, kept));
    }

    @Override
    public Child till(Program program) {
        Path disk = program.folder();
        if (program.name().equals("Till 1") && program.life() == 1) {
            kept = Machine.actsOn(Disks.copy(disk, disk.resolveSibling(KEPT)));
        }
        if (program.name().equals("Till 1") && program.life() == 2) {
            Disks.replace(disk, disk.resolveSibling(KEPT), disk.resolveSibling(LOST));
            lost = Machine.actsOn(disk.resolveSibling(LOST));
        }
        return super.till(program);
    }

    @Override
    public List<Machine> machines(List<Machine> planned) {
        Machine now = planned.getFirst();
        List<Machine> all = new ArrayList<>(planned);
        all.add(
                1,
                new Machine(
                        now.workstation(),
                        now.folder().resolveSibling(LOST),
                        now.acts().subList(kept, lost),
                        false));
        return all;
    }
}
