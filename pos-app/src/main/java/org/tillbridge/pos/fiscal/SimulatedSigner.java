package org.tillbridge.pos.fiscal;

import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A signing unit of software, to try a till with: it counts what it signs, is away for as long as
/// it is told to, and loses answers. It outlives the till, as a unit does.
public final class SimulatedSigner implements FiscalSigner {
    private final InstantSource clock;
    private final List<UUID> signed = new ArrayList<>();
    private final Map<UUID, Integer> counters = new HashMap<>();
    private final Set<UUID> refuses = new HashSet<>();
    private Instant awayUntil = Instant.MIN;
    private int answersToLose;

    public SimulatedSigner(InstantSource clock) {
        this.clock = clock;
    }

    /// Answers nothing before then, and signs nothing.
    public synchronized void awayUntil(Instant back) {
        awayUntil = back;
    }

    /// Signs the next documents, and nobody hears of it.
    public synchronized void loseAnswers(int next) {
        answersToLose = next;
    }

    /// Does not take a document, or takes it again.
    public synchronized void refuse(UUID transaction, boolean refused) {
        if (refused) {
            refuses.add(transaction);
        } else {
            refuses.remove(transaction);
        }
    }

    /// What it has signed, in order: a transaction stands here as often as it was signed.
    public synchronized List<UUID> signed() {
        return List.copyOf(signed);
    }

    @Override
    public String unit() {
        return "simulated signing unit";
    }

    @Override
    public synchronized FiscalAnswer sign(Committed document) {
        RetailTransaction transaction = transaction(document);
        if (isAway()) {
            return new FiscalAnswer.Outage("the unit is away");
        }
        if (refuses.contains(transaction.id())) {
            return new FiscalAnswer.Refused("the unit does not take it");
        }
        signed.add(transaction.id());
        counters.put(transaction.id(), signed.size());
        if (answersToLose > 0) {
            answersToLose--;
            return new FiscalAnswer.Outage("no answer");
        }
        return signature(transaction.id());
    }

    @Override
    public synchronized Optional<FiscalAnswer> find(Committed document) {
        if (isAway()) {
            return Optional.of(new FiscalAnswer.Outage("the unit is away"));
        }
        UUID id = transaction(document).id();
        return counters.containsKey(id) ? Optional.of(signature(id)) : Optional.empty();
    }

    private boolean isAway() {
        return clock.instant().isBefore(awayUntil);
    }

    private FiscalAnswer signature(UUID transaction) {
        int counter = counters.getOrDefault(transaction, 0);
        return new FiscalAnswer.Signed(
                List.of(
                        "SIMULATED " + counter,
                        Integer.toHexString((transaction + ":" + counter).hashCode())));
    }

    private static RetailTransaction transaction(Committed document) {
        return switch (document.fact()) {
            case SaleCompleted(RetailTransaction sale) -> sale;
            case ReturnCompleted(RetailTransaction back) -> back;
            default -> throw new IllegalArgumentException("Neither sale nor return");
        };
    }
}
