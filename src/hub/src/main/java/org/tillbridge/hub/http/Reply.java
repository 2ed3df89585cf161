package org.tillbridge.hub.http;

import org.tillbridge.sync.wire.BodyEncoding;
import org.tillbridge.sync.wire.ContentDigest;
import org.tillbridge.sync.wire.HubErrorCodec;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the hub answers, however it gets there.
///
/// @param body read once, and closed by whoever sends it
public record Reply(int status, Map<String, String> headers, InputStream body) {
    private static final String JSON = "application/json";
    private static final int WORTH_COMPRESSING = 2048;

    /// With the digest of its body, so that nothing that was altered on its way is believed.
    static Reply of(int status, String contentType, byte[] body) {
        return of(status, contentType, new ByteArrayInputStream(body))
                .with(ContentDigest.HEADER, ContentDigest.of(body));
    }

    static Reply of(int status, String contentType, InputStream body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }

    /// A JSON answer, compressed where that pays and the other side can read it.
    static Reply json(Request asked, byte[] json) {
        boolean zstd =
                json.length > WORTH_COMPRESSING
                        && asked.header("Accept-Encoding").orElse("").contains(BodyEncoding.ZSTD);
        return zstd
                ? of(200, JSON, BodyEncoding.zstd(json)).with("Content-Encoding", BodyEncoding.ZSTD)
                : of(200, JSON, json);
    }

    static Reply refusing(HttpRefusal refusal) {
        return of(refusal.status(), JSON, HubErrorCodec.error(refusal.error()));
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }
}
