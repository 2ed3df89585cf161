package org.tillbridge.sync.wire;

import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.PersonalPart;

import java.util.List;
import java.util.Optional;

/// Entries of one journal on their way to the hub, in order and without a gap.
///
/// @param firstSequence of the first entry
public record PushRequest(
        WorkstationId workstation, Epoch epoch, long firstSequence, List<PushedEntry> entries) {
    public static final int MAX_ENTRIES = 500;

    /// What a workstation sends at most, in UTF-8 before compression.
    public static final int MAX_SENT_BYTES = 4 << 20;

    /// What the hub takes at most, decoded.
    public static final int MAX_TAKEN_BYTES = 6 << 20;

    public PushRequest {
        entries = List.copyOf(entries);
        if (firstSequence < 1 || entries.isEmpty() || entries.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "A batch starts at 1 or later and has 1 to " + MAX_ENTRIES + " entries");
        }
    }

    public long lastSequence() {
        return firstSequence + entries.size() - 1;
    }

    /// The same without all entries but the first.
    public PushRequest onlyFirst() {
        return new PushRequest(workstation, epoch, firstSequence, entries.subList(0, 1));
    }

    /// An entry's exact texts. The hub reads the header with the journal's codec; an entry that
    /// cannot be read travels and is parked like any other.
    ///
    /// @param personal what it says of a person, if it does and that was not erased
    public record PushedEntry(String header, String body, Optional<PersonalPart> personal) {
        public PushedEntry(String header, String body) {
            this(header, body, Optional.empty());
        }
    }
}
