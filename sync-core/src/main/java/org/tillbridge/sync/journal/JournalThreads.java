package org.tillbridge.sync.journal;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/// Who does what of a journal's work can wait: one thread writes, another looks after the files
/// meanwhile.
public interface JournalThreads {
    /// Does what is to be written, one after the other, in the order of the calls.
    ///
    /// @throws RejectedExecutionException after [#stop]
    void write(Runnable work);

    /// Does it among what is to be written, in a few moments: who is about to record something
    /// finds nobody in the way.
    ///
    /// @throws RejectedExecutionException after [#stop]
    void writeSoon(Runnable work);

    /// Does what takes time and nobody waits for.
    void care(Runnable work);

    /// Does it again and again, from after the first pause on.
    void careEvery(Duration pause, Runnable work);

    /// Comes back when what was to be written is.
    void stop();
}
