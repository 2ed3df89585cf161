package org.tillbridge.hub.day;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.day.AbsenceOutcome.Declared;
import org.tillbridge.hub.day.AbsenceOutcome.Refused;
import org.tillbridge.hub.day.StoreDay.Addendum;
import org.tillbridge.hub.day.StoreDay.Waiting;
import org.tillbridge.hub.day.StoreDayStore.Day;
import org.tillbridge.hub.day.StoreDayStore.Listed;
import org.tillbridge.hub.day.StoreDayStore.TillDay;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.healing.Healing;
import org.tillbridge.hub.page.ListPage;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.store.StorageException;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Store days: completes them, lists them, and takes a manager's word that a workstation takes no
/// part in one.
public final class StoreDays {
    private static final Logger LOG = LoggerFactory.getLogger(StoreDays.class);

    private final HubDatabase database;
    private final Clock clock;
    private final Healing healing;

    public StoreDays(HubDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.healing = new Healing(database, clock);
    }

    /// Completes the days whose date is over, and for which nobody is waited for. Not while the hub
    /// heals, because tills bring back what it lost; if the database cannot be written, later.
    public void complete() {
        try {
            if (healing.since().isPresent()) {
                return;
            }
            Set<Integer> stores = new TreeSet<>();
            database.read(this::ripe).forEach(day -> stores.add(day.store().number()));
            stores.forEach(store -> complete(new StoreId(store)));
        } catch (StorageException.Weather weather) {
            LOG.warn("Store days are completed later", weather);
        }
    }

    /// What one store's books do not let be holds up no other's.
    private void complete(StoreId store) {
        try {
            database.write(transaction -> complete(transaction, store));
        } catch (StorageException.Weather weather) {
            throw weather;
        } catch (RuntimeException refused) {
            LOG.error("The days of store {} are completed later", store.number(), refused);
        }
    }

    /// Declares that nobody need wait for a workstation's part of a day, nor of those after it
    /// until it opens one. What it sends all the same is booked.
    ///
    /// @param reason for those who read it later
    public AbsenceOutcome absent(
            StoreId store, LocalDate date, WorkstationId workstation, String reason) {
        Day day = new Day(store, date);
        AbsenceOutcome outcome =
                database.write(transaction -> absent(transaction, day, workstation, reason));
        complete();
        return outcome;
    }

    /// A page of the days by [StoreDayStore#ORDER].
    ///
    /// @param store of all stores where it is empty
    public ListPage<StoreDay> list(
            Optional<StoreId> store, Optional<LocalDate> date, PageRequest wanted) {
        return database.read(
                sql -> {
                    StoreDayStore days = new StoreDayStore(sql);
                    Map<Day, List<Waiting>> waiting = days.waiting();
                    ListPage<Listed> page = days.page(store, date, wanted);
                    List<StoreDay> list = new ArrayList<>();
                    for (Listed one : page.rows()) {
                        list.add(day(days, one, waiting.getOrDefault(one.day(), List.of())));
                    }
                    return new ListPage<>(list, page.next());
                });
    }

    /// One of them, if anything is booked for it.
    public Optional<StoreDay> of(StoreId store, LocalDate date) {
        return list(Optional.of(store), Optional.of(date), PageRequest.first(1)).rows().stream()
                .findFirst();
    }

    private static StoreDay day(StoreDayStore days, Listed listed, List<Waiting> waitsFor)
            throws SQLException {
        Day day = listed.day();
        List<Addendum> addenda = new ArrayList<>();
        for (Addendum one : days.addenda(day.store(), day.businessDate())) {
            addenda.add(new Addendum(one.number(), one.receivedOn(), days.in(day, one.number())));
        }
        return new StoreDay(
                day.store(),
                day.businessDate(),
                listed.completedAt(),
                waitsFor,
                days.absent(day),
                listed.completedAt().isPresent() ? days.completed(day) : days.booked(day),
                addenda);
    }

    private List<Day> ripe(StatementStore sql) throws SQLException {
        StoreDayStore days = new StoreDayStore(sql);
        List<Day> over = days.over(clock.instant());
        if (over.isEmpty()) {
            return over;
        }
        Map<Day, List<Waiting>> waiting = days.waiting();
        return over.stream().filter(day -> !waiting.containsKey(day)).toList();
    }

    /// What could be completed a moment ago may be waiting again, so it is looked at once more.
    private int complete(HubTransaction transaction, StoreId store) throws SQLException {
        Instant now = lock(transaction, store);
        int completed = 0;
        for (Day day : ripe(transaction.statements())) {
            if (day.store().equals(store)) {
                new StoreDayStore(transaction.statements()).complete(day, now);
                LOG.info("{} of {} is complete", day.businessDate(), store);
                completed++;
            }
        }
        return completed;
    }

    private AbsenceOutcome absent(
            HubTransaction transaction, Day day, WorkstationId workstation, String reason)
            throws SQLException {
        Instant now = lock(transaction, day.store());
        StoreDayStore days = new StoreDayStore(transaction.statements());
        Map<Day, List<Waiting>> waiting = days.waiting();
        boolean isWaitedFor =
                waiting.getOrDefault(day, List.of()).stream()
                        .anyMatch(one -> one.workstation().equals(workstation));
        if (!isWaitedFor) {
            return new Refused(whyNot(days, day, workstation));
        }
        days.declareAbsent(day, workstation, now, reason);
        LOG.atInfo()
                .addKeyValue("workstation", workstation.number())
                .addKeyValue("date", day.businessDate())
                .addKeyValue("reason", reason)
                .log("A workstation is declared absent");
        return new Declared();
    }

    private static String whyNot(StoreDayStore days, Day day, WorkstationId workstation)
            throws SQLException {
        Optional<Listed> listed = days.find(day);
        if (listed.isEmpty()) {
            return "Nothing is known of this day in store %d.".formatted(day.store().number());
        }
        Optional<Instant> completedAt = listed.get().completedAt();
        if (completedAt.isPresent()) {
            return "The day is complete since %s.".formatted(completedAt.get());
        }
        Optional<TillDay> known = days.tillDay(day, workstation);
        if (known.isPresent() && known.get().isAbsent()) {
            return "Workstation %d was declared absent before.".formatted(workstation.number());
        }
        return known.isPresent() && known.get().closed() > 0
                ? "Workstation %d has closed the day.".formatted(workstation.number())
                : "Nobody waits for workstation %d in store %d on this day."
                        .formatted(workstation.number(), day.store().number());
    }

    private Instant lock(HubTransaction transaction, StoreId store) throws SQLException {
        return new FeedStore(transaction.statements())
                .lock(transaction, new Scope.Store(store), clock.instant())
                .time();
    }
}
