package org.tillbridge.pos.report;

import org.tillbridge.pos.offline.OfflinePayments;
import org.tillbridge.pos.report.DayFigures.Close;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.replica.ReplicaReader;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Makes the figures of a till from its entries, now or of an earlier close. Reads a whole day, so
/// it is for no thread that someone waits on.
public final class DayReports {
    private final JournalReader journal;
    private final ReplicaReader replica;
    private final OfflinePayments offline;

    public DayReports(JournalReader journal, ReplicaReader replica, OfflinePayments offline) {
        this.journal = journal;
        this.replica = replica;
        this.offline = offline;
    }

    /// How far the hub has what this workstation recorded.
    ///
    /// @param upTo the last document that it is known to have
    /// @param parked how many effects wait there for a person
    public record AtHub(Optional<TransactionNumber> upTo, int parked) {}

    /// How the till that is open stands; empty if none is.
    public Optional<DayFigures> open() {
        return journal.openDay().map(TillOpened::businessDate).flatMap(this::last);
    }

    /// What a close said, by the entry that it is.
    public Optional<DayFigures> of(UUID close) {
        return journal.close(close).flatMap(said -> of(said.number(), said.businessDate()));
    }

    /// What a close said.
    ///
    /// @param number of the Z report
    public Optional<DayFigures> of(TransactionNumber number, LocalDate businessDate) {
        return tills(businessDate).stream()
                .filter(
                        till ->
                                till.closed()
                                        .filter(close -> close.entry().number().equals(number))
                                        .isPresent())
                .findFirst()
                .map(this::figures);
    }

    /// What is not over yet on this workstation, and stays so when the day is closed.
    ///
    /// @param suspended the sales that are set aside
    /// @param cards what terminals took upon themselves
    public record CarriedOver(List<SaleSuspended> suspended, OfflinePayments.State cards) {
        public static final CarriedOver NOTHING =
                new CarriedOver(List.of(), OfflinePayments.State.NONE);

        public CarriedOver {
            suspended = List.copyOf(suspended);
        }
    }

    public CarriedOver carriedOver() {
        return carriedOver(journal.suspendedSales(), offline.now());
    }

    /// The same as it was when that till was closed; as it is where it is open.
    public CarriedOver carriedOver(DayFigures till) {
        return till.closed()
                .map(Close::id)
                .map(close -> carriedOver(journal.suspendedSales(close), offline.at(close)))
                .orElseGet(this::carriedOver);
    }

    private static CarriedOver carriedOver(List<Committed> suspended, OfflinePayments.State cards) {
        return new CarriedOver(
                suspended.stream().map(committed -> (SaleSuspended) committed.fact()).toList(),
                cards);
    }

    public AtHub atHub() {
        Optional<ReflectedRow> reflected =
                replica.reflected().stream()
                        .max(Comparator.comparingLong(row -> place(row.epoch(), row.sequence())));
        return new AtHub(
                reflected.flatMap(row -> journal.lastNumberThrough(row.epoch(), row.sequence())),
                replica.parked().size());
    }

    /// Later epochs come after earlier ones.
    private long place(Epoch epoch, long sequence) {
        long ordinal = 0;
        for (EpochPosition position : journal.epochs()) {
            ordinal++;
            if (position.epoch().equals(epoch)) {
                return (ordinal << 40) + sequence;
            }
        }
        return 0;
    }

    private Optional<DayFigures> last(LocalDate businessDate) {
        Deque<DayTally> tills = tills(businessDate);
        return tills.isEmpty() ? Optional.empty() : Optional.of(figures(tills.getLast()));
    }

    /// One for each time that the till was opened on that day.
    private Deque<DayTally> tills(LocalDate businessDate) {
        Deque<DayTally> tills = new ArrayDeque<>();
        journal.forEachFactOf(
                businessDate,
                committed -> {
                    if (committed.fact() instanceof TillOpened opened) {
                        tills.add(begun(committed, opened));
                    } else if (!tills.isEmpty() && tills.getLast().closed().isEmpty()) {
                        tills.getLast().add(committed);
                    }
                });
        return tills;
    }

    private DayTally begun(Committed committed, TillOpened opened) {
        return new DayTally(
                opened.businessDate(),
                committed.entry().header().recordedAt(),
                opened.openingFloat());
    }

    private DayFigures figures(DayTally tally) {
        return replica.together(tally::figures);
    }
}
