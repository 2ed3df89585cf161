package org.tillbridge.hub.enrolment;

import org.tillbridge.sync.wire.EnrolmentAnswer;

/// What became of a workstation that asked to be taken in.
public sealed interface EnrolmentOutcome {
    record Enrolled(EnrolmentAnswer answer) implements EnrolmentOutcome {}

    /// @param code for programs: `unknownCode`, `codeExpired`, `codeUsed`, `notProven`
    /// @param text a sentence
    record Refused(String code, String text) implements EnrolmentOutcome {}
}
