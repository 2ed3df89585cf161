package org.tillbridge.pos.device.mail;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The mail server that takes receipts, and who this till is to it.
///
/// @param sender whom the customer's answer would go to
/// @param account empty where the server asks for none
public record MailServer(
        String host, int port, Security security, MailAddress sender, Optional<Account> account) {
    private static final Pattern ADDRESS =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?");
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final int HIGHEST_PORT = 65_535;

    /// How the way there is kept from others.
    public enum Security {
        /// Begun in the open and then encrypted, or not used at all.
        STARTTLS(587),
        TLS(465),
        /// On this computer only.
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    /// Who signs on there.
    public record Account(String user, String password) {
        /// Never the password.
        @Override
        public String toString() {
            return "an account";
        }
    }

    /// What is wrong with what was typed.
    public enum Flaw {
        NO_SERVER,
        NOT_A_SERVER,
        NOT_A_PORT,
        OPEN_TO_OTHERS,
        NOT_A_SENDER,
        NO_PASSWORD
    }

    /// What came of reading it.
    public sealed interface Parsed {
        record Right(MailServer server) implements Parsed {}

        record Wrong(Flaw why) implements Parsed {}
    }

    /// @param address `mail.shop.example`, or with a port where it is not the usual one
    /// @param user blank where there is no account
    public static Parsed parse(
            String address, Security security, String sender, String user, String password) {
        if (address.isBlank()) {
            return new Parsed.Wrong(Flaw.NO_SERVER);
        }
        Matcher parts = ADDRESS.matcher(address.strip());
        if (!parts.matches()) {
            return new Parsed.Wrong(Flaw.NOT_A_SERVER);
        }
        String host = parts.group(1);
        int port = parts.group(2) == null ? security.port : Integer.parseInt(parts.group(2));
        if (port < 1 || port > HIGHEST_PORT) {
            return new Parsed.Wrong(Flaw.NOT_A_PORT);
        }
        if (security == Security.NONE && !HERE.contains(host)) {
            return new Parsed.Wrong(Flaw.OPEN_TO_OTHERS);
        }
        Optional<MailAddress> from = MailAddress.parse(sender);
        if (from.isEmpty()) {
            return new Parsed.Wrong(Flaw.NOT_A_SENDER);
        }
        if (!user.isBlank() && password.isEmpty()) {
            return new Parsed.Wrong(Flaw.NO_PASSWORD);
        }
        Optional<Account> account =
                user.isBlank()
                        ? Optional.empty()
                        : Optional.of(new Account(user.strip(), password));
        return new Parsed.Right(new MailServer(host, port, security, from.get(), account));
    }

    /// As it is typed.
    public String address() {
        return port == security.port ? host : host + ":" + port;
    }
}
