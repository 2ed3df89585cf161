package org.tillbridge.pos;

import org.tillbridge.pos.device.NexoSettings;
import org.tillbridge.pos.device.NexoTerminal;
import org.tillbridge.pos.device.PaymentTerminal;
import org.tillbridge.pos.sound.ToneSounds;
import org.tillbridge.sync.journal.TimeOrderedIds;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/// What a real workstation runs on: the computer's clock, its chance, its disk.
public final class Wiring {
    private Wiring() {}

    /// @param folder the workstation's own
    public static Surroundings surroundings(Path folder) {
        return surroundings(folder, Clock.systemUTC());
    }

    /// @param shopClock what time it is in the shop
    public static Surroundings surroundings(Path folder, Clock shopClock) {
        Clock computer = Clock.systemUTC();
        SecureRandom chance = new SecureRandom();
        return new Surroundings(
                        folder,
                        shopClock,
                        computer,
                        new TimeOrderedIds(computer, chance),
                        new TimeOrderedIds(computer, chance),
                        chance)
                .heardBy(new ToneSounds());
    }

    static PaymentTerminal terminal(NexoSettings settings) {
        return new NexoTerminal(
                settings, Clock.systemUTC(), new SecureRandom(), NexoTerminal.Patience.USUAL);
    }
}
