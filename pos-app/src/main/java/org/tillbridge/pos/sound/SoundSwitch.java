package org.tillbridge.pos.sound;

import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Switches the sounds of a workstation off and on; what was chosen is kept in its folder.
public final class SoundSwitch implements Sounds {
    /// It is there while they are off.
    private static final String NAME = "sounds.off";

    private final Path file;
    private final Sounds sounds;
    private volatile boolean on;

    public SoundSwitch(Path folder, Sounds sounds) {
        this.file = folder.resolve(NAME);
        this.sounds = sounds;
        this.on = !Files.exists(file);
    }

    public boolean isOn() {
        return on;
    }

    /// On disk when it returns.
    public synchronized void turn(boolean wanted) throws IOException {
        if (wanted) {
            Files.deleteIfExists(file);
        } else {
            OwnerOnly.replace(file, new byte[0]);
        }
        on = wanted;
    }

    /// Nothing while they are off.
    @Override
    public void play(Cue cue) {
        if (on) {
            sounds.play(cue);
        }
    }

    /// Heard also while they are off.
    public void tryOut(Cue cue) {
        sounds.play(cue);
    }
}
