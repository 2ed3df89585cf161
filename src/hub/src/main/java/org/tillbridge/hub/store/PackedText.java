package org.tillbridge.hub.store;

import org.tillbridge.sync.wire.BodyEncoding;
import org.tillbridge.sync.wire.BodyEncoding.TooLargeException;
import org.tillbridge.sync.wire.UnreadableMessageException;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;

/// A text as it lies in a column, packed: what a hub writes is for the most part what tills sold,
/// word for word. UTF-8 in a Zstandard frame, which any tool opens.
public final class PackedText {
    private static final int MOST_BYTES = 1024 * 1024;

    private final byte[] bytes;

    private PackedText(byte[] bytes) {
        this.bytes = bytes;
    }

    public static PackedText of(String text) {
        return ofUtf8(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @param text in UTF-8
    public static PackedText ofUtf8(byte[] text) {
        return new PackedText(BodyEncoding.zstd(text));
    }

    /// The text in a column.
    ///
    /// @throws SQLException if it cannot be unpacked: the database is damaged
    public static String unpack(byte[] column) throws SQLException {
        try {
            byte[] plain = BodyEncoding.decode(Optional.of(BodyEncoding.ZSTD), column, MOST_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (UnreadableMessageException | TooLargeException damaged) {
            throw new SQLException("A text cannot be unpacked", damaged);
        }
    }

    byte[] bytes() {
        return bytes;
    }
}
