package org.tillbridge.pos.device.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// That a receipt is to be e-mailed; the receipt itself is in the journal.
public record MailJob(Instant asked, UUID transaction, MailAddress to) {
    private static final Pattern LINE =
            Pattern.compile("(\\d{1,15}) ([0-9a-f-]{36}) (\\S{3,254})\\R?");

    String line() {
        return asked.toEpochMilli() + " " + transaction + " " + to.text() + "\n";
    }

    /// Empty for what [#line] does not write.
    static Optional<MailJob> parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return MailAddress.parse(parts.group(3))
                .map(
                        to ->
                                new MailJob(
                                        Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                                        UUID.fromString(parts.group(2)),
                                        to));
    }
}
