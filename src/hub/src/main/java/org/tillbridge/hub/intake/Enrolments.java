package org.tillbridge.hub.intake;

import org.joda.money.Money;
import org.tillbridge.hub.customer.CustomerStore;
import org.tillbridge.hub.customer.ErasedPersonStore;
import org.tillbridge.hub.customer.PersonalPartStore;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.storedvalue.StoredValueStore;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.journal.CustomerCodec;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry.CustomerEnrolled;
import org.tillbridge.sync.journal.PersonalPart;
import org.tillbridge.sync.journal.UnreadableEntryException;
import org.tillbridge.sync.rules.CustomerRules;
import org.tillbridge.sync.rules.CustomerRules.Known;
import org.tillbridge.sync.rules.StoredValueMovement;
import org.tillbridge.sync.rules.StoredValueRules;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Books new customers, in a transaction of one store. Who turns out to be somebody known is one
/// with them from then on: documents stay as they are, and what is on their cards is together.
final class Enrolments {
    private final CustomerStore customers;
    private final PersonalPartStore parts;
    private final ErasedPersonStore erased;
    private final StoredValueStore balances;
    private final StoredValues storedValues;
    private final Conflicts conflicts;
    private final Instant now;

    Enrolments(
            HubTransaction transaction,
            StoredValues storedValues,
            Conflicts conflicts,
            Instant now) {
        this.customers = new CustomerStore(transaction.statements());
        this.parts = new PersonalPartStore(transaction.statements());
        this.erased = new ErasedPersonStore(transaction.statements());
        this.balances = new StoredValueStore(transaction.statements());
        this.storedValues = storedValues;
        this.conflicts = conflicts;
        this.now = now;
    }

    /// Keeps what an entry says of a person, whatever becomes of the entry; not of one who was
    /// erased after it was made.
    ///
    /// @return whether it is kept
    boolean keep(EntryHeader header, PersonalPart part) throws SQLException {
        boolean keeps = !isOfErased(header, part);
        if (keeps) {
            parts.add(part);
        }
        return keeps;
    }

    private boolean isOfErased(EntryHeader header, PersonalPart part) throws SQLException {
        try {
            Customer said = CustomerCodec.person(part.text());
            return erased.isErasedAfter(madeAt(header), said);
        } catch (UnreadableEntryException noCustomer) {
            return false;
        }
    }

    /// The later of what the till's clock said and when it last heard the hub.
    private static Instant madeAt(EntryHeader header) {
        Instant heard = header.hubTime().orElse(Instant.MIN);
        return heard.isAfter(header.recordedAt()) ? heard : header.recordedAt();
    }

    void enrol(EntryHeader header, CustomerEnrolled enrolled) throws SQLException {
        if (customers.isKnown(enrolled.customer())) {
            return;
        }
        customers.lock(enrolled.loyaltyCode());
        Customer customer = customer(header, enrolled);
        customers.add(customer, header.entryId(), now);
        Known self = new Known(customer.id(), now);
        Set<Known> known = new LinkedHashSet<>();
        known.add(customers.find(customer.loyaltyCode(), customer.id()));
        if (customer.email().isPresent()) {
            known.add(customers.find(customer.email().get(), customer.id()));
        }
        known.removeIf(one -> one.customer().equals(customer.id()));
        if (CustomerRules.settle(known).isConflict()) {
            List<Known> same = new ArrayList<>(known);
            same.add(self);
            merge(header, same);
        }
    }

    private void merge(EntryHeader header, List<Known> same) throws SQLException {
        CustomerId survivor = CustomerRules.survivor(same);
        int moves = 0;
        for (Known one : same) {
            if (!one.customer().equals(survivor)) {
                StoredValueCode from = customers.cardOf(one.customer());
                StoredValueCode to = customers.cardOf(survivor);
                customers.merge(one.customer(), survivor);
                if (!from.equals(to)) {
                    moves = move(header, from, to, moves);
                }
                conflicts.sameCustomer(
                        header, one.customer(), survivor, metBy(header, one.customer(), survivor));
            }
        }
    }

    /// The enrolment of whom stands for both; where the entry is that itself, of the other.
    private UUID metBy(EntryHeader header, CustomerId other, CustomerId survivor)
            throws SQLException {
        UUID first = customers.enrolledBy(survivor);
        return first.equals(header.entryId()) ? customers.enrolledBy(other) : first;
    }

    private int move(EntryHeader header, StoredValueCode from, StoredValueCode to, int movesBefore)
            throws SQLException {
        int moves = movesBefore;
        balances.moveClaims(from, to);
        for (Money balance : balances.lockAll(from)) {
            if (!balance.isZero()) {
                moves++;
                for (StoredValueMovement move : StoredValueRules.merged(moves, from, to, balance)) {
                    storedValues.post(header.entryId(), move);
                }
            }
        }
        return moves;
    }

    /// Where nobody can tell any more who it is, somebody with that card.
    private Customer customer(EntryHeader header, CustomerEnrolled enrolled) throws SQLException {
        Customer nameless =
                new Customer(enrolled.customer(), enrolled.loyaltyCode(), "", Optional.empty());
        Optional<PersonalPart> part =
                header.personalPartHash().isEmpty()
                        ? Optional.empty()
                        : parts.find(header.personalPartHash().get());
        if (part.isEmpty()) {
            return nameless;
        }
        try {
            Customer said = CustomerCodec.person(part.get().text());
            return new Customer(
                    enrolled.customer(), enrolled.loyaltyCode(), said.name(), said.email());
        } catch (UnreadableEntryException odd) {
            return nameless;
        }
    }
}
