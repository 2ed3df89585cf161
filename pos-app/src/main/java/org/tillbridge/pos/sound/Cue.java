package org.tillbridge.pos.sound;

import java.util.List;

/// What a cashier hears of a scan, told apart by pitch and by pattern: no eye is needed.
public enum Cue {
    /// It is rung.
    ACCEPTED,
    /// Something has to be dealt with first: nobody knows the code, or something is asked.
    ATTENTION,
    /// It is not rung.
    REFUSED;

    List<Tone> tones() {
        return switch (this) {
            case ACCEPTED -> List.of(new Tone(1760, 70));
            case ATTENTION -> List.of(new Tone(880, 90), Tone.pause(60), new Tone(880, 90));
            case REFUSED -> List.of(new Tone(392, 140), new Tone(262, 260));
        };
    }
}
