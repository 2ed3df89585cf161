package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Epoch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// A workstation's way to the hub. Every call may be repeated at any time. Bad weather is an
/// outcome, never an exception; an exception means that something is wrong on this side, and that
/// nothing is known of the request. Safe for use by any number of threads.
public interface HubLink extends SuspendedLink {
    PushOutcome push(PushRequest request);

    /// Does beforehand what can be done of a push without the hub.
    ///
    /// @return what pushes it
    default Supplier<PushOutcome> ready(PushRequest request) {
        return () -> push(request);
    }

    /// Asks for what came after the cursors.
    ///
    /// @param wait how long the hub holds the request back if there is nothing; whole seconds
    FeedOutcome feed(List<Cursor> after, Duration wait);

    /// Fetches a scope's snapshot into a file. What an earlier call got of it is not fetched again.
    SnapshotOutcome snapshot(Scope scope, Path file);

    /// Asks how far the hub has this workstation's journal, and says how far it reaches.
    ///
    /// @param ends of its epochs, the latest last
    HeadOutcome head(List<JournalEnd> ends);

    /// Asks which entries the hub has at some places of an epoch.
    ///
    /// @param sequences at most [ChainAnswer#MOST_PLACES]
    ChainOutcome chain(Epoch epoch, List<Long> sequences);

    /// Asks for a gift card or a store credit, while a customer waits: for a few seconds only.
    StoredValueOutcome claim(StoredValueClaim wanted);

    /// Asks for a sale of which something is brought back, while a customer waits: for a few
    /// seconds only.
    SoldSaleOutcome sold(UUID transaction);

    /// Asks for lines of a sale that are about to come back, or lets go of them, while a customer
    /// waits: for a few seconds only. The hub lets one workstation at a time take a line back.
    LineClaimOutcome claimLines(LineClaims wanted);

    /// Asks who a customer is and what they have, while they wait: for a few seconds only.
    CustomerOutcome customer(CustomerQuestion wanted);

    /// Ends all calls that are under way; they have [NoAnswer].
    void endCalls();
}
