package org.tillbridge.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// An authority, and three certificates that it gave to one key of a hub, made by the JDK's
/// keytool. They differ in their dates.
final class HubProofs {
    static final String GOOD = "good";
    static final String EXPIRED = "expired";
    static final String NOT_YET = "not-yet";

    static final String PASSWORD = "changeit";

    private final Path folder;

    private HubProofs(Path folder) {
        this.folder = folder;
    }

    static HubProofs in(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        HubProofs proofs = new HubProofs(folder);
        proofs.keytool(
                "-genkeypair -alias authority -dname CN=Authority -ext bc:c -startdate -6y"
                        + " -validity 5000 -keyalg EC -keystore authority.p12");
        proofs.keytool("-exportcert -alias authority -file authority.crt -keystore authority.p12");
        proofs.keytool(
                "-importcert -noprompt -alias authority -file authority.crt"
                        + " -keystore authorities.p12");
        proofs.keytool("-genkeypair -alias hub -dname CN=localhost -keyalg EC -keystore hub.p12");
        proofs.keytool("-certreq -alias hub -file hub.csr -keystore hub.p12");
        proofs.give(GOOD, "-1d", 30);
        proofs.give(EXPIRED, "-2y", 365);
        proofs.give(NOT_YET, "+1y", 365);
        return proofs;
    }

    private void give(String name, String from, int days) throws IOException {
        keytool(
                "-gencert -alias authority -infile hub.csr -outfile %s.crt -ext san=dns:localhost"
                                .formatted(name)
                        + " -startdate %s -validity %d -keystore authority.p12"
                                .formatted(from, days));
        Files.copy(folder.resolve("hub.p12"), folder.resolve(name + ".p12"));
        keytool(
                "-importcert -noprompt -alias authority -file authority.crt -keystore %s.p12"
                        .formatted(name));
        keytool(
                "-importcert -noprompt -alias hub -file %s.crt -keystore %s.p12"
                        .formatted(name, name));
    }

    private void keytool(String arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/keytool")
                                        .toString()));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-storepass", PASSWORD));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(said);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped", stopped);
        }
    }

    /// What a machine has to trust.
    Path authorities() {
        return folder.resolve("authorities.p12").toAbsolutePath();
    }

    /// Shows a proof to whoever comes.
    ///
    /// @param port 0 for any
    ServerSocket door(String proof, int port) {
        try (InputStream file = Files.newInputStream(folder.resolve(proof + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD.toCharArray());
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context.getServerSocketFactory()
                    .createServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has TLS", impossible);
        }
    }
}
