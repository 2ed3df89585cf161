package org.tillbridge.simulator.oracle;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// A person says to book what waits of a revoked till: all that waits for that when it is said, and
/// nothing else. It is booked, or waits for what else stands in its way, but for no person any
/// more; what comes, or is read, later waits for a person again.
public final class SaidToBook {
    private final Ledger ledger;
    private final int till;
    private final Set<String> waited;

    /// Before it is said.
    public SaidToBook(Ledger ledger, int till, Path hub) {
        this.ledger = ledger;
        this.till = till;
        this.waited = HubBooks.waitForAPerson(hub, till);
    }

    /// Invariant 15: once the hub has done as it was told, nothing of the till waits for a person.
    public void requireAllHeard(Path hub) {
        Set<String> left = HubBooks.waitForAPerson(hub, till);
        if (!left.isEmpty()) {
            throw new Violation(15, "a person said to book %s, which waits".formatted(left));
        }
    }

    /// Notes what it was said of; where the hub lost its power meanwhile, as far as it came.
    ///
    /// @param position of the store's scope afterwards
    /// @return of how many entries
    public int note(Path hub, long position) {
        Set<String> heard = new HashSet<>(waited);
        heard.removeAll(HubBooks.waitForAPerson(hub, till));
        ledger.revocations().saidToBook(heard, position);
        return heard.size();
    }
}
