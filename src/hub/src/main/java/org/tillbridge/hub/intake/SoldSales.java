package org.tillbridge.hub.intake;

import org.tillbridge.hub.intake.ReturnStore.Original;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.sync.wire.SoldSale;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// What is known of a sale of which something is brought back. Any store may ask: goods come back
/// anywhere.
public final class SoldSales {
    private final HubDatabase database;

    public SoldSales(HubDatabase database) {
        this.database = database;
    }

    /// Empty where nobody has heard of it yet.
    public Optional<SoldSale> find(UUID transaction) {
        return database.read(sql -> find(sql, transaction));
    }

    private static Optional<SoldSale> find(StatementStore sql, UUID transaction)
            throws SQLException {
        ReturnStore returns = new ReturnStore(sql);
        Optional<Original> original = returns.original(transaction);
        if (original.isEmpty()) {
            return Optional.empty();
        }
        Optional<RetailTransaction> sale = read(new JournalStore(sql), original.get().entryId());
        return sale.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SoldSale(
                                transaction,
                                sale.get().currency(),
                                sale.get().goods().stream()
                                        .filter(SaleLine.class::isInstance)
                                        .map(
                                                line ->
                                                        new SoldSale.Line(
                                                                line.number(),
                                                                line.quantity(),
                                                                line.amount(),
                                                                line.tax(),
                                                                line.taxParts()))
                                        .toList(),
                                returns.backs(original.get().store(), transaction)));
    }

    /// What stands in a booked entry.
    static Optional<RetailTransaction> read(JournalStore journal, UUID entryId)
            throws SQLException {
        Place place = journal.booked(entryId).orElseThrow().place();
        return EntryReader.read(place, journal.texts(place)).fact().flatMap(Booking::transactionIn);
    }
}
