package org.tillbridge.hub.intake;

import org.tillbridge.hub.day.StoreDayStore;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What entries mean for the days of their store, in a transaction of that store.
final class Days {
    private static final String OPENING = TillOpened.class.getSimpleName();
    private static final String CLOSE = TillClosed.class.getSimpleName();

    private final StoreDayStore days;
    private final StoreId store;
    private final Instant now;
    private final Map<LocalDate, Integer> addenda = new HashMap<>();

    Days(HubTransaction transaction, StoreId store, Instant now) {
        this.days = new StoreDayStore(transaction.statements());
        this.store = store;
        this.now = now;
    }

    /// Notes what opens or closes a day. The header says so, whether or not the body can be read.
    void note(EntryHeader header) throws SQLException {
        boolean isOpening = header.kind().equals(OPENING);
        if (isOpening || header.kind().equals(CLOSE)) {
            isComplete(header.businessDate());
            days.note(store, header.workstation(), header.businessDate(), isOpening);
        }
    }

    /// Which addendum takes a transaction of a date: 0 while the store day is provisional. Each
    /// date is looked up once.
    int addendum(EntryHeader header) throws SQLException {
        LocalDate date = header.businessDate();
        Integer known = addenda.get(date);
        if (known != null) {
            return known;
        }
        int addendum = isComplete(date) ? days.addendum(store, date, now) : 0;
        addenda.put(date, addendum);
        return addendum;
    }

    private boolean isComplete(LocalDate date) throws SQLException {
        Optional<Boolean> complete = days.isComplete(store, date);
        if (complete.isEmpty()) {
            days.begin(store, date);
        }
        return complete.orElse(false);
    }

    /// What was written is taken back.
    void forget() {
        addenda.clear();
    }
}
