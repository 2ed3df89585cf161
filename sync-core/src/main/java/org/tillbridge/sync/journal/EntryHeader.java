package org.tillbridge.sync.journal;

import org.joda.money.Money;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What can be known of an entry without understanding its body: where it stands in the chain, when
/// it happened, and what it does to money.
///
/// @param sequence from 1, contiguous within workstation and epoch
/// @param entryId UUIDv7; the entry's identity everywhere and for ever
/// @param kind the simple name of the [JournalEntry]
/// @param recordedAt the workstation's wall clock
/// @param hubTime the hub's time as last heard, before the entry was made; empty if never heard
/// @param personalPartHash commits to a detachable part with personal data
public record EntryHeader(
        StoreId store,
        WorkstationId workstation,
        Epoch epoch,
        long sequence,
        UUID entryId,
        String kind,
        int version,
        LocalDate businessDate,
        Optional<OperatorId> operator,
        Instant recordedAt,
        Optional<Instant> hubTime,
        Hash previousHash,
        Optional<MoneyTotals> money,
        Optional<Hash> personalPartHash) {
    /// The totals of an entry that moves money, so that its day balances even where its body cannot
    /// be read.
    ///
    /// @param total the sum of the goods lines
    /// @param tenders by kind, change taken off
    public record MoneyTotals(
            TransactionNumber number,
            Money total,
            List<TenderTotal> tenders,
            List<TaxTotal> taxes) {
        public MoneyTotals {
            tenders = List.copyOf(tenders);
            taxes = List.copyOf(taxes);
        }
    }

    /// What one kind of tender brought in, or paid out.
    public record TenderTotal(Tender tender, Money amount) {}
}
