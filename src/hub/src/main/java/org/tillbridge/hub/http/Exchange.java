package org.tillbridge.hub.http;

import io.javalin.http.Context;

import org.tillbridge.sync.wire.BodyEncoding;
import org.tillbridge.sync.wire.HubErrorCodec;
import org.tillbridge.sync.wire.PushRequest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads bodies within bounds, and writes answers.
final class Exchange {
    private static final String JSON = "application/json";
    private static final int WORTH_COMPRESSING = 2048;

    private Exchange() {}

    /// The body as it was sent.
    static byte[] rawBody(Context context) {
        try {
            return BodyEncoding.readAtMost(
                    context.req().getInputStream(), PushRequest.MAX_TAKEN_BYTES);
        } catch (BodyEncoding.TooLargeException tooLarge) {
            throw tooLarge();
        } catch (IOException cutOff) {
            throw HttpRefusal.badRequest("The body did not come to its end.");
        }
    }

    static byte[] decoded(Context context, byte[] raw) {
        try {
            return BodyEncoding.decode(
                    header(context, "Content-Encoding"), raw, PushRequest.MAX_TAKEN_BYTES);
        } catch (BodyEncoding.TooLargeException tooLarge) {
            throw tooLarge();
        }
    }

    static Optional<String> header(Context context, String name) {
        return Optional.ofNullable(context.header(name));
    }

    /// A JSON answer, compressed where that pays and the other side can read it.
    static void answer(Context context, byte[] json) {
        boolean zstd =
                json.length > WORTH_COMPRESSING
                        && header(context, "Accept-Encoding")
                                .orElse("")
                                .contains(BodyEncoding.ZSTD);
        context.contentType(JSON);
        if (zstd) {
            context.header("Content-Encoding", BodyEncoding.ZSTD);
        }
        context.result(zstd ? BodyEncoding.zstd(json) : json);
    }

    static void refuse(Context context, HttpRefusal refusal) {
        context.status(refusal.status());
        context.contentType(JSON);
        context.result(HubErrorCodec.error(refusal.error()));
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static HttpRefusal tooLarge() {
        return HttpRefusal.of(413, "tooLarge", "The body is larger than the hub takes.");
    }
}
