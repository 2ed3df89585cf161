package org.tillbridge.pos.sale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.UnreadableEntryException;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.time.Instant;
import java.util.Optional;

/// A basket as a fact that it is set aside, and back again.
final class Suspension {
    private static final Logger LOG = LoggerFactory.getLogger(Suspension.class);

    private static final String SUSPENDED = "SaleSuspended";

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

    /// What the hub gave. Empty where this version cannot read it.
    static Optional<SaleSuspended> of(TakeOverOutcome.Given given) {
        try {
            return EntryCodec.entry(SUSPENDED, given.version(), given.body())
                            instanceof SaleSuspended sale
                    ? Optional.of(sale)
                    : Optional.empty();
        } catch (UnreadableEntryException odd) {
            LOG.error("A suspended sale of another till cannot be read", odd);
            return Optional.empty();
        }
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
