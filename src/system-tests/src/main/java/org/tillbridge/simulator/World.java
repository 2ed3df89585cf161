package org.tillbridge.simulator;

import org.tillbridge.seeds.Sometimes;
import org.tillbridge.simulator.oracle.Readings;

/// What everything in one simulation shares.
record World(
        long seed,
        VirtualTime time,
        Trace trace,
        Sometimes sometimes,
        Disks disks,
        Receipts receipts,
        Readings readings) {

    static World of(Plan plan, Sometimes sometimes) {
        VirtualTime time =
                new VirtualTime(plan.firstMorning() ? Templates.MORNING : Templates.LATER);
        return new World(
                plan.seed(),
                time,
                new Trace(time),
                sometimes,
                plan.disksForget()
                        ? new ForgettingDisks(plan.seed(), sometimes)
                        : new Disks.Steady(),
                new Receipts(),
                new Readings(!plan.disksForget()));
    }
}
