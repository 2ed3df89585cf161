package org.tillbridge.hub.customer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.customer.ErasureStore.Part;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.sync.journal.CustomerCodec;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.UnreadableEntryException;
import org.tillbridge.sync.wire.CustomerQuestion;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ReplicaRow.ErasedPartRow;
import org.tillbridge.sync.wire.RowCodec;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Erases who a customer is, here and at all tills, which hear of it in the feed. What was sold
/// stays as it is, under a card that is nobody's; so do the invoices, which have to be kept.
public final class Erasure {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private static final int PARTS_AT_ONCE = 1000;
    private static final int ROUNDS = 20;

    private final HubDatabase database;
    private final Clock clock;
    private final RandomGenerator random;

    /// @param random that nobody can foretell
    public Erasure(HubDatabase database, Clock clock, RandomGenerator random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
    }

    /// What there is of a person, or was.
    ///
    /// @param enrolled how often they were, whether or not anyone knew that it was they
    /// @param parts how many entries say who they are
    public record Known(int enrolled, int parts) {
        public boolean isNobody() {
            return enrolled == 0 && parts == 0;
        }
    }

    /// What there is. Reads all personal parts.
    public Known known(CustomerQuestion question) {
        Person person =
                database.read(sql -> new ErasureStore(sql).person(Person.foundBy(question)));
        return new Known(person.customers().size(), partsOf(person).size());
    }

    /// Erases it, and has what comes later of before forgotten; again until nothing is left of who
    /// was enrolled meanwhile and turns out to be the same person. Reads all personal parts each
    /// time.
    ///
    /// @return what there was
    public Known erase(CustomerQuestion question) {
        Person known = Person.foundBy(question);
        int erased = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Person asked = known;
            Person person = database.read(sql -> new ErasureStore(sql).person(asked));
            Set<Hash> parts = partsOf(person);
            if (round > 0 && parts.isEmpty() && !isNamed(person)) {
                return new Known(person.customers().size(), erased);
            }
            if (database.write(transaction -> erase(transaction, asked, person, parts))) {
                awaitIntake();
                known = person;
                erased += parts.size();
            }
        }
        throw new IllegalStateException(
                "They are enrolled again and again meanwhile; erase them once more.");
    }

    private boolean isNamed(Person person) {
        return database.read(sql -> new ErasureStore(sql).isNamed(person));
    }

    /// Forgets whom it erased so long ago that hardly any till has been dark since.
    void forgetOld() {
        database.write(
                transaction ->
                        new ErasedPersonStore(transaction.statements()).forgetOld(clock.instant()));
    }

    /// @return false if they are not any more who they were
    private boolean erase(HubTransaction transaction, Person asked, Person person, Set<Hash> parts)
            throws SQLException {
        ScopeHead catalogue = lock(transaction, Scope.CATALOGUE);
        ErasureStore store = new ErasureStore(transaction.statements());
        if (!store.locked(asked).equals(person)) {
            return false;
        }
        store.erase(person);
        new ErasedPersonStore(transaction.statements()).add(person, catalogue.locked(), random);
        erase(transaction, catalogue, parts);
        return true;
    }

    /// Whoever takes in entries of a store now may not have seen that they are erased.
    private void awaitIntake() {
        for (Scope scope : database.read(sql -> new FeedStore(sql).positions()).keySet()) {
            if (scope instanceof Scope.Store) {
                database.write(transaction -> lock(transaction, scope));
            }
        }
    }

    private ScopeHead lock(HubTransaction transaction, Scope scope) throws SQLException {
        return new FeedStore(transaction.statements()).lock(transaction, scope, clock.instant());
    }

    private static void erase(HubTransaction transaction, ScopeHead catalogue, Set<Hash> parts)
            throws SQLException {
        new ErasureStore(transaction.statements()).erase(parts);
        List<FeedRow> rows =
                parts.stream().map(part -> RowCodec.row(new ErasedPartRow(part))).toList();
        new FeedStore(transaction.statements()).append(transaction, catalogue, rows);
    }

    private Set<Hash> partsOf(Person person) {
        Set<Hash> hashes = new HashSet<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            String last = after.get();
            List<Part> some =
                    database.read(sql -> new ErasureStore(sql).parts(last, PARTS_AT_ONCE));
            some.stream().filter(part -> isOf(person, part)).map(Part::hash).forEach(hashes::add);
            after =
                    some.size() < PARTS_AT_ONCE
                            ? Optional.empty()
                            : Optional.of(some.getLast().hash().hex());
        }
        return hashes;
    }

    private static boolean isOf(Person person, Part part) {
        try {
            return person.is(CustomerCodec.person(part.text()));
        } catch (UnreadableEntryException odd) {
            LOG.warn("The personal part {} cannot be read", part.hash().hex());
            return false;
        }
    }
}
