package org.tillbridge.sync.wire;

import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The hub's answer to a [PushRequest]. It counts only where workstation, epoch and first sequence
/// are those of the request.
///
/// @param acknowledgedThrough the last sequence of the epoch that the hub has for good; of the
///   batch no further than it was looked at
/// @param results of the batch's entries up to there, in order
/// @param retryAfter how long the hub asks to be left alone
public record PushAnswer(
        WorkstationId workstation,
        Epoch epoch,
        long firstSequence,
        long acknowledgedThrough,
        List<EntryResult> results,
        Optional<Duration> retryAfter) {
    public PushAnswer {
        results = List.copyOf(results);
    }

    /// The same, with no more acknowledged than that.
    public PushAnswer atMostThrough(long sequence) {
        return new PushAnswer(
                workstation,
                epoch,
                firstSequence,
                Math.min(acknowledgedThrough, sequence),
                results,
                retryAfter);
    }

    public boolean answers(PushRequest request) {
        return workstation.equals(request.workstation())
                && epoch.equals(request.epoch())
                && firstSequence == request.firstSequence();
    }
}
