package org.tillbridge.pos.device;

import java.net.URI;
import java.util.Optional;

/// How to reach a terminal that speaks the nexo protocol.
///
/// @param address where it takes messages, such as `https://192.168.1.20:8443/nexo`
/// @param poi the terminal's own name: model and serial number
/// @param sale this till's name, towards the terminal
/// @param key what messages are sealed with; empty where they go in the clear
public record NexoSettings(URI address, String poi, String sale, Optional<SealKey> key) {
    /// What both sides were given to seal messages with.
    ///
    /// @param identifier names it, so that the other side takes the same
    public record SealKey(String identifier, int version, String passphrase) {
        /// Never tells the passphrase.
        @Override
        public String toString() {
            return "SealKey " + identifier + " " + version;
        }
    }
}
