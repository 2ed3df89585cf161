package org.tillbridge.sync.wire;

import java.util.Optional;
import java.util.OptionalLong;

/// What the hub says when it does not do what it was asked.
///
/// @param code for programs: `gap`, `fork`, `snapshotNeeded`, `tooLarge`, `clock`, `signature` …
/// @param text a sentence
/// @param expected with `gap`: the sequence the hub waits for
/// @param scope with `snapshotNeeded`
public record HubError(String code, String text, OptionalLong expected, Optional<Scope> scope) {
    public static final String GAP = "gap";
    public static final String FORK = "fork";
    public static final String SNAPSHOT_NEEDED = "snapshotNeeded";

    public static HubError of(String code, String text) {
        return new HubError(code, text, OptionalLong.empty(), Optional.empty());
    }

    public static HubError gap(long expected, String text) {
        return new HubError(GAP, text, OptionalLong.of(expected), Optional.empty());
    }

    public static HubError snapshotNeeded(Scope scope, String text) {
        return new HubError(SNAPSHOT_NEEDED, text, OptionalLong.empty(), Optional.of(scope));
    }
}
