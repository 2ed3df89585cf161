package org.tillbridge.interleaver;

import org.tillbridge.hub.ChainFixture;
import org.tillbridge.hub.enrolment.EnrolmentOutcome.Enrolled;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.PushRequest;

/// A till, what it recorded, and how much of that is sent.
final class Till {
    private final StoreId store;
    private final WorkstationId workstation;
    private final ChainFixture journal;
    private int sent;

    Till(Enrolled enrolled) {
        this.store = enrolled.answer().store();
        this.workstation = enrolled.answer().workstation();
        this.journal = new ChainFixture(store, workstation, enrolled.answer().first());
    }

    StoreId store() {
        return store;
    }

    WorkstationId workstation() {
        return workstation;
    }

    ChainFixture journal() {
        return journal;
    }

    /// How many of its entries have to be booked at the end.
    int sent() {
        return sent;
    }

    /// Its first entries, from the first on.
    PushRequest upTo(int entries) {
        sent = Math.max(sent, entries);
        return journal.from(1, entries);
    }

    /// The entry that it recorded last.
    PushRequest last() {
        sent = (int) journal.size();
        return journal.from(journal.size(), 1);
    }
}
