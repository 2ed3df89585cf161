package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Hash;

import tools.jackson.core.JsonGenerator;

import java.time.Instant;
import java.util.List;

/// Feed transactions and pages of them.
public final class FeedCodec {
    /// A single entry of 1,000 lines may need more rows than usual; nothing needs more than this.
    private static final int MOST_ROWS = 10_000;

    private static final int MOST_CHARACTERS = 4 << 20;

    private FeedCodec() {}

    /// A transaction's place in the log: what a page carries of it.
    public record Logged(String content, Hash h) {}

    /// Makes the transaction that follows `previous` in its scope.
    public static FeedTransaction next(
            Cursor previous, Instant time, List<FeedRow> rows, ScopeChecksum checksum) {
        long position = previous.position() + 1;
        String content =
                JsonCodec.text(
                        json -> {
                            json.writeStringProperty("scope", previous.scope().text());
                            json.writeNumberProperty("position", position);
                            json.writeNumberProperty("time", time.toEpochMilli());
                            JsonCodec.array(json, "rows", rows, FeedCodec::writeRow);
                            json.writeNumberProperty("rowCount", rows.size());
                            json.writeStringProperty("checksum", checksum.hex());
                        });
        if (rows.size() > MOST_ROWS || content.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "No till could read a transaction of %d rows and %d characters"
                            .formatted(rows.size(), content.length()));
        }
        Hash h = FeedTransaction.chain(previous.h(), content);
        return new FeedTransaction(previous.scope(), position, time, rows, checksum, content, h);
    }

    /// Reads one transaction. Whether it follows a cursor is for [FeedTransaction#follows] to say.
    ///
    /// @throws UnreadableMessageException if it is not in its form
    public static FeedTransaction transaction(Logged logged) {
        JsonCodec.Fields fields = JsonCodec.read(logged.content());
        List<FeedRow> rows = fields.objects("rows", MOST_ROWS, FeedCodec::readRow);
        if (fields.integer("rowCount", 0, MOST_ROWS) != rows.size()) {
            throw new UnreadableMessageException("rowCount is not the number of rows");
        }
        return new FeedTransaction(
                scope(fields),
                fields.integer("position", 1, Long.MAX_VALUE),
                fields.instant("time"),
                rows,
                fields.parsed("checksum", 16, ScopeChecksum::parse),
                logged.content(),
                logged.h());
    }

    /// A page of transactions as they lie in the log, not written anew.
    public static byte[] page(List<Logged> transactions, boolean more) {
        return JsonCodec.bytes(
                json -> {
                    JsonCodec.array(
                            json,
                            "transactions",
                            transactions,
                            (inner, logged) -> {
                                inner.writeStringProperty("content", logged.content());
                                inner.writeStringProperty("h", logged.h().hex());
                            });
                    json.writeBooleanProperty("more", more);
                });
    }

    /// @throws UnreadableMessageException if it is not in its form
    public static FeedPage page(byte[] json) {
        JsonCodec.Fields fields = JsonCodec.read(json);
        List<FeedTransaction> transactions =
                fields.objects(
                        "transactions",
                        MOST_ROWS,
                        one ->
                                transaction(
                                        new Logged(
                                                one.text("content", MOST_CHARACTERS),
                                                one.parsed("h", 64, Hash::new))));
        return new FeedPage(transactions, fields.flag("more"));
    }

    static Scope scope(JsonCodec.Fields fields) {
        return fields.parsed(
                "scope", 32, text -> Scope.parse(text).orElseThrow(IllegalArgumentException::new));
    }

    private static void writeRow(JsonGenerator json, FeedRow row) {
        json.writeStringProperty("kind", row.kind());
        json.writeStringProperty("key", row.key());
        row.body().ifPresent(body -> json.writeStringProperty("body", body));
    }

    private static FeedRow readRow(JsonCodec.Fields fields) {
        String kind = fields.text("kind", FeedRow.MAX_KIND);
        String key = fields.text("key", FeedRow.MAX_KEY);
        try {
            return new FeedRow(kind, key, fields.optionalText("body", FeedRow.MAX_BODY));
        } catch (IllegalArgumentException odd) {
            throw new UnreadableMessageException("A row's kind, key or body is odd", odd);
        }
    }
}
