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
    public record Asked(String claim, String code, String currency, long amount) {}

    private record Claim(Asked asked, long amount, Instant lapsesAt) {}

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
        boolean lapsed = open.values().removeIf(claim -> !claim.lapsesAt().isAfter(now));
        long right;
        try (ReadingStore store = new ReadingStore(hub)) {
            endWhatIsUsed(HubBooks.claimsUsed(store));
            long balance = balance(store, asked).orElse(-1);
            require(balance >= 0, "%s is answered, and has %d".formatted(asked, balance));
            right = Math.max(0, balance - others(store, asked));
        }
        boolean isKnown = isExact && !now.isBefore(knownFrom);
        require(
                !isKnown || available == right,
                "%s: %d is free, not %d".formatted(asked, right, available));
        require(
                claimed == Math.min(asked.amount(), available),
                "%s: of %d it keeps back %d".formatted(asked, available, claimed));
        open.remove(asked.claim());
        if (claimed > 0) {
            open.put(asked.claim(), new Claim(asked, claimed, now.plus(LASTS)));
            if (!used.contains(asked.claim())) {
                kept.put(asked.claim(), claimed);
            }
        }
        return lapsed;
    }

    /// It said that it has never heard of a card.
    public void unknown(Asked asked, Path hub) {
        try (ReadingStore store = new ReadingStore(hub)) {
            boolean isUnknown =
                    Points.isPoints(asked.code())
                            ? HubBooks.account(store, asked.code()).isEmpty()
                            : balance(store, asked).isEmpty();
            require(isUnknown, "%s is unknown, and is booked".formatted(asked));
        }
    }

    /// It said that a card pays no more: it keeps back nothing of it for whoever asks.
    public void blocked(Asked asked, Path hub) {
        open.remove(asked.claim());
        try (ReadingStore store = new ReadingStore(hub)) {
            long balance = balance(store, asked).orElse(0);
            require(balance < 0, "%s is blocked, and has %d".formatted(asked, balance));
        }
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

    /// What is kept back of the same card for others.
    private long others(ReadingStore store, Asked asked) {
        String card = card(store, asked);
        return open.entrySet().stream()
                .filter(one -> !one.getKey().equals(asked.claim()))
                .map(Map.Entry::getValue)
                .filter(one -> card(store, one.asked()).equals(card))
                .mapToLong(Claim::amount)
                .sum();
    }

    private static OptionalLong balance(ReadingStore store, Asked asked) {
        return HubBooks.balance(store, account(store, asked.code()), asked.currency());
    }

    private static String card(ReadingStore store, Asked asked) {
        return account(store, asked.code()) + " " + asked.currency();
    }

    /// Points are on one card, whichever of theirs a customer showed, and whoever else they turned
    /// out to be since.
    private static String account(ReadingStore store, String code) {
        return HubBooks.account(store, code).orElse(code);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(9, "claims: " + otherwise);
        }
    }
}
