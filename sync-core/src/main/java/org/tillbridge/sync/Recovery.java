package org.tillbridge.sync;

import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.wire.HubLink;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.NoAnswer;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/// Sends the hub what it lacks of a journal that nobody writes any more: that of a workstation that
/// died. What the hub has is not sent again, so it may be tried as often as one likes.
public final class Recovery {
    /// Some minutes of pauses, in the end. The largest batch is halved nine times until it is one
    /// entry.
    private static final int MOST_STEPS_IN_VAIN = 12;

    private final PushLoop push;
    private final SyncStatusBoard board;

    /// What it runs on.
    ///
    /// @param link to the hub, in the name of the workstation that died
    /// @param background reads ahead
    public record Surroundings(
            HubLink link,
            HubTime hubTime,
            InstantSource clock,
            RandomGenerator random,
            Executor background,
            SyncPace pace) {}

    public Recovery(WorkstationId dead, Journal journal, Surroundings around) {
        board = new SyncStatusBoard(around.clock(), around.hubTime());
        push =
                new PushLoop(
                        dead,
                        journal.reader(),
                        journal,
                        around.link(),
                        around.background(),
                        Map::of,
                        new BackOff(around.pace(), around.random()),
                        board,
                        new Acknowledged(journal.reader(), false));
    }

    /// What became of it.
    public sealed interface Outcome {
        /// The hub has all of it.
        ///
        /// @param sent how many entries it lacked
        record Complete(long sent) implements Outcome {}

        /// @param unsent how many entries the hub is not known to have
        /// @param hub whether it answers
        record Incomplete(long unsent, HubContact hub) implements Outcome {}
    }

    /// Sends until the hub has everything, or it makes no sense to go on.
    public Outcome run() throws InterruptedException {
        long lacking = -1;
        int inVain = 0;
        while (!isComplete() && inVain < MOST_STEPS_IN_VAIN && !isRefused()) {
            long before = board.status().unsent();
            Pause pause = push.step();
            boolean answered = board.status().isConnected();
            boolean isKnown = answered && !push.isSearching();
            lacking = lacking < 0 && isKnown ? board.status().unsent() : lacking;
            inVain = answered && board.status().unsent() < before ? 0 : inVain + 1;
            if (!isComplete()) {
                Thread.sleep(pause.atMost());
            }
        }
        return isComplete()
                ? told(lacking)
                : new Outcome.Incomplete(board.status().unsent(), board.status().hub());
    }

    /// A hub that is being restored hears that this journal has no more to say.
    private Outcome told(long sent) {
        push.askAgain();
        Pause _ = push.step();
        return isComplete()
                ? new Outcome.Complete(sent)
                : new Outcome.Incomplete(board.status().unsent(), board.status().hub());
    }

    private boolean isComplete() {
        return board.status().isConnected() && board.status().unsent() == 0;
    }

    private boolean isRefused() {
        return board.status().hub() instanceof HubContact.Offline offline
                && offline.cause() == NoAnswer.Cause.REFUSED;
    }
}
