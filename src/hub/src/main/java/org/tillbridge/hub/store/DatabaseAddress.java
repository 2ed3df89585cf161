package org.tillbridge.hub.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Where a hub keeps what it knows.
public sealed interface DatabaseAddress {
    String SCHEME = "postgresql://";

    /// As a person is told which it is; no password is in it.
    String name();

    /// A SQLite file of this machine; made where it is not there.
    record File(Path path) implements DatabaseAddress {
        @Override
        public String name() {
            return path.toString();
        }
    }

    /// A database on a PostgreSQL server, which is there already.
    ///
    /// @param url for JDBC, without who asks
    /// @param user if empty, the name that this process runs under
    /// @param password if empty, what `~/.pgpass` says
    record Server(String url, Optional<String> user, Optional<String> password)
            implements DatabaseAddress {
        @Override
        public String name() {
            return url.replaceFirst("\\?.*", "");
        }

        /// Passwords do not go into logs.
        @Override
        public String toString() {
            return url;
        }
    }

    /// Reads `postgresql://user:password@host:port/database?parameters`, where all but the host and
    /// the database may be left out. The parameters are those of the JDBC driver, such as
    /// `sslmode=verify-full`. Empty for anything else.
    static Optional<DatabaseAddress> parse(String text) {
        String plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        if (!plain.startsWith(SCHEME)) {
            return Optional.empty();
        }
        String rest = plain.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        if (slash < 0 || slash == rest.length() - 1) {
            return Optional.empty();
        }
        int at = rest.lastIndexOf('@', slash);
        String url = "jdbc:" + SCHEME + rest.substring(at + 1);
        String who = at < 0 ? "" : rest.substring(0, at);
        int colon = who.indexOf(':');
        try {
            return Optional.of(
                    new Server(
                            url,
                            given(colon < 0 ? who : who.substring(0, colon)),
                            given(colon < 0 ? "" : who.substring(colon + 1))));
        } catch (IllegalArgumentException badPercentSign) {
            return Optional.empty();
        }
    }

    private static Optional<String> given(String text) {
        return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8))
                .filter(some -> !some.isEmpty());
    }
}
