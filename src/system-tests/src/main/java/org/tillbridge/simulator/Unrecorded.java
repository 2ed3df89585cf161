package org.tillbridge.simulator;

import org.tillbridge.pos.signon.SignOnRecord;
import org.tillbridge.sync.journal.JournalEntry.TillControl;

/// Who signs on at a simulated till is no part of what people do there: the oracle knows of goods
/// and money.
final class Unrecorded implements SignOnRecord {
    @Override
    public void keep(TillControl fact) {}

    @Override
    public void keepSoon(TillControl fact) {}
}
