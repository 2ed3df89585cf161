package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.Hash;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which entries the hub has at some places of an epoch.
public final class ChainCodec {
    private ChainCodec() {}

    public static byte[] answer(ChainAnswer answer) {
        List<Map.Entry<Long, Hash>> inOrder =
                List.copyOf(new TreeMap<>(answer.hashes()).entrySet());
        return JsonCodec.bytes(
                json -> {
                    json.writeStringProperty("epoch", answer.epoch().hex());
                    JsonCodec.array(
                            json,
                            "entries",
                            inOrder,
                            (inner, entry) -> {
                                inner.writeNumberProperty("sequence", entry.getKey());
                                inner.writeStringProperty("hash", entry.getValue().hex());
                            });
                });
    }

    /// @throws UnreadableMessageException if it is not in its form
    public static ChainAnswer answer(byte[] json) {
        JsonCodec.Fields fields = JsonCodec.read(json);
        Map<Long, Hash> hashes = new HashMap<>();
        fields.objects(
                        "entries",
                        ChainAnswer.MOST_PLACES,
                        entry ->
                                Map.entry(
                                        entry.integer("sequence", 1, Long.MAX_VALUE),
                                        entry.parsed("hash", 64, Hash::new)))
                .forEach(entry -> hashes.put(entry.getKey(), entry.getValue()));
        return new ChainAnswer(fields.parsed("epoch", 16, Epoch::new), hashes);
    }
}
