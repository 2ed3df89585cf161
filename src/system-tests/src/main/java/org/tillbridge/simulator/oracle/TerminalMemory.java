package org.tillbridge.simulator.oracle;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/// What a card terminal remembers, whatever becomes of the till beside it.
public final class TerminalMemory {
    private final Map<UUID, Asked> asked = new LinkedHashMap<>();

    /// What it took upon itself, and what the bank will say of it.
    private final Map<UUID, Bank> held = new LinkedHashMap<>();

    private final Set<UUID> forwarded = new LinkedHashSet<>();
    private final Set<UUID> told = new LinkedHashSet<>();

    /// What a bank says of a payment that is forwarded to it.
    public enum Bank {
        PAYS,
        REFUSES
    }

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

    /// It does it without asking a bank.
    public void holds(UUID tender, Bank says) {
        held.put(tender, says);
    }

    /// It has answered that something is done, or somebody has read it there.
    public void told(UUID tender) {
        told.add(tender);
    }

    /// The bank can be reached. What a bank refuses of which its till has not heard yet is not
    /// done.
    public void forwards() {
        held.forEach(
                (tender, says) -> {
                    if (forwarded.add(tender) && says == Bank.REFUSES && !told.contains(tender)) {
                        asked.computeIfPresent(
                                tender, (_, one) -> new Asked(0, one.reverses(), false));
                    }
                });
    }

    /// Whether it took something upon itself, and no bank has heard of it yet.
    public boolean isHeld(UUID tender) {
        return held.containsKey(tender) && !forwarded.contains(tender);
    }

    boolean everHeld() {
        return !held.isEmpty();
    }

    /// What the bank said of what it took upon itself; empty of anything else.
    public Optional<Bank> said(UUID tender) {
        return forwarded.contains(tender)
                ? Optional.ofNullable(held.get(tender))
                : Optional.empty();
    }

    Map<UUID, Asked> asked() {
        return asked;
    }
}
