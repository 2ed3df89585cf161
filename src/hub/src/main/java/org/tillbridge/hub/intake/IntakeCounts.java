package org.tillbridge.hub.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.wire.EntryResult;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// What was taken in since this process started.
public final class IntakeCounts {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeCounts.class);

    private final LongAdder entries = new LongAdder();
    private final LongAdder chunks = new LongAdder();
    private final LongAdder parked = new LongAdder();
    private final LongAdder quarantined = new LongAdder();
    private final LongAdder forks = new LongAdder();

    public long entries() {
        return entries.sum();
    }

    public long chunks() {
        return chunks.sum();
    }

    public long parkedEffects() {
        return parked.sum();
    }

    public long quarantined() {
        return quarantined.sum();
    }

    public long forks() {
        return forks.sum();
    }

    void chunk(List<EntryResult> results) {
        chunks.increment();
        entries.add(results.size());
        for (EntryResult result : results) {
            parked.add(result.parked().size());
            if (result.parked().stream()
                    .anyMatch(effect -> effect.code().equals(Effects.SAME_ID_OTHER_CONTENT))) {
                quarantined.increment();
                LOG.atError()
                        .addKeyValue("sequence", result.sequence())
                        .log("An entry came under the id of another; it is kept apart");
            }
        }
    }

    void fork() {
        forks.increment();
    }
}
