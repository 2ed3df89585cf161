package org.tillbridge.simulator;

/// What everything in one simulation shares.
record World(
        long seed,
        VirtualTime time,
        Trace trace,
        Sometimes sometimes,
        Disks disks,
        Receipts receipts) {}
