package org.tillbridge.sync.rules;

/// How far the hub trusts what a workstation sends.
public enum Trust {
    WHOLE,
    /// Its journal and key are on more than one machine.
    IN_DOUBT,
    /// Head office has revoked it.
    REVOKED
}
