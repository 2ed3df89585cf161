package org.tillbridge.pos.customer;

import org.tillbridge.retail.Customer;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.EmailAddress;
import org.tillbridge.retail.Note;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.sync.journal.CustomerCodec;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.PersonalPart;
import org.tillbridge.sync.wire.CustomerAnswer;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.CustomerQuestion;
import org.tillbridge.sync.wire.NoAnswer;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Customers as this workstation knows them: those who were enrolled here stand in its journal and
/// are kept in memory, the hub knows all. Of the others nothing is kept on disk, and what the hub
/// said is forgotten with the program.
///
/// [#ask] waits for the hub and is for threads of its own; all else waits for nothing, and is safe
/// for any thread.
public final class KnownCustomers {
    private final JournalReader journal;
    private final Function<CustomerQuestion, CustomerOutcome> hub;
    private final Supplier<UUID> ids;
    private final RandomGenerator chance;
    private final InstantSource clock;
    private final Map<StoredValueCode, Customer> byCard = new ConcurrentHashMap<>();
    private final Map<EmailAddress, Customer> byEmail = new ConcurrentHashMap<>();
    private final Map<StoredValueCode, String> said = new ConcurrentHashMap<>();

    /// @param chance a secure one, except in tests
    public KnownCustomers(
            JournalReader journal,
            Function<CustomerQuestion, CustomerOutcome> hub,
            Supplier<UUID> ids,
            RandomGenerator chance,
            InstantSource clock) {
        this.journal = journal;
        this.hub = hub;
        this.ids = ids;
        this.chance = chance;
        this.clock = clock;
        readAgain();
    }

    /// Forgets all that nobody would say again: who was enrolled here stands in the journal, as far
    /// as head office had nobody erased, and the hub is asked for the others. Reads the journal.
    public void readAgain() {
        said.clear();
        byCard.clear();
        byEmail.clear();
        journal.customers().reversed().forEach(this::enrolled);
    }

    /// Someone became a customer here; that is on disk.
    public void enrolled(Customer customer) {
        byCard.put(customer.loyaltyCode(), customer);
        customer.email().ifPresent(email -> byEmail.put(email, customer));
    }

    /// What was typed of a new customer.
    public sealed interface Typed {
        /// @param part says who they are, apart from the entry
        record Fresh(Customer customer, PersonalPart part) implements Typed {}

        record Wrong(CustomerFault fault) implements Typed {}
    }

    /// By what somebody is looked for; empty for what is neither card nor address.
    public static Optional<CustomerQuestion> question(String typed) {
        return CustomerQuestion.parse(typed);
    }

    public static Optional<StoredValueCode> loyaltyCard(String typed) {
        return StoredValueCode.parse(typed).filter(card -> card.kind() == StoredValueKind.POINTS);
    }

    /// Who was enrolled here.
    public Optional<FoundCustomer.Known> here(CustomerQuestion question) {
        return Optional.ofNullable(
                        switch (question) {
                            case CustomerQuestion.ByCard(StoredValueCode card) -> byCard.get(card);
                            case CustomerQuestion.ByEmail(EmailAddress email) -> byEmail.get(email);
                        })
                .map(
                        customer ->
                                FoundCustomer.Known.unasked(
                                        Optional.of(customer.id()),
                                        customer.loyaltyCode(),
                                        customer.name()));
    }

    /// Asks the hub. Where it does not answer, a card in somebody's hand is good to earn on.
    public FoundCustomer ask(CustomerQuestion question) {
        return switch (hub.apply(question)) {
            case CustomerOutcome.Answered(CustomerAnswer answer) -> {
                said.put(answer.loyaltyCode(), answer.name());
                yield new FoundCustomer.Known(
                        Optional.of(answer.customer()),
                        answer.loyaltyCode(),
                        answer.name(),
                        Optional.of(new FoundCustomer.Points(answer.points(), clock.instant())),
                        answer.groups());
            }
            case CustomerOutcome.Refused(var why) ->
                    switch (why) {
                        case UNKNOWN_CUSTOMER -> new FoundCustomer.Nobody();
                        case TOO_MANY_TRIES -> new FoundCustomer.TooManyTries();
                    };
            case NoAnswer _ ->
                    question instanceof CustomerQuestion.ByCard(StoredValueCode card)
                            ? FoundCustomer.Known.unasked(Optional.empty(), card, "")
                            : new FoundCustomer.NotAsked();
        };
    }

    /// The name of whose card it is, as far as anybody said.
    public Optional<String> name(StoredValueCode card) {
        return Optional.ofNullable(said.get(card))
                .or(() -> Optional.ofNullable(byCard.get(card)).map(Customer::name))
                .filter(name -> !name.isEmpty());
    }

    /// Someone new. With no card in their hand they are given the number of one.
    ///
    /// @param key a card, an e-mail address, or blank
    /// @param name may be blank where there is a key
    public Typed fresh(String key, String name) {
        String called = name.strip();
        Optional<StoredValueCode> card = loyaltyCard(key);
        Optional<EmailAddress> email = EmailAddress.parse(key);
        if (key.isBlank() && called.isEmpty()) {
            return new Typed.Wrong(CustomerFault.NOTHING_SAID);
        }
        if (!key.isBlank() && card.isEmpty() && email.isEmpty()) {
            return new Typed.Wrong(CustomerFault.NOT_AN_ADDRESS);
        }
        if (!Note.isPossible(called) || Note.holdsCardNumber(called)) {
            return new Typed.Wrong(CustomerFault.NOT_A_NAME);
        }
        Customer customer =
                new Customer(
                        new CustomerId(ids.get()),
                        card.orElseGet(
                                () -> StoredValueCode.random(StoredValueKind.POINTS, chance)),
                        called,
                        email);
        return new Typed.Fresh(customer, PersonalPart.of(CustomerCodec.person(customer), chance));
    }
}
