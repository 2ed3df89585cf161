package org.tillbridge.sync.wire;

/// What came of asking to be enrolled.
public sealed interface EnrolmentOutcome
        permits EnrolmentOutcome.Enrolled, EnrolmentOutcome.CodeRefused, NoAnswer {
    /// Everything is written down.
    record Enrolled(EnrolmentFile enrolment, FileKeys keys) implements EnrolmentOutcome {}

    /// Another code is needed.
    record CodeRefused(CodeRefusal why) implements EnrolmentOutcome {}
}
