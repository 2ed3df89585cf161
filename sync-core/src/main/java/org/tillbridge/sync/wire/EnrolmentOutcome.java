package org.tillbridge.sync.wire;

/// What came of asking to be enrolled.
public sealed interface EnrolmentOutcome
        permits EnrolmentOutcome.Enrolled, EnrolmentOutcome.CodeRefused, NoAnswer {
    /// Everything is written down.
    record Enrolled(EnrolmentFile enrolment, FileKeys keys) implements EnrolmentOutcome {}

    /// The code is wrong, used or too old. Ask for another.
    ///
    /// @param text the hub's sentence
    record CodeRefused(String text) implements EnrolmentOutcome {}
}
