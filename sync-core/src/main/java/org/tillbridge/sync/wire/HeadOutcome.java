package org.tillbridge.sync.wire;

/// What came of asking how far the hub has this workstation's journals.
public sealed interface HeadOutcome permits HeadOutcome.Answered, NoAnswer {
    record Answered(WorkstationHead head) implements HeadOutcome {}
}
