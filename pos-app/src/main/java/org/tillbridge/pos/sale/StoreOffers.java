package org.tillbridge.pos.sale;

import org.jspecify.annotations.Nullable;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.pricing.promotion.Offers;
import org.tillbridge.retail.pricing.promotion.Promotion;
import org.tillbridge.sync.replica.ReplicaChange;
import org.tillbridge.sync.replica.ReplicaView;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.ReplicaRow.PromotionRow;
import org.tillbridge.sync.wire.StoreRow;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// The promotions that are in force in this store now. They are read once and kept until the hub
/// sends others, or until one begins or ends. For any thread.
public final class StoreOffers implements Supplier<Offers> {
    private final ReplicaView replica;
    private final Clock clock;
    private final AtomicLong news = new AtomicLong();
    private final Map<ItemId, Optional<DepartmentId>> departments = new ConcurrentHashMap<>();
    private volatile @Nullable Known known;
    private volatile @Nullable InForce inForce;

    public StoreOffers(ReplicaView replica, Clock clock) {
        this.replica = replica;
        this.clock = clock;
    }

    /// What was read, and after which news.
    private record Known(
            long after, Optional<StoreId> store, List<Promotion> promotions, Offers all) {}

    /// What holds from one moment up to another.
    private record InForce(Known known, Instant from, Instant until, Offers offers) {
        boolean holds(Known latest, Instant at) {
            return known.after() == latest.after() && !at.isBefore(from) && at.isBefore(until);
        }
    }

    /// Tells of news in the replica.
    public void changed(ReplicaChange change) {
        if (change.touches(ItemRow.KIND)) {
            departments.clear();
        }
        if (change.touches(PromotionRow.KIND) || change.touches(StoreRow.KIND)) {
            news.incrementAndGet();
        }
    }

    @Override
    public Offers get() {
        Known latest = latest();
        Instant now = clock.instant();
        InForce held = inForce;
        if (held == null || !held.holds(latest, now)) {
            held = inForce(latest, now);
            inForce = held;
        }
        return held.offers();
    }

    private Known latest() {
        Known held = known;
        long after = news.get();
        if (held == null || held.after() != after) {
            held = read(after);
            known = held;
        }
        return held;
    }

    private Known read(long after) {
        Optional<StoreId> store = replica.store().map(StoreRow::store);
        List<Promotion> promotions = replica.promotions();
        Offers all =
                new Offers(
                        promotions, item -> departments.computeIfAbsent(item, this::departmentOf));
        return new Known(after, store, promotions, all);
    }

    private Optional<DepartmentId> departmentOf(ItemId item) {
        return replica.item(item).map(Item::department);
    }

    private static InForce inForce(Known known, Instant now) {
        Instant from = Instant.MIN;
        Instant until = Instant.MAX;
        for (Promotion promotion : known.promotions()) {
            for (Optional<Instant> turn :
                    List.of(promotion.conditions().from(), promotion.conditions().until())) {
                if (turn.filter(at -> !at.isAfter(now)).filter(from::isBefore).isPresent()) {
                    from = turn.get();
                }
                if (turn.filter(now::isBefore).filter(until::isAfter).isPresent()) {
                    until = turn.get();
                }
            }
        }
        Offers offers = known.store().map(store -> known.all().in(store, now)).orElse(Offers.NONE);
        return new InForce(known, from, until, offers);
    }
}
