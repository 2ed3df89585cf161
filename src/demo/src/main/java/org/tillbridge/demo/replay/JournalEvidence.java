package org.tillbridge.demo.replay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalReadException;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.Original;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.journal.UnreadableEntryException;
import org.tillbridge.sync.rules.StockMovement;
import org.tillbridge.sync.rules.StockMovements;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// What a workstation's journal says, read entry by entry. Where its disk was copied there are
/// several, and what stands in more than one counts once.
///
/// @param entryIds one for each entry, in order
/// @param numbersAgain documents with a number that another has
/// @param effects what the entries do to the books: one for each money total and each movement of
///   stock
/// @param faults what should not be: holes in the sequence or in the document numbers
public record JournalEvidence(
        WorkstationId workstation,
        Tally tally,
        List<UUID> entryIds,
        long effects,
        long numbersAgain,
        List<String> faults) {
    private static final Logger LOG = LoggerFactory.getLogger(JournalEvidence.class);
    private static final int MOST_ENTRIES = 500;
    private static final int MOST_BYTES = 4 << 20;

    public JournalEvidence {
        entryIds = List.copyOf(entryIds);
        faults = List.copyOf(faults);
    }

    JournalEvidence withFault(String fault) {
        List<String> more = new ArrayList<>(faults);
        more.add(fault);
        return new JournalEvidence(workstation, tally, entryIds, effects, numbersAgain, more);
    }

    static JournalEvidence read(WorkstationId workstation, List<JournalReader> journals) {
        Census census = new Census(workstation);
        journals.forEach(census::read);
        return census.evidence();
    }

    /// How many entries there are of the kinds that acts leave behind.
    static int acts(JournalReader journal) {
        int acts = 0;
        for (EpochPosition epoch : journal.epochs()) {
            long after = epoch.first() - 1;
            while (after < epoch.last()) {
                List<RecordedEntry> entries =
                        journal.read(epoch.epoch(), after, MOST_ENTRIES, MOST_BYTES);
                acts +=
                        (int)
                                entries.stream()
                                        .filter(entry -> isAct(entry.header().kind()))
                                        .count();
                after = entries.getLast().header().sequence();
            }
        }
        return acts;
    }

    private static boolean isAct(String kind) {
        return Stream.of(
                        JournalEntry.SaleCompleted.class,
                        JournalEntry.ReturnCompleted.class,
                        JournalEntry.StockAdjusted.class)
                .anyMatch(type -> type.getSimpleName().equals(kind));
    }

    private static final class Census {
        private final WorkstationId workstation;
        private final List<UUID> entryIds = new ArrayList<>();
        private final Set<UUID> elsewhere = new HashSet<>();
        private final Set<TransactionNumber> numbers = new HashSet<>();
        private final List<String> faults = new ArrayList<>();
        private final Map<ItemId, Long> moved = new HashMap<>();
        private final Map<Integer, Long> lastNumber = new TreeMap<>();
        private long sales;
        private long returns;
        private long writeOffs;
        private long revenue;
        private long effects;
        private long numbersAgain;

        Census(WorkstationId workstation) {
            this.workstation = workstation;
        }

        void read(JournalReader journal) {
            lastNumber.clear();
            elsewhere.addAll(entryIds);
            for (EpochPosition epoch : journal.epochs()) {
                read(journal, epoch);
            }
        }

        private void read(JournalReader journal, EpochPosition epoch) {
            long last = epoch.first() - 1;
            while (last < epoch.lastToSend()) {
                List<RecordedEntry> entries = entries(journal, epoch.epoch(), last);
                if (entries.isEmpty()) {
                    faults.add("epoch %s ends at %d".formatted(epoch.epoch().hex(), last));
                    return;
                }
                for (RecordedEntry entry : entries) {
                    if (entry.header().sequence() > epoch.lastToSend()) {
                        return;
                    }
                    if (entry.header().sequence() != last + 1) {
                        faults.add(
                                "entry %d of epoch %s is missing"
                                        .formatted(last + 1, epoch.epoch().hex()));
                    }
                    last = entry.header().sequence();
                    take(entry);
                }
            }
        }

        /// None where the next is not what was written.
        private static List<RecordedEntry> entries(JournalReader journal, Epoch epoch, long last) {
            try {
                return journal.read(epoch, last, MOST_ENTRIES, MOST_BYTES);
            } catch (JournalReadException damaged) {
                LOG.warn("Epoch {} cannot be read after {}", epoch.hex(), last, damaged);
                return List.of();
            }
        }

        /// One that carries another counts as that other, and only there.
        private void take(RecordedEntry entry) {
            try {
                JournalEntry fact =
                        EntryCodec.entry(
                                entry.header().kind(), entry.header().version(), entry.bodyText());
                if (fact instanceof JournalEntry.Carried carried) {
                    take(Original.in(carried).entry());
                } else {
                    boolean another = !elsewhere.contains(entry.header().entryId());
                    number(fact).ifPresent(number -> number(number, another));
                    if (another) {
                        entryIds.add(entry.header().entryId());
                        take(fact);
                    }
                }
            } catch (UnreadableEntryException unreadable) {
                faults.add(
                        "entry %d cannot be read: %s"
                                .formatted(entry.header().sequence(), unreadable.getMessage()));
            }
        }

        private void take(JournalEntry entry) {
            switch (entry) {
                case JournalEntry.SaleCompleted(RetailTransaction sale) -> {
                    sales++;
                    take(sale);
                }
                case JournalEntry.ReturnCompleted(RetailTransaction back) -> {
                    returns++;
                    take(back);
                }
                case JournalEntry.StockAdjusted adjusted -> {
                    writeOffs++;
                    take(adjusted);
                }
                case JournalEntry.TillClosed _,
                        JournalEntry.TenderStarted _,
                        JournalEntry.TenderAuthorised _,
                        JournalEntry.TenderDeclined _,
                        JournalEntry.TenderUnknown _,
                        JournalEntry.LineVoided _,
                        JournalEntry.SaleSuspended _,
                        JournalEntry.SaleResumed _,
                        JournalEntry.CustomerEnrolled _,
                        JournalEntry.InvoiceIssued _,
                        JournalEntry.TillOpened _,
                        JournalEntry.TillControl _,
                        JournalEntry.Signing _,
                        JournalEntry.ReceiptReprinted _,
                        JournalEntry.EpochOpened _,
                        JournalEntry.Carried _ -> {}
            }
        }

        private void take(RetailTransaction transaction) {
            revenue = Math.addExact(revenue, transaction.total().getAmountMinorLong());
            effects++;
            StockMovements.of(transaction).forEach(this::move);
        }

        private void take(JournalEntry.StockAdjusted adjusted) {
            adjusted.adjustments().stream()
                    .map(one -> StockMovements.ofAdjustment(one.line(), one.item(), one.change()))
                    .flatMap(Optional::stream)
                    .forEach(this::move);
        }

        private void move(StockMovement movement) {
            effects++;
            Tally.add(moved, movement.item(), movement.onHand().thousandths());
        }

        private static Optional<TransactionNumber> number(JournalEntry entry) {
            if (entry instanceof JournalEntry.SaleCompleted(RetailTransaction sale)) {
                return Optional.of(sale.number());
            }
            if (entry instanceof JournalEntry.ReturnCompleted(RetailTransaction back)) {
                return Optional.of(back.number());
            }
            return entry instanceof JournalEntry.TillClosed closed
                    ? Optional.of(closed.number())
                    : Optional.empty();
        }

        /// @param another whether no other journal has the document
        private void number(TransactionNumber number, boolean another) {
            if (another && !numbers.add(number)) {
                numbersAgain++;
            }
            Long before = lastNumber.put(number.series(), number.number());
            long expected = before == null ? 1 : before + 1;
            if (number.number() != expected) {
                faults.add("document %s follows number %d".formatted(number, expected - 1));
            }
        }

        JournalEvidence evidence() {
            return new JournalEvidence(
                    workstation,
                    new Tally(sales, returns, writeOffs, revenue, moved),
                    entryIds,
                    effects,
                    numbersAgain,
                    faults);
        }
    }
}
