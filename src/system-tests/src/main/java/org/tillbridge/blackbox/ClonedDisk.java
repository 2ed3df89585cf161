package org.tillbridge.blackbox;

import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.replay.Machine;
import org.tillbridge.demo.replay.Stage;
import org.tillbridge.demo.replay.TillProcess;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Somebody sets up a second machine with a copy of a till's disk, and both sell.
final class ClonedDisk extends Scenario {
    private static final String CLONE = "clone-of-till-1";

    private int done;

    ClonedDisk(Order order) throws IOException {
        super(order, 2, order.either(60, 600));
    }

    /// The disk is copied while the machine is off.
    @Override
    public void before(int third, Stage stage) throws IOException {
        super.before(third, stage);
        if (third == 1) {
            stage.fleet().till(0).kill();
            stage.fleet().awaitBoundary();
            TillProcess original = stage.fleet().till(0);
            stage.fleet().join(original, CLONE, original.folder().resolveSibling(CLONE));
            stage.fleet().awaitBoundary();
            did("from act " + done + " on two machines are till 1");
        }
    }

    @Override
    void happened(Stage stage) {
        require(done > 0, "till 1 was copied before it had done anything");
    }

    @Override
    public Child till(Program program) {
        if (program.name().equals("Till 1") && program.life() == 1) {
            Path clone = Disks.copy(program.folder(), program.folder().resolveSibling(CLONE));
            done = Machine.actsOn(clone);
        }
        return super.till(program);
    }

    @Override
    public List<Machine> machines(List<Machine> planned) {
        Machine original = planned.getFirst();
        List<Machine> all = new ArrayList<>(planned);
        all.add(1, original.copiedTo(original.folder().resolveSibling(CLONE), done));
        return all;
    }
}
