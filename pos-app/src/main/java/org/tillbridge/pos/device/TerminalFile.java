package org.tillbridge.pos.device;

import org.tillbridge.pos.device.NexoSettings.SealKey;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// Which payment terminal a workstation has, as its `terminal.properties` says (operations.md tells
/// what stands in it). It holds a passphrase, so it should be its owner's alone.
public final class TerminalFile {
    static final String NAME = "terminal.properties";

    private static final Set<String> NAMES =
            Set.of("address", "poi", "sale", "keyIdentifier", "keyVersion", "passphrase");

    private TerminalFile() {}

    /// What the file says.
    public sealed interface Terminal {
        /// There is no such file.
        record None() implements Terminal {}

        record Nexo(NexoSettings settings) implements Terminal {}

        /// @param why in a sentence; never tells the passphrase
        record Odd(String why) implements Terminal {}
    }

    /// @throws IOException if the file is there and cannot be read
    public static Terminal in(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return new Terminal.None();
        }
        Properties told = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            told.load(text);
        } catch (IllegalArgumentException odd) {
            return new Terminal.Odd(NAME + " holds what cannot be read.");
        }
        Set<String> unknown = new TreeSet<>(told.stringPropertyNames());
        unknown.removeAll(NAMES);
        if (!unknown.isEmpty()) {
            return new Terminal.Odd(
                    NAME + " says “" + unknown.iterator().next() + "”, which is not known there.");
        }
        return nexo(told);
    }

    private static Terminal nexo(Properties told) {
        Optional<URI> address = address(text(told, "address"));
        if (address.isEmpty()) {
            return new Terminal.Odd(
                    NAME + " needs an address, such as https://192.168.1.20:8443/nexo.");
        }
        String poi = text(told, "poi");
        if (poi.isEmpty()) {
            return new Terminal.Odd(NAME + " needs poi, the terminal's model and serial number.");
        }
        String sale = text(told, "sale").isEmpty() ? "tillbridge" : text(told, "sale");
        if (text(told, "passphrase").isEmpty()) {
            return isLoopback(address.get())
                    ? new Terminal.Nexo(
                            new NexoSettings(address.get(), poi, sale, Optional.empty()))
                    : new Terminal.Odd(
                            NAME
                                    + " needs keyIdentifier, keyVersion and passphrase: messages to"
                                    + " another machine go sealed.");
        }
        return sealed(told, address.get(), poi, sale);
    }

    private static Terminal sealed(Properties told, URI address, String poi, String sale) {
        String version = text(told, "keyVersion");
        if (!version.matches("[0-9]{1,9}") || text(told, "keyIdentifier").isEmpty()) {
            return new Terminal.Odd(NAME + " needs keyIdentifier and keyVersion, a number.");
        }
        SealKey key =
                new SealKey(
                        text(told, "keyIdentifier"),
                        Integer.parseInt(version),
                        text(told, "passphrase"));
        return new Terminal.Nexo(new NexoSettings(address, poi, sale, Optional.of(key)));
    }

    private static String text(Properties told, String name) {
        return told.getProperty(name, "").strip();
    }

    private static Optional<URI> address(String text) {
        try {
            URI address = new URI(text);
            boolean usable =
                    ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                            && address.getHost() != null;
            return usable ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException odd) {
            return Optional.empty();
        }
    }

    private static boolean isLoopback(URI address) {
        return Set.of("127.0.0.1", "localhost", "[::1]").contains(address.getHost());
    }
}
