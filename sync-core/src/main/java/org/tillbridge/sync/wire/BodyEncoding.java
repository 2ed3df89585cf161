package org.tillbridge.sync.wire;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdInputStream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.GZIPInputStream;

/// How bodies are compressed on the wire, and how they are opened without trust.
public final class BodyEncoding {
    public static final String ZSTD = "zstd";
    public static final String GZIP = "gzip";

    private static final int LEVEL = 3;
    private static final int MOST_IDLE = 16;

    /// Nobody uses these now. To make one takes as long as to compress a receipt.
    private static final Queue<ZstdCompressCtx> IDLE = new ArrayBlockingQueue<>(MOST_IDLE);

    private BodyEncoding() {}

    public static byte[] zstd(byte[] plain) {
        ZstdCompressCtx idle = IDLE.poll();
        ZstdCompressCtx context = idle == null ? new ZstdCompressCtx().setLevel(LEVEL) : idle;
        try {
            return context.compress(plain);
        } finally {
            if (!IDLE.offer(context)) {
                context.close();
            }
        }
    }

    /// Opens a body.
    ///
    /// @param encoding the `Content-Encoding`; empty for none
    /// @param limit of the decoded bytes
    /// @throws UnreadableMessageException if it cannot be opened
    /// @throws TooLargeException if there is more in it than the limit
    public static byte[] decode(Optional<String> encoding, byte[] body, int limit)
            throws TooLargeException {
        try (InputStream decoded = open(encoding, new ByteArrayInputStream(body))) {
            return readAtMost(decoded, limit);
        } catch (TooLargeException tooLarge) {
            throw tooLarge;
        } catch (IOException damaged) {
            throw new UnreadableMessageException("The body is damaged or cut off", damaged);
        }
    }

    /// Reads to the end.
    ///
    /// @throws TooLargeException if that is further than the limit
    public static byte[] readAtMost(InputStream stream, int limit) throws IOException {
        byte[] read = stream.readNBytes(limit + 1);
        if (read.length > limit) {
            throw new TooLargeException(limit);
        }
        return read;
    }

    static InputStream open(Optional<String> encoding, InputStream body) throws IOException {
        return switch (encoding.orElse("identity")) {
            case "identity" -> body;
            case ZSTD -> new ZstdInputStream(body);
            case GZIP -> new GZIPInputStream(body);
            default -> throw new UnreadableMessageException("The body's encoding is not known");
        };
    }

    /// A body holds more than it may.
    public static final class TooLargeException extends IOException {
        TooLargeException(int limit) {
            super("The body has more than " + limit + " bytes");
        }
    }
}
