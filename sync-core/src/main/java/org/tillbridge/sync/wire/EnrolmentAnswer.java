package org.tillbridge.sync.wire;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EpochGrant;

import java.util.List;

/// What a workstation is given when it is taken in.
///
/// @param name as people call it: "Till 2"
/// @param certificate see [CertificateCodec]
/// @param first the epoch it starts in
/// @param spares epochs for a journal that had to be set aside
public record EnrolmentAnswer(
        StoreId store,
        WorkstationId workstation,
        String name,
        String certificate,
        EpochGrant first,
        List<EpochGrant> spares,
        VerifyingKey hubKey,
        PinKey pinKey) {
    public EnrolmentAnswer {
        spares = List.copyOf(spares);
    }
}
