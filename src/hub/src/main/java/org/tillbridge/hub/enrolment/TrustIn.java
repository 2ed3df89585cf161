package org.tillbridge.hub.enrolment;

import org.tillbridge.sync.rules.Trust;

import java.time.Instant;
import java.util.Optional;

/// How far a workstation is trusted, and since when not.
///
/// @param enrolBy where its journal is on more than one machine: until when it has to be enrolled
///   anew
/// @param revokedAt where it is revoked: nothing that came before was received at that time
/// @param reason why it is revoked
public record TrustIn(
        Optional<Instant> enrolBy, Optional<Instant> revokedAt, Optional<String> reason) {
    static final TrustIn WHOLE = new TrustIn(Optional.empty(), Optional.empty(), Optional.empty());

    public Trust trust() {
        return trustIn(Instant.MAX);
    }

    /// In what was received at some time, however late it is read. What makes it doubtful may have
    /// been long before anyone noticed.
    public Trust trustIn(Instant received) {
        if (revokedAt.filter(at -> !received.isBefore(at)).isPresent()) {
            return Trust.REVOKED;
        }
        return enrolBy.isPresent() ? Trust.IN_DOUBT : Trust.WHOLE;
    }
}
