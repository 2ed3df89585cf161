package org.tillbridge.hub.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.intake.WaitingStore.Group;
import org.tillbridge.hub.intake.WaitingStore.Which;
import org.tillbridge.hub.page.ListPage;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StorageException;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Applies what was parked once nothing stands in its way any more, and what other stores are owed:
/// each effect once, whoever tries it and how often, in transactions of its store. What was
/// answered to the workstation stays.
public final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private static final int PAGE_EFFECTS = 200;

    /// The tills of a store wait for it meanwhile.
    private static final Duration PAGE_LENGTH = Duration.ofMillis(200);

    /// A customer is looked for so long among those that wait: two transactions that did not see
    /// each other, one with the customer, one with what waits, have both ended by then.
    private static final Duration CUSTOMERS_ARE_NEW = Duration.ofHours(1);

    private final HubDatabase database;
    private final Clock clock;
    private final Consequences consequences;
    private volatile Instant looked;

    public Settlement(HubDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.consequences = new Consequences(database, clock);
        this.looked = clock.instant();
    }

    /// Applies the effects whose item, or sale, is known by now, or whose customer is since an hour
    /// before the last look; what cards wait for that nobody enrols is not looked at. If the
    /// database cannot be written, or something fails, later.
    public void ofWhatArrived() {
        Instant now = clock.instant();
        Instant last = looked.isBefore(now) ? looked : now;
        boolean all = isSettled(Which.GOODS_ARRIVED);
        all &= isSettled(Which.customersKnownSince(last.minus(CUSTOMERS_ARE_NEW)));
        if (all) {
            looked = now;
        }
    }

    /// Tries all effects that wait, because this version may know more than the one before. If the
    /// database cannot be written, later.
    public void ofWhatIsUnderstoodNow() {
        boolean _ = isSettled(Which.HARMLESS);
    }

    /// Books what a revoked workstation gave out and that waits for a person to say so.
    ///
    /// @return how many effects were applied
    public int ofRefunds(WorkstationId revoked) {
        return settle(Which.refundsOf(revoked));
    }

    /// Tries all effects that wait, but for those that wait for a person.
    ///
    /// @return how many were applied
    public int ofAll() {
        return settle(Which.ALL);
    }

    /// How many effects wait.
    public long waiting() {
        return database.read(sql -> new WaitingStore(sql).count());
    }

    /// A page of the effects that wait, by [WaitingStore#ORDER].
    public ListPage<WaitingEffect> list(PageRequest wanted) {
        return database.read(sql -> new WaitingStore(sql).page(wanted));
    }

    /// Where they are not all tried, they are later.
    private boolean isSettled(Which which) {
        try {
            settle(which);
            return true;
        } catch (StorageException.Weather weather) {
            LOG.warn("Parked effects are tried later", weather);
        } catch (RuntimeException fault) {
            LOG.error("Parked effects are tried later", fault);
        }
        return false;
    }

    private int settle(Which which) {
        int settled = 0;
        for (Group group : database.read(sql -> new WaitingStore(sql).groups(which))) {
            Page page = new Page(0, Optional.empty());
            do {
                Optional<WaitingEffect> after = page.last();
                page = database.write(transaction -> page(transaction, group, which, after));
                settled += page.settled();
            } while (page.last().isPresent());
        }
        consequences.apply();
        if (settled > 0) {
            LOG.info("{} parked effects were applied", settled);
        }
        return settled;
    }

    /// @param last that was looked at; empty if there are no more
    private record Page(int settled, Optional<WaitingEffect> last) {}

    private Page page(
            HubTransaction transaction, Group group, Which which, Optional<WaitingEffect> after)
            throws SQLException {
        Instant begun = clock.instant();
        ScopeHead scope =
                new FeedStore(transaction.statements())
                        .lock(transaction, new Scope.Store(group.store()), begun);
        List<WaitingEffect> some =
                new WaitingStore(transaction.statements()).next(group, which, after, PAGE_EFFECTS);
        SettlingPage settling = new SettlingPage(transaction, group.store(), scope);
        Optional<WaitingEffect> last = Optional.empty();
        for (List<WaitingEffect> ofOne : byEntry(some)) {
            if (!settling.isFull() && (last.isEmpty() || hasTime(begun))) {
                settling.settle(ofOne);
                last = Optional.of(ofOne.getLast());
            }
        }
        return new Page(settling.finish(), last);
    }

    private boolean hasTime(Instant begun) {
        return clock.instant().isBefore(begun.plus(PAGE_LENGTH));
    }

    private static Iterable<List<WaitingEffect>> byEntry(List<WaitingEffect> effects) {
        Map<Place, List<WaitingEffect>> byEntry = new LinkedHashMap<>();
        for (WaitingEffect effect : effects) {
            byEntry.computeIfAbsent(effect.place(), any -> new ArrayList<>()).add(effect);
        }
        return byEntry.values();
    }
}
