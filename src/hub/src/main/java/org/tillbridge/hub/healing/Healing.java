package org.tillbridge.hub.healing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// What a hub goes through that was restored from a backup: tills know more than it does, and bring
/// it back. It begins at the first sign of that, and ends when every workstation that was heard of
/// late has nothing left to send, or a person ends it. What is late is counted in days on which the
/// hub heard of one: the backup may have lain about for long.
///
/// Numbers and series that the hub may have given after the backup are not given again.
public final class Healing {
    private static final Logger LOG = LoggerFactory.getLogger(Healing.class);

    private static final Duration NOTED_EVERY = Duration.ofHours(1);

    private final HubDatabase database;
    private final Clock clock;

    public Healing(HubDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Since when the hub heals; empty if it does not.
    public Optional<Instant> since() {
        return database.read(sql -> new HealingStore(sql).since());
    }

    /// Someone knows what this hub does not.
    ///
    /// @param evidence as a sentence
    public void begin(String evidence) {
        if (since().isEmpty()) {
            begin(evidence, Optional::isEmpty);
        }
    }

    /// A person put a backup back. It may be of a hub that healed: that healing begins anew.
    /// Whoever it says has sent everything may have more by now, and it does not know whom the hub
    /// enrolled after it.
    ///
    /// @param evidence as a sentence
    public void beginAnew(String evidence) {
        begin(evidence, _ -> true);
    }

    /// @param may whether it begins, by since when the hub heals
    private void begin(String evidence, Predicate<Optional<Instant>> may) {
        boolean begun = database.write(transaction -> begin(transaction, evidence, may));
        if (begun) {
            LOG.atError()
                    .addKeyValue("evidence", evidence)
                    .log("This hub was restored from a backup; it heals");
        }
    }

    private boolean begin(
            HubTransaction transaction, String evidence, Predicate<Optional<Instant>> may)
            throws SQLException {
        Instant now = lock(transaction);
        HealingStore store = new HealingStore(transaction.statements());
        if (!may.test(store.since())) {
            return false;
        }
        store.end(now, "It began anew.");
        Optional<Instant> last = store.lastBegan();
        store.begin(notBefore(last.map(began -> began.plusMillis(1)), now), evidence);
        return true;
    }

    /// A workstation said how far its journal reaches.
    ///
    /// @param drained whether the hub has all of it
    public void heard(WorkstationId workstation, boolean drained) {
        Optional<Instant> since = since();
        Instant now = notBefore(since, clock.instant());
        boolean known =
                database.read(
                        sql ->
                                new HealingStore(sql)
                                        .isNoted(
                                                workstation,
                                                now.minus(NOTED_EVERY),
                                                drained ? since : Optional.empty()));
        if (!known) {
            database.write(
                    transaction -> {
                        new HealingStore(transaction.statements()).note(workstation, now, drained);
                        return true;
                    });
        }
        if (drained && since.isPresent()) {
            endWhereAllAreDrained(since.get());
        }
    }

    /// Who comes after the beginning is not heard before it, though the clock may be set back.
    private static Instant notBefore(Optional<Instant> began, Instant now) {
        return began.filter(now::isBefore).orElse(now);
    }

    /// Somebody whose word does not count came: who was waited for may not be any more.
    public void lookAgain() {
        since().ifPresent(this::endWhereAllAreDrained);
    }

    /// A person says that it is over.
    ///
    /// @return whether it was not before
    public boolean end() {
        return end("A person ended it.");
    }

    private void endWhereAllAreDrained(Instant since) {
        boolean waits = database.read(sql -> new HealingStore(sql).waits(since));
        if (!waits) {
            end("All workstations heard of late have sent what they had.");
        }
    }

    private boolean end(String because) {
        boolean ended =
                database.write(
                        transaction -> {
                            Instant now = lock(transaction);
                            return new HealingStore(transaction.statements()).end(now, because);
                        });
        if (ended) {
            LOG.info("This hub is healed: {}", because);
        }
        return ended;
    }

    /// So that no workstation is enrolled meanwhile.
    private Instant lock(HubTransaction transaction) throws SQLException {
        return new FeedStore(transaction.statements())
                .lock(transaction, Scope.CATALOGUE, clock.instant())
                .time();
    }
}
