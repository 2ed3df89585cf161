package org.tillbridge.pos.device.printer;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is to be printed: not the document itself, which is in the journal and is read from there
/// when the printer takes it.
///
/// @param document the transaction; of a Z report, the entry that closed the day
/// @param asked when it was asked for
public record PrintJob(Form form, UUID document, Instant asked) {
    private static final Pattern LINE =
            Pattern.compile("([A-Z_]+) ([0-9a-f-]{36}) (\\d{1,15})\\s*");

    /// What of it.
    public enum Form {
        ORIGINAL,
        /// Marked as one.
        COPY,
        /// Without prices.
        GIFT,
        /// The original once more: marked as a copy, with the numbers of the cards that it is.
        AGAIN,
        /// The invoice of a sale, when it is issued.
        INVOICE,
        /// How the open day stands when the printer takes it.
        X_REPORT,
        /// What a close said.
        Z_REPORT,
        /// Marked as one.
        Z_COPY;

        /// Whether it is of a day, not of a sale.
        public boolean isReport() {
            return this == X_REPORT || this == Z_REPORT || this == Z_COPY;
        }
    }

    private static final UUID NONE = new UUID(0, 0);

    public static PrintJob xReport(Instant asked) {
        return new PrintJob(Form.X_REPORT, NONE, asked);
    }

    /// As it stands in its file: `ORIGINAL 0199…-… 1764172800000`, the last in milliseconds since
    /// 1970.
    String line() {
        return form + " " + document + " " + asked.toEpochMilli() + "\n";
    }

    /// @return empty if it is no such line
    static Optional<PrintJob> parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        for (Form form : Form.values()) {
            if (form.name().equals(parts.group(1))) {
                return Optional.of(
                        new PrintJob(
                                form,
                                UUID.fromString(parts.group(2)),
                                Instant.ofEpochMilli(Long.parseLong(parts.group(3)))));
            }
        }
        return Optional.empty();
    }

    PrintJob askedAt(Instant now) {
        return new PrintJob(form, document, now);
    }

    /// An original that may be in the customer's hand is not printed a second time as one.
    public PrintJob withoutSecondOriginal() {
        return switch (form) {
            case ORIGINAL, AGAIN -> new PrintJob(Form.AGAIN, document, asked);
            case INVOICE -> new PrintJob(Form.COPY, document, asked);
            case Z_REPORT -> new PrintJob(Form.Z_COPY, document, asked);
            case COPY, GIFT, X_REPORT, Z_COPY -> this;
        };
    }

    /// Whether it is no copy: what the customer is to have, or the report of a close.
    public boolean isFirst() {
        return switch (form) {
            case ORIGINAL, AGAIN, INVOICE, Z_REPORT -> true;
            case COPY, GIFT, X_REPORT, Z_COPY -> false;
        };
    }
}
