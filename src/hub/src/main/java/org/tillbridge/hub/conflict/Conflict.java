package org.tillbridge.hub.conflict;

import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.rules.Rule;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Two facts that met, and the rule that settled it.
///
/// @param store where they met
/// @param entryId of the entry that came second
/// @param otherEntryId of the entry that it met: the one that [#other] tells of. Empty where that
///   is no entry, or the hub does not know which
/// @param subject what both are about
/// @param fact what the entry says, as a sentence
/// @param other what it met, as a sentence
public record Conflict(
        StoreId store,
        UUID entryId,
        Optional<UUID> otherEntryId,
        Rule rule,
        String subject,
        String fact,
        String other,
        Instant at) {}
