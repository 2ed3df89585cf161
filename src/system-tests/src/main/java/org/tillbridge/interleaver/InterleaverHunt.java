package org.tillbridge.interleaver;

import org.tillbridge.hub.PostgresServer;

import java.sql.SQLException;
import java.util.function.LongFunction;

/// Runs seeds from 1 on until one fails.
public final class InterleaverHunt implements LongFunction<String> {
    private static final int SHOWN = 100;

    /// @param seeds at most so many
    /// @return `seed TAB what was not as it has to be`; empty if none failed
    @Override
    public String apply(long seeds) {
        try (LocksStore locks = new LocksStore(PostgresServer.running().administration())) {
            for (long seed = 1; seed <= seeds; seed++) {
                Interleaving.Outcome outcome = Interleaving.of(seed, locks::waiting);
                if (outcome.failure().isPresent()) {
                    String what = outcome.failure().get().lines().findFirst().orElse("");
                    return seed + "\t" + what.substring(0, Math.min(SHOWN, what.length()));
                }
            }
            return "";
        } catch (SQLException odd) {
            throw new IllegalStateException("The server does not answer", odd);
        }
    }
}
