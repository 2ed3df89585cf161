package org.tillbridge.pos.day;

import org.tillbridge.pos.signon.SignOnRecord;
import org.tillbridge.sync.journal.Draft;
import org.tillbridge.sync.journal.JournalEntry.TillControl;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Records in the journal who signed on and off, under the business day that is open, or else under
/// today's date.
public final class SignOnEntries implements SignOnRecord {
    private final DayBook dayBook;
    private final Executor aside;

    /// @param aside runs what nobody waits for
    public SignOnEntries(DayBook dayBook, Executor aside) {
        this.dayBook = dayBook;
        this.aside = aside;
    }

    @Override
    public void keep(TillControl fact) {
        dayBook.control(fact);
    }

    /// By who is signed on now, whoever is when it is written.
    @Override
    public void keepSoon(TillControl fact) {
        Supplier<Draft> draft = dayBook.controlDraft(fact);
        aside.execute(() -> dayBook.write(draft.get()));
    }
}
