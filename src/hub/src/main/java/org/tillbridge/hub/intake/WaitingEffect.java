package org.tillbridge.hub.intake;

import org.tillbridge.sync.wire.ParkedEffect;

/// An effect that was parked and is not applied yet.
///
/// @param place of its entry
/// @param kind of its entry; empty where nobody can tell
/// @param believed whether a person said that its workstation is believed in it, and it waits for
///   something else
public record WaitingEffect(Place place, String kind, ParkedEffect effect, boolean believed) {}
