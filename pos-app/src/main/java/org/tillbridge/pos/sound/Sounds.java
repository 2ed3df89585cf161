package org.tillbridge.pos.sound;

/// Where cues are heard. Never waits, never fails.
public interface Sounds {
    /// Nothing is heard.
    Sounds NONE = cue -> {};

    void play(Cue cue);
}
