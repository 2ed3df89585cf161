package org.tillbridge.pos.device.printer;

import java.util.List;
import java.util.Optional;

/// How it stands with a printer and what it is to print.
///
/// @param trouble why it did not print when it was last tried
/// @param jobs in their order; those that ask are passed by until they are answered
public record QueueState(Optional<PrinterTrouble> trouble, List<Waiting> jobs) {
    static final QueueState IDLE = new QueueState(Optional.empty(), List.of());

    public QueueState {
        jobs = List.copyOf(jobs);
    }

    /// A job that is not printed yet, as far as is known.
    public record Waiting(long number, PrintJob job, Question question) {}

    /// What a person has to say before it is printed.
    public enum Question {
        NONE,
        /// It has waited so long that the customer may have left.
        STILL_WANTED,
        /// The printer was given it and did not say that it was done: is it on paper?
        ON_PAPER
    }

    /// Those that ask.
    public List<Waiting> asking() {
        return jobs.stream().filter(job -> job.question() != Question.NONE).toList();
    }
}
