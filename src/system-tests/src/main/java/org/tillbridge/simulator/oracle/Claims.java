package org.tillbridge.simulator.oracle;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// What a hub keeps back of cards, as it follows from what it said before: a claim ends when it is
/// given up, when the sale that it was for is booked, and by itself.
public final class Claims {
    private static final Duration LASTS = Duration.ofMinutes(15);

    private final Map<String, Claim> open = new HashMap<>();
    private final Map<String, Long> kept = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private Instant knownFrom = Instant.MIN;
    private boolean isExact = true;

    /// @param amount in minor units
    public record Asked(String claim, String code, String currency, long amount) {
        private String card() {
            return code + " " + currency;
        }
    }

    private record Claim(String card, long amount, Instant lapsesAt) {}

    /// From now on the hub may have booked something without looking at it.
    public void mayNotLook() {
        isExact = false;
    }

    /// Nobody heard whether the hub kept something back.
    public void nobodyKnows(Instant now) {
        knownFrom = now.plus(LASTS);
    }

    /// It is as it was a while ago.
    public void hubWentBack(Instant now) {
        open.clear();
        used.clear();
        nobodyKnows(now);
    }

    /// It said what can be had, and what it keeps back. Asked once more after the sale, by a call
    /// that was long on its way, it keeps back again what nobody will pay.
    ///
    /// @return whether a claim of somebody else lapsed before
    /// @throws Violation if it is anything else
    public boolean answered(Asked asked, long available, long claimed, Path hub, Instant now) {
        Books books = books(asked, hub);
        endWhatIsUsed(books.used());
        boolean lapsed = open.values().removeIf(claim -> !claim.lapsesAt().isAfter(now));
        long others =
                open.entrySet().stream()
                        .filter(one -> !one.getKey().equals(asked.claim()))
                        .filter(one -> one.getValue().card().equals(asked.card()))
                        .mapToLong(one -> one.getValue().amount())
                        .sum();
        long balance = books.balance().orElse(-1);
        require(balance >= 0, "%s is answered, and has %d".formatted(asked, balance));
        long right = Math.max(0, balance - others);
        boolean isKnown = isExact && !now.isBefore(knownFrom);
        require(
                !isKnown || available == right,
                "%s: %d is free, not %d".formatted(asked, right, available));
        require(
                claimed == Math.min(asked.amount(), available),
                "%s: of %d it keeps back %d".formatted(asked, available, claimed));
        open.remove(asked.claim());
        if (claimed > 0) {
            open.put(asked.claim(), new Claim(asked.card(), claimed, now.plus(LASTS)));
            if (!used.contains(asked.claim())) {
                kept.put(asked.claim(), claimed);
            }
        }
        return lapsed;
    }

    /// It said that it has never heard of a card.
    public void unknown(Asked asked, Path hub) {
        require(
                books(asked, hub).balance().isEmpty(),
                "%s is unknown, and is booked".formatted(asked));
    }

    /// It said that a card pays no more: it keeps back nothing of it for whoever asks.
    public void blocked(Asked asked, Path hub) {
        open.remove(asked.claim());
        long balance = books(asked, hub).balance().orElse(0);
        require(balance < 0, "%s is blocked, and has %d".formatted(asked, balance));
    }

    /// Nobody paid more on a claim than was kept back for it, or less.
    ///
    /// @param paid by the claim, in minor units
    public void requireKept(Map<String, Long> paid) {
        paid.forEach(
                (claim, amount) ->
                        require(
                                amount.equals(kept.getOrDefault(claim, 0L)),
                                "%d is paid on claim %s, which kept back %d"
                                        .formatted(amount, claim, kept.getOrDefault(claim, 0L))));
    }

    private void endWhatIsUsed(Set<String> now) {
        for (String claim : now) {
            if (used.add(claim)) {
                open.remove(claim);
            }
        }
    }

    private record Books(OptionalLong balance, Set<String> used) {}

    private static Books books(Asked asked, Path hub) {
        try (ReadingStore store = new ReadingStore(hub)) {
            return new Books(
                    HubBooks.balance(store, asked.code(), asked.currency()),
                    HubBooks.claimsUsed(store));
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(9, "claims: " + otherwise);
        }
    }
}
