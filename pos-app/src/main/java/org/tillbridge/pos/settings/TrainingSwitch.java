package org.tillbridge.pos.settings;

/// The way into training and out of it.
///
/// @param on whether this is the till to learn on
/// @param turn begins or ends it; on the FX thread
public record TrainingSwitch(boolean on, Runnable turn) {}
