package org.tillbridge.pos.offline;

import org.joda.money.Money;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.OfflineApproval;
import org.tillbridge.retail.TransactionNumber;

import java.util.UUID;

/// A card payment of a completed sale that a terminal took upon itself.
public record OfflinePayment(
        UUID transaction,
        TransactionNumber number,
        Money amount,
        CardSlip card,
        OfflineApproval approval) {
    public UUID tender() {
        return card.tender();
    }
}
