package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.WorkstationHead.EpochHead;

/// How far the hub has a workstation's journals.
public final class HeadCodec {
    private static final int MOST_EPOCHS = 1000;

    private HeadCodec() {}

    public static byte[] head(WorkstationHead head) {
        return JsonCodec.bytes(
                json ->
                        JsonCodec.array(
                                json,
                                "epochs",
                                head.epochs(),
                                (inner, one) -> {
                                    inner.writeStringProperty("epoch", one.epoch().hex());
                                    inner.writeNumberProperty(
                                            "acknowledgedThrough", one.acknowledgedThrough());
                                    inner.writeStringProperty("hash", one.hash().hex());
                                }));
    }

    /// @throws UnreadableMessageException if it is not in its form
    public static WorkstationHead head(byte[] json) {
        return new WorkstationHead(
                JsonCodec.read(json)
                        .objects(
                                "epochs",
                                MOST_EPOCHS,
                                one ->
                                        new EpochHead(
                                                one.parsed("epoch", 16, Epoch::new),
                                                one.integer(
                                                        "acknowledgedThrough", 0, Long.MAX_VALUE),
                                                one.parsed("hash", 64, Hash::new))));
    }
}
