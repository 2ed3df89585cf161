package org.tillbridge.sync;

import org.tillbridge.sync.wire.HubTime;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// How this workstation stands with the hub: what the lamp shows.
///
/// @param unsent entries that the hub is not known to have
/// @param parked effects of this workstation's entries that wait at the hub for someone
/// @param hubTime the hub's time as last heard; empty before the first answer
/// @param loaded whether everything needed from the hub is here
/// @param nextTry when entries are sent again after they could not be; empty where nothing holds
///   them up
public record SyncStatus(
        HubContact hub,
        long unsent,
        int parked,
        Optional<HubTime.Heard> hubTime,
        boolean loaded,
        Set<Attention> attention,
        Optional<Instant> nextTry) {
    private static final Duration DRIFT_TO_WARN_OF = Duration.ofMinutes(2);

    public SyncStatus {
        attention = Set.copyOf(attention);
    }

    static SyncStatus atStart() {
        return new SyncStatus(
                new HubContact.NotTried(),
                0,
                0,
                Optional.empty(),
                false,
                Set.of(),
                Optional.empty());
    }

    public boolean isConnected() {
        return hub instanceof HubContact.Connected;
    }

    /// How far the hub's clock is before this computer's; zero if it is not known.
    public Duration drift() {
        return hubTime.map(HubTime.Heard::ahead).orElse(Duration.ZERO);
    }

    /// Whether this computer's clock is so wrong that someone should set it.
    public boolean clockIsWrong() {
        return drift().abs().compareTo(DRIFT_TO_WARN_OF) > 0;
    }

    SyncStatus withHub(HubContact contact) {
        return new SyncStatus(contact, unsent, parked, hubTime, loaded, attention, nextTry);
    }

    SyncStatus withUnsent(long entries) {
        return new SyncStatus(hub, entries, parked, hubTime, loaded, attention, nextTry);
    }

    SyncStatus withParked(int effects) {
        return new SyncStatus(hub, unsent, effects, hubTime, loaded, attention, nextTry);
    }

    SyncStatus withHubTime(Optional<HubTime.Heard> heard) {
        return new SyncStatus(hub, unsent, parked, heard, loaded, attention, nextTry);
    }

    SyncStatus withLoaded(boolean everything) {
        return new SyncStatus(hub, unsent, parked, hubTime, everything, attention, nextTry);
    }

    SyncStatus withNextTry(Optional<Instant> at) {
        return new SyncStatus(hub, unsent, parked, hubTime, loaded, attention, at);
    }

    SyncStatus with(Attention reason) {
        Set<Attention> reasons = EnumSet.of(reason);
        reasons.addAll(attention);
        return new SyncStatus(hub, unsent, parked, hubTime, loaded, reasons, nextTry);
    }

    SyncStatus without(Attention reason) {
        Set<Attention> reasons = EnumSet.noneOf(Attention.class);
        reasons.addAll(attention);
        reasons.remove(reason);
        return new SyncStatus(hub, unsent, parked, hubTime, loaded, reasons, nextTry);
    }
}
