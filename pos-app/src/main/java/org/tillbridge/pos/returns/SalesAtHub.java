package org.tillbridge.pos.returns;

import org.tillbridge.pos.returns.CardRefunds.AtHub;
import org.tillbridge.sync.wire.SoldSale;

import java.util.Optional;
import java.util.UUID;

/// What the hub said of sales of which goods come back: from when a receipt is opened or a line
/// rung until the return is over. For all threads.
public final class SalesAtHub {
    private AtHub said = AtHub.NOTHING;
    private Optional<UUID> about = Optional.empty();

    synchronized AtHub said() {
        return said;
    }

    synchronized void heard(SoldSale sale) {
        said = said.with(sale);
    }

    /// What was asked for another return comes too late, and is not kept.
    synchronized void heard(Optional<UUID> back, AtHub more) {
        if (back.equals(about)) {
            more.sales().values().forEach(this::heard);
        }
    }

    /// Another return than before, or none, is open.
    synchronized void isAbout(Optional<UUID> back) {
        if (about.isPresent() && !back.equals(about)) {
            said = AtHub.NOTHING;
        }
        about = back;
    }
}
