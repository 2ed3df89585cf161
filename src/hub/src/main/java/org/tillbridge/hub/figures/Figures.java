package org.tillbridge.hub.figures;

import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;

import java.time.LocalDate;
import java.util.List;

/// What the books say, computed from the entries and movements themselves. Amounts are in minor
/// units.
///
/// @param storedValue gift cards and store credits, by currency
/// @param duplicates entries or transactions that are booked more than once
/// @param differences between the ledgers and their totals, as sentences; none if the books agree
public record Figures(
        List<WorkstationFigures> workstations,
        List<StoredValueFigures> storedValue,
        long duplicates,
        List<String> differences) {
    public Figures {
        workstations = List.copyOf(workstations);
        storedValue = List.copyOf(storedValue);
        differences = List.copyOf(differences);
    }

    /// Whether nothing is missing, nothing is booked twice, and totals are those of the ledgers.
    public boolean agree() {
        return duplicates == 0
                && differences.isEmpty()
                && workstations.stream().allMatch(WorkstationFigures::isWhole);
    }

    /// Gift cards and store credits of one currency.
    ///
    /// @param outstanding what customers still have; what is lost is not taken off
    /// @param lost what was paid with cards beyond what was on them
    /// @param blocked cards that pay no more: because of that, or because head office says so
    public record StoredValueFigures(
            String currency,
            long issued,
            long redeemed,
            long refunded,
            long outstanding,
            long lost,
            long blocked) {}

    /// One workstation's part.
    ///
    /// @param entries that came, by what they are
    /// @param parkedEffects that are not applied
    /// @param stockMovements that were
    /// @param movements of the stock on hand, by item; what sums to nothing is there too
    public record WorkstationFigures(
            WorkstationId workstation,
            StoreId store,
            String name,
            EntryCounts entries,
            List<EpochFigures> epochs,
            List<SeriesFigures> series,
            List<Revenue> revenue,
            List<DayRevenue> days,
            List<TenderFigure> tenders,
            List<TaxFigure> taxes,
            List<ModifierFigure> modifiers,
            long stockMovements,
            long parkedEffects,
            List<ItemMovement> movements) {
        public WorkstationFigures {
            epochs = List.copyOf(epochs);
            series = List.copyOf(series);
            revenue = List.copyOf(revenue);
            days = List.copyOf(days);
            tenders = List.copyOf(tenders);
            taxes = List.copyOf(taxes);
            modifiers = List.copyOf(modifiers);
            movements = List.copyOf(movements);
        }

        boolean isWhole() {
            return epochs.stream().allMatch(epoch -> epoch.missing() == 0)
                    && series.stream().allMatch(one -> one.missing() == 0 && one.duplicates() == 0);
        }
    }

    /// @param repeated the same entry once more, at another place
    /// @param quarantined another entry under an id that is taken
    /// @param nameless entries whose header cannot be read
    public record EntryCounts(long booked, long repeated, long quarantined, long nameless) {}

    /// @param missing sequences up to the watermark that are not there
    public record EpochFigures(Epoch epoch, long acknowledgedThrough, long missing) {}

    /// The numbers of the documents that were printed in one series, which begins with 1. What a
    /// till has not sent yet comes after the last and is not missing.
    ///
    /// @param missingNumbers of documents that the hub does not have although it has later ones
    public record SeriesFigures(
            int series, long first, long last, List<NumberRange> missingNumbers, long duplicates) {
        public SeriesFigures {
            missingNumbers = List.copyOf(missingNumbers);
        }

        /// How many numbers are missing.
        public long missing() {
            return missingNumbers.stream().mapToLong(NumberRange::size).sum();
        }
    }

    /// Numbers one after the other, both ends among them.
    public record NumberRange(long first, long last) {
        long size() {
            return last - first + 1;
        }
    }

    public record Revenue(String currency, long transactions, long total) {}

    public record DayRevenue(
            LocalDate businessDate, String currency, long transactions, long total) {}

    public record TenderFigure(String currency, String tender, long amount) {}

    /// @param rate parts per million
    public record TaxFigure(String currency, int rate, String jurisdiction, long net, long tax) {}

    /// What prices were changed by.
    ///
    /// @param kind `promotion`, `byHand`, `override`, `exemption` or `markdown`
    public record ModifierFigure(String currency, String kind, long times, long amount) {}

    public record ItemMovement(ItemId item, String sku, Quantity onHand) {}
}
