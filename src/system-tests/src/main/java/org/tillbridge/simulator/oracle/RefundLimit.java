package org.tillbridge.simulator.oracle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Invariant 4, of a card that is about to get money back: no more than it paid, less what it got
/// back here, as far as it is on the disk, and what the hub said that it got elsewhere, each once.
public final class RefundLimit {
    private final Ledger ledger;
    private final Map<String, Written> here;

    /// What the hub says went back to the card.
    ///
    /// @param entry the id of the return
    public record Back(String entry, long amount) {}

    public RefundLimit(Ledger ledger, TillBook book) {
        this.ledger = ledger;
        this.here = book.returnsHere();
    }

    /// @param paid under which the card paid
    /// @param atHub what the hub said; empty where it did not
    public void requireWithin(UUID paid, long amount, Optional<List<Back>> atHub) {
        long before =
                here.values().stream()
                        .mapToLong(back -> PlainCodec.refunded(back.body(), paid.toString()))
                        .sum();
        for (Back one : atHub.orElse(List.of())) {
            if (!here.containsKey(one.entry().replace("-", ""))) {
                before += one.amount();
            }
        }
        long all = did(paid);
        if (amount > all - before) {
            throw new Violation(
                    4,
                    "card payment %s of %d, of which %d went back, is to get %d"
                            .formatted(paid, all, before, amount));
        }
        atHub.ifPresent(_ -> ledger.refundedByHubsWord(paid));
    }

    private long did(UUID paid) {
        return ledger.terminals().values().stream()
                .flatMapToLong(memory -> memory.did(paid).stream())
                .sum();
    }
}
