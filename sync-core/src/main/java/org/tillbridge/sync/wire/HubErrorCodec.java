package org.tillbridge.sync.wire;

import java.util.Optional;

/// The bodies of answers that refuse.
public final class HubErrorCodec {
    private HubErrorCodec() {}

    public static byte[] error(HubError error) {
        return JsonCodec.bytes(
                json -> {
                    json.writeStringProperty("error", error.code());
                    error.scope()
                            .ifPresent(scope -> json.writeStringProperty("scope", scope.text()));
                    json.writeStringProperty("text", error.text());
                    error.expected().ifPresent(next -> json.writeNumberProperty("expected", next));
                });
    }

    /// @throws UnreadableMessageException if it is not in its form
    public static HubError error(byte[] json) {
        JsonCodec.Fields fields = JsonCodec.read(json);
        return new HubError(
                fields.text("error", 64),
                fields.optionalText("text", 2000).orElse(""),
                fields.optionalInteger("expected", 1, Long.MAX_VALUE),
                fields.has("scope") ? Optional.of(FeedCodec.scope(fields)) : Optional.empty());
    }
}
