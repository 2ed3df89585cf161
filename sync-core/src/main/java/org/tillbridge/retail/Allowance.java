package org.tillbridge.retail;

/// What becomes of someone who wants to use a right.
public enum Allowance {
    /// It is theirs.
    ALLOW,
    /// Someone who has it must approve, by their PIN, each time.
    ASK,
    /// Not even then.
    DENY
}
