package org.tillbridge.pos.sale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;

import java.time.Instant;
import java.util.Optional;

/// A basket as a fact that it is set aside, and back again.
final class Suspension {
    private static final Logger LOG = LoggerFactory.getLogger(Suspension.class);

    private Suspension() {}

    static SaleSuspended of(Basket open, Instant at) {
        OpenTransaction transaction = open.transaction();
        return new SaleSuspended(
                transaction.id(),
                transaction.standing().size() + open.unknown().size(),
                transaction.totals().total(),
                at,
                OpenSaleCodec.write(open));
    }

    /// Empty where this version cannot read it.
    static Optional<Basket> basket(SaleSuspended sale) {
        try {
            return Optional.of(OpenSaleCodec.read(sale.basket()));
        } catch (OpenSaleCodec.UnreadableOpenSaleException odd) {
            LOG.error("A suspended sale cannot be read: {}", sale.transaction(), odd);
            return Optional.empty();
        }
    }
}
