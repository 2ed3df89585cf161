package org.tillbridge.pos.sale;

import org.tillbridge.pos.customer.FoundCustomer;
import org.tillbridge.pos.customer.KnownCustomers;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.wire.CustomerQuestion;

import java.util.Optional;

/// Whose sale it is, at the counter.
final class CashierCustomerViewModel implements CustomerViewModel {
    private final Ringing<?> ringing;
    private final CustomerService customers;
    private final Texts texts;
    private int asked;

    CashierCustomerViewModel(Ringing<?> ringing, CustomerService customers, Texts texts) {
        this.ringing = ringing;
        this.customers = customers;
        this.texts = texts;
    }

    /// The name of whose sale it is, or the end of their card's number; empty for nobody.
    String name() {
        return ringing.now
                .basket()
                .flatMap(basket -> basket.transaction().customer())
                .map(SaleCustomer::loyaltyCode)
                .map(this::name)
                .orElse("");
    }

    private String name(StoredValueCode card) {
        return customers
                .known()
                .name(card)
                .orElseGet(() -> texts.text("customer.cardEnding", card.lastFour()));
    }

    @Override
    public void ask() {
        boolean isReturn = ringing.now.basket().filter(Basket::isReturn).isPresent();
        if (!isReturn) {
            asked++;
            String stands = name();
            ringing.show(() -> ringing.task.ask(new SaleQuestion.Customer(stands)));
        }
    }

    @Override
    public void find(String key) {
        KnownCustomers.question(key)
                .ifPresentOrElse(this::find, () -> found(new FoundCustomer.Neither()));
    }

    /// Someone who was enrolled here is chosen at once; what they have is said when the hub has
    /// answered. Of two questions the answer to the later one counts.
    private void find(CustomerQuestion question) {
        int mine = ++asked;
        Optional<FoundCustomer.Known> here = customers.known().here(question);
        here.ifPresentOrElse(this::choose, () -> wrong("customer.asking"));
        ringing.tasks.aside(
                () -> customers.known().ask(question),
                said -> {
                    if (here.isPresent()) {
                        identify(here.get().card(), said);
                    } else if (mine == asked
                            && ringing.task.question(SaleQuestion.Customer.class).isPresent()) {
                        found(said);
                    }
                });
    }

    private void found(FoundCustomer said) {
        switch (said) {
            case FoundCustomer.Known known -> choose(known);
            case FoundCustomer.Nobody _ -> wrong("customer.nobody");
            case FoundCustomer.NotAsked _ -> wrong("customer.notAsked");
            case FoundCustomer.TooManyTries _ -> wrong("customer.tooManyTries");
            case FoundCustomer.Neither _ -> wrong("customer.neither");
        }
    }

    private void choose(FoundCustomer.Known known) {
        ringing.perform(
                () -> customers.choose(known),
                outcome -> {
                    answered(outcome);
                    if (outcome instanceof CustomerOutcome.Chosen) {
                        ringing.message = said(known);
                    }
                },
                () -> {});
    }

    /// A loyalty card was shown, with or without being asked for: it is on the sale. The hub says
    /// whose it is, if it answers and the sale is theirs still.
    void shown(StoredValueCode card) {
        asked++;
        CustomerQuestion question = new CustomerQuestion.ByCard(card);
        choose(
                customers
                        .known()
                        .here(question)
                        .orElseGet(() -> FoundCustomer.Known.unasked(Optional.empty(), card, "")));
        ringing.tasks.aside(() -> customers.known().ask(question), said -> identify(card, said));
    }

    private void identify(StoredValueCode card, FoundCustomer said) {
        if (said instanceof FoundCustomer.Known known && known.points().isPresent()) {
            ringing.perform(
                    () -> customers.identify(card, known),
                    outcome ->
                            outcome.filter(CustomerOutcome.Chosen.class::isInstance)
                                    .ifPresent(_ -> ringing.message = said(known)),
                    () -> {});
        } else if (said instanceof FoundCustomer.Nobody && isOnSale(card) && isNotFromHere(card)) {
            ringing.show(() -> ringing.message = unknownCard(card));
        }
    }

    /// Of whom was enrolled here the hub hears later.
    private boolean isNotFromHere(StoredValueCode card) {
        return customers.known().here(new CustomerQuestion.ByCard(card)).isEmpty();
    }

    private boolean isOnSale(StoredValueCode card) {
        return ringing.now
                .basket()
                .flatMap(basket -> basket.transaction().customer())
                .filter(customer -> customer.loyaltyCode().equals(card))
                .isPresent();
    }

    @Override
    public void enrol(String key, String name) {
        asked++;
        ringing.answer(() -> customers.enrol(key, name), this::answered);
    }

    @Override
    public void takeOff() {
        asked++;
        ringing.answer(customers::takeOff, this::answered);
    }

    private void answered(CustomerOutcome outcome) {
        switch (outcome) {
            case CustomerOutcome.Chosen _, CustomerOutcome.TakenOff _ -> {
                ringing.message = Optional.empty();
                ringing.task.browse();
            }
            case CustomerOutcome.Enrolled(SaleCustomer customer) -> {
                ringing.task.browse();
                ringing.message =
                        Optional.of(
                                new Message(
                                        Message.Tone.CALM,
                                        texts.text(
                                                "customer.enrolled", name(customer.loyaltyCode())),
                                        texts.text("customer.enrolled.toDo")));
            }
            case CustomerOutcome.Wrong(var fault) ->
                    ringing.task.wrong(texts.text("customerFault." + CamelCase.of(fault)));
            case CustomerOutcome.Refused(var why) ->
                    ringing.task.wrong(ringing.messages.sentence(why));
            case CustomerOutcome.NotWritten(var why) ->
                    ringing.message = Optional.of(ringing.messages.notWritten(why));
        }
    }

    private Optional<Message> said(FoundCustomer.Known known) {
        String who =
                known.name().isEmpty()
                        ? texts.text("customer.cardEnding", known.card().lastFour())
                        : known.name();
        return Optional.of(
                known.points()
                        .map(
                                points ->
                                        new Message(
                                                Message.Tone.CALM,
                                                texts.text(
                                                        "customer.points",
                                                        who,
                                                        points.worth().getAmountMinorLong(),
                                                        texts.money(points.worth())),
                                                texts.text(
                                                        "customer.points.asOf",
                                                        texts.time(points.at()))))
                        .orElseGet(
                                () ->
                                        new Message(
                                                Message.Tone.CALM,
                                                texts.text("customer.chosen", who),
                                                texts.text("customer.chosen.toDo"))));
    }

    private Optional<Message> unknownCard(StoredValueCode card) {
        return Optional.of(
                new Message(
                        Message.Tone.CAUTION,
                        texts.text("customer.unknownCard", card.lastFour()),
                        texts.text("customer.unknownCard.toDo")));
    }

    private void wrong(String key) {
        ringing.show(() -> ringing.task.wrong(texts.text(key)));
    }
}
