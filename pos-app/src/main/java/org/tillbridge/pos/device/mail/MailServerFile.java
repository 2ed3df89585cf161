package org.tillbridge.pos.device.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.mail.MailServer.Account;
import org.tillbridge.pos.device.mail.MailServer.Parsed;
import org.tillbridge.pos.device.mail.MailServer.Security;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// `mail.properties` in a workstation's folder: where receipts are e-mailed. A password stands in
/// it, so it is its owner's alone.
///
/// ```
/// server=mail.shop.example
/// security=starttls
/// sender=receipts@shop.example
/// user=receipts
/// password=…
/// ```
public final class MailServerFile {
    private static final Logger LOG = LoggerFactory.getLogger(MailServerFile.class);
    private static final String NAME = "mail.properties";

    private final Path file;

    public MailServerFile(Path folder) {
        file = folder.resolve(NAME);
    }

    /// Empty where there is none, or it cannot be understood; the log says so then.
    public Optional<MailServer> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties said = new Properties();
        try (Reader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            said.load(lines);
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.error("{} cannot be read", file, unreadable);
            return Optional.empty();
        }
        Security security =
                CamelCase.parse(Security.class, said.getProperty("security", "starttls").strip())
                        .orElse(Security.STARTTLS);
        return switch (MailServer.parse(
                said.getProperty("server", ""),
                security,
                said.getProperty("sender", ""),
                said.getProperty("user", ""),
                said.getProperty("password", ""))) {
            case Parsed.Right(MailServer server) -> Optional.of(server);
            case Parsed.Wrong(MailServer.Flaw why) -> {
                LOG.error("{} is wrong: {}", NAME, why);
                yield Optional.empty();
            }
        };
    }

    /// On disk when it returns.
    ///
    /// @param server empty for none
    public void write(Optional<MailServer> server) throws IOException {
        if (server.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        MailServer is = server.get();
        Properties said = new Properties();
        said.setProperty("server", is.address());
        said.setProperty("security", CamelCase.of(is.security()));
        said.setProperty("sender", is.sender().text());
        is.account()
                .ifPresent(
                        (Account account) -> {
                            said.setProperty("user", account.user());
                            said.setProperty("password", account.password());
                        });
        StringWriter lines = new StringWriter();
        said.store(lines, null);
        OwnerOnly.replace(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
