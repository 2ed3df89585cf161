package org.tillbridge.pos;

import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.SuspendedAtStore;
import org.tillbridge.sync.wire.SuspendedLink;
import org.tillbridge.sync.wire.SuspendedOutcome;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A hub in memory that says of suspended sales what it was told to say, and answers nothing while
/// it is away.
public final class SuspendedHub implements SuspendedLink {
    private static final NoAnswer SILENT = NoAnswer.because(NoAnswer.Cause.UNREACHABLE, "silent");

    private final Map<UUID, TakeOverOutcome> said = new HashMap<>();
    private final List<UUID> asked = new ArrayList<>();
    private final List<UUID> givenBack = new ArrayList<>();
    private SuspendedAtStore store = new SuspendedAtStore(List.of(), List.of());
    private CountDownLatch held = new CountDownLatch(0);
    private boolean away;

    public synchronized void goAway() {
        away = true;
    }

    public synchronized void tells(SuspendedAtStore now) {
        store = now;
    }

    public synchronized void says(UUID suspension, TakeOverOutcome outcome) {
        said.put(suspension, outcome);
    }

    /// Which sales it was asked for.
    public synchronized List<UUID> asked() {
        return List.copyOf(asked);
    }

    public synchronized List<UUID> givenBack() {
        return List.copyOf(givenBack);
    }

    /// Lets whoever asks what is set aside wait for an answer of then until it is told to answer.
    public synchronized void holdsItsAnswer() {
        held = new CountDownLatch(1);
    }

    public synchronized void answers() {
        held.countDown();
    }

    @Override
    public SuspendedOutcome suspendedSales() {
        SuspendedOutcome answer = answer();
        try {
            return held().await(1, TimeUnit.MINUTES) ? answer : SILENT;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return SILENT;
        }
    }

    private synchronized CountDownLatch held() {
        return held;
    }

    private synchronized SuspendedOutcome answer() {
        return away ? SILENT : new SuspendedOutcome.Answered(store);
    }

    @Override
    public synchronized TakeOverOutcome takeOver(UUID suspension) {
        if (away) {
            return SILENT;
        }
        asked.add(suspension);
        return said.getOrDefault(suspension, new TakeOverOutcome.NotSuspended());
    }

    @Override
    public synchronized TakeOverOutcome giveBack(UUID suspension) {
        if (away) {
            return SILENT;
        }
        givenBack.add(suspension);
        return new TakeOverOutcome.NotSuspended();
    }
}
