package org.tillbridge.simulator.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// What a card terminal remembers, whatever becomes of the till beside it.
public final class TerminalMemory {
    private final Map<UUID, Asked> asked = new LinkedHashMap<>();

    /// Something that it was asked to do.
    ///
    /// @param amount what it did of it, in minor units; 0 if nothing, negative where money went
    ///   back
    /// @param reverses what was paid before, and goes back: whole, or for goods that come back
    record Asked(long amount, Optional<UUID> reverses, boolean isForGoods) {}

    /// It is asked to do something, and does so much of it.
    ///
    /// @param reverses what is to be reversed, if that is what it is about
    /// @param isForGoods whether some of that goes back for goods that come back, perhaps not for
    ///   the first time
    public void does(UUID tender, long amount, Optional<UUID> reverses, boolean isForGoods) {
        if (asked.containsKey(tender)) {
            throw new Violation(4, "a terminal is asked twice for " + tender);
        }
        if (reverses.isPresent() && !isForGoods && amount != 0 && isReversed(reverses.get())) {
            throw new Violation(4, "a terminal gives back twice what was paid as " + reverses);
        }
        asked.put(tender, new Asked(amount, reverses, isForGoods));
    }

    private boolean isReversed(UUID tender) {
        return asked.values().stream()
                .anyMatch(one -> one.amount() != 0 && one.reverses().equals(Optional.of(tender)));
    }

    /// What it did; empty if it never heard of it.
    public OptionalLong did(UUID tender) {
        Asked one = asked.get(tender);
        return one == null ? OptionalLong.empty() : OptionalLong.of(one.amount());
    }

    Map<UUID, Asked> asked() {
        return asked;
    }
}
