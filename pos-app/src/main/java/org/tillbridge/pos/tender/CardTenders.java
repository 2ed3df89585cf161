package org.tillbridge.pos.tender;

import org.joda.money.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.PaymentTerminal;
import org.tillbridge.pos.device.TerminalAnswer;
import org.tillbridge.pos.device.TerminalRequest;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.CardTerms;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.OfflineApproval;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.TenderAuthorised;
import org.tillbridge.sync.journal.JournalEntry.TenderDeclined;
import org.tillbridge.sync.journal.JournalEntry.TenderStarted;
import org.tillbridge.sync.journal.JournalEntry.TenderUnknown;
import org.tillbridge.sync.journal.JournalWriteException;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Takes cards for the sale being rung, and gives back what it took.
///
/// A card is paid, not paid, or unknown. That the terminal will be asked is on disk before it is
/// asked; what it said is on disk before anyone hears of it. As long as nobody knows what became of
/// one request no other is made: it is asked again by its id, after a restart too.
///
/// [#ask], [#askAgain] and [#stop] wait for the terminal and are for threads of their own; all else
/// belongs to the basket thread.
public final class CardTenders {
    private static final Logger LOG = LoggerFactory.getLogger(CardTenders.class);

    private final OpenSale sale;
    private final TenderService tenders;
    private final Session session;
    private final Optional<PaymentTerminal> terminal;
    private final Supplier<CardTerms> terms;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final AtomicInteger asking = new AtomicInteger();

    /// @param terminal empty where there is none
    /// @param terms of the store
    /// @param ids one for each request
    public CardTenders(
            OpenSale sale,
            TenderService tenders,
            Session session,
            Optional<PaymentTerminal> terminal,
            Supplier<CardTerms> terms,
            Clock clock,
            Supplier<UUID> ids) {
        this.sale = sale;
        this.tenders = tenders;
        this.session = session;
        this.terminal = terminal;
        this.terms = terms;
        this.clock = clock;
        this.ids = ids;
    }

    /// Whether there is a terminal.
    public boolean isOffered() {
        return terminal.isPresent();
    }

    /// Begins to take an amount of a sale. On [TenderOutcome.Asking] the terminal is to be asked.
    public TenderOutcome start(UUID transaction, Money amount) {
        Optional<Balance> open = tenders.payable(transaction);
        if (open.isEmpty()) {
            return tenders.paidBefore(transaction);
        }
        Balance balance = open.get();
        if (balance.unfinished().isPresent()) {
            return new TenderOutcome.Unknown(balance.unfinished().get());
        }
        if (!amount.isPositive() || amount.isGreaterThan(balance.left())) {
            return new TenderOutcome.MoreThanIsLeft(balance.left());
        }
        if (TenderService.isFull(balance)) {
            return new TenderOutcome.TooManyTenders();
        }
        return terminal.map(asked -> start(balance, asked(asked, amount, Optional.empty())))
                .orElseGet(() -> new TenderOutcome.Declined(DeclineReason.NOT_REACHED));
    }

    /// Begins to give back what a card paid.
    public TenderOutcome startReversal(UUID transaction, TakenTender paid) {
        Optional<Balance> open =
                tenders.balance(transaction).filter(balance -> balance.taken().contains(paid));
        if (open.isEmpty()) {
            return tenders.paidBefore(transaction);
        }
        Balance balance = open.get();
        if (balance.unfinished().isPresent()) {
            return new TenderOutcome.Unknown(balance.unfinished().get());
        }
        return terminal.map(
                        asked ->
                                start(
                                        balance,
                                        asked(
                                                asked,
                                                paid.amount().negated(),
                                                Optional.of(paid.id()))))
                .orElseGet(() -> new TenderOutcome.NotReversed(DeclineReason.NOT_REACHED));
    }

    /// Begins to give back to a card, for goods that come back, what it paid for their sale.
    ///
    /// @param paid what the terminal said then
    /// @param amount no more than is left of it; whoever calls this knows
    public TenderOutcome startRefund(UUID transaction, CardSlip paid, Money amount) {
        Optional<Balance> open = tenders.refundable(transaction);
        if (open.isEmpty()) {
            return tenders.paidBefore(transaction);
        }
        Balance balance = open.get();
        if (balance.unfinished().isPresent()) {
            return new TenderOutcome.Unknown(balance.unfinished().get());
        }
        if (!amount.isPositive() || amount.isGreaterThan(balance.left().negated())) {
            return new TenderOutcome.MoreThanIsLeft(balance.left().negated());
        }
        return terminal.map(
                        asked ->
                                start(
                                        balance,
                                        TakenTender.refund(
                                                ids.get(),
                                                amount,
                                                session.signedOn().operator(),
                                                asked.name(),
                                                paid)))
                .orElseGet(() -> new TenderOutcome.NotReversed(DeclineReason.NOT_REACHED));
    }

    private TakenTender asked(PaymentTerminal asked, Money amount, Optional<UUID> reverses) {
        return new TakenTender(
                ids.get(),
                Tender.CARD,
                amount,
                TakenTender.State.ASKED,
                session.signedOn().operator(),
                asked.name(),
                reverses,
                Optional.empty(),
                Optional.of(clock.instant()));
    }

    private TenderOutcome start(Balance open, TakenTender asked) {
        TenderStarted fact =
                new TenderStarted(
                        asked.id(),
                        open.transaction(),
                        asked.tender(),
                        asked.amount(),
                        asked.terminal(),
                        asked.reverses());
        List<TakenTender> all = new ArrayList<>(open.taken());
        all.add(asked);
        return write(fact, asked, all).orElseGet(() -> new TenderOutcome.Asking(asked));
    }

    /// Asks the terminal; once for each tender that was started.
    public TerminalAnswer ask(TakenTender asked) {
        return talk(asked, PaymentTerminal::ask);
    }

    /// Asks the terminal what became of it. Another terminal than the one that was asked knows
    /// nothing of it, and its word is worth nothing.
    public TerminalAnswer askAgain(TakenTender asked) {
        return talk(asked, PaymentTerminal::askAgain);
    }

    /// A driver that fails has said nothing; what it was asked may have been done.
    private TerminalAnswer talk(
            TakenTender asked, BiFunction<PaymentTerminal, TerminalRequest, TerminalAnswer> words) {
        asking.incrementAndGet();
        try {
            return request(asked)
                    .map(request -> words.apply(terminal.orElseThrow(), request))
                    .orElseGet(CardTenders::nobodyToAsk);
        } catch (RuntimeException broken) {
            LOG.error("The driver of the terminal {} failed", asked.terminal(), broken);
            return new TerminalAnswer.Unknown(TerminalAnswer.Why.NOT_UNDERSTOOD);
        } finally {
            asking.decrementAndGet();
        }
    }

    /// Whether the terminal has not answered yet.
    public boolean isAsking() {
        return asking.get() > 0;
    }

    /// Asks the terminal to give it up.
    public void stop(TakenTender asked) {
        request(asked).ifPresent(request -> terminal.orElseThrow().stop(request));
    }

    /// Empty where it would be asked for what it does not know: then a person has to.
    private Optional<TerminalRequest> request(TakenTender asked) {
        Optional<CardSlip> reverses =
                (asked.isRefund() ? Optional.of(asked) : reversed(asked))
                        .flatMap(TakenTender::card)
                        .filter(CardSlip::isKnownToTerminal);
        boolean knows = terminal.filter(here -> here.name().equals(asked.terminal())).isPresent();
        return knows && asked.reverses().isPresent() == reverses.isPresent()
                ? Optional.of(
                        new TerminalRequest(
                                asked.id(),
                                asked.amount().abs(),
                                reverses,
                                asked.isRefund(),
                                needsBank(asked)))
                : Optional.empty();
    }

    /// What is more than the store lets a terminal take upon itself.
    private boolean needsBank(TakenTender asked) {
        return terms.get().needsBank(asked.amount().getAmountMinorLong());
    }

    /// The tender of the open sale that is to be reversed.
    private Optional<TakenTender> reversed(TakenTender asked) {
        return sale.basket().stream()
                .flatMap(basket -> basket.tenders().stream())
                .filter(tender -> asked.reverses().equals(Optional.of(tender.id())))
                .findFirst();
    }

    private static TerminalAnswer nobodyToAsk() {
        return new TerminalAnswer.Unknown(TerminalAnswer.Why.NO_ANSWER);
    }

    /// Records what the terminal said, and completes the sale if nothing is left to pay.
    public TenderOutcome answered(UUID transaction, UUID tender, TerminalAnswer answer) {
        return unfinished(transaction, tender)
                .map(asked -> answered(transaction, asked, answer, false))
                .orElseGet(() -> knownAlready(transaction));
    }

    /// Records what a person says of it, who has read it off the terminal or its slip.
    public TenderOutcome decide(UUID transaction, UUID tender, boolean isDone) {
        return unfinished(transaction, tender)
                .map(asked -> answered(transaction, asked, said(asked, isDone), true))
                .orElseGet(() -> knownAlready(transaction));
    }

    private TenderOutcome knownAlready(UUID transaction) {
        return tenders.balance(transaction)
                .<TenderOutcome>map(open -> new TenderOutcome.KnownAlready())
                .orElseGet(() -> tenders.paidBefore(transaction));
    }

    private static TerminalAnswer said(TakenTender asked, boolean isDone) {
        return isDone
                ? new TerminalAnswer.Approved(
                        asked.amount().abs(),
                        new CardSlip(
                                asked.id(),
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false))
                : new TerminalAnswer.Declined(DeclineReason.REFUSED);
    }

    private Optional<TakenTender> unfinished(UUID transaction, UUID tender) {
        return tenders.balance(transaction)
                .flatMap(Balance::unfinished)
                .filter(asked -> asked.id().equals(tender));
    }

    private TenderOutcome answered(
            UUID transaction, TakenTender asked, TerminalAnswer answer, boolean byHand) {
        return switch (answer) {
            case TerminalAnswer.Approved(Money amount, CardSlip card) when asked.isRefund() -> {
                CardSlip back = card.refunding(asked.card().orElseThrow());
                yield authorised(transaction, asked.paid(amount.negated(), back), back, byHand);
            }
            case TerminalAnswer.Approved(Money amount, CardSlip card) ->
                    asked.reverses().isPresent()
                            ? reversed(transaction, asked, card, byHand)
                            : authorised(transaction, asked.paid(amount, card), card, byHand);
            case TerminalAnswer.Declined(DeclineReason reason) ->
                    declined(transaction, asked, reason, byHand);
            case TerminalAnswer.Unknown _ -> unknown(transaction, asked);
        };
    }

    private TenderOutcome authorised(
            UUID transaction, TakenTender paid, CardSlip card, boolean byHand) {
        return write(
                        new TenderAuthorised(
                                transaction, paid.amount(), card, byHand, offline(paid, card)),
                        paid,
                        without(paid.id(), Optional.of(paid)))
                .orElseGet(() -> tenders.partPaid(transaction, paid));
    }

    /// Until when the terminal has to forward what it took upon itself: reckoned from when it was
    /// asked, so that an answer that was lost for hours makes it no later.
    private Optional<OfflineApproval> offline(TakenTender paid, CardSlip card) {
        if (!card.offline() || !paid.amount().isPositive()) {
            return Optional.empty();
        }
        CardTerms here = terms.get();
        Instant asked = paid.askedAt().orElseGet(clock::instant);
        Optional<Money> limit =
                here.floorLimit().isPresent()
                        ? Optional.of(
                                Money.ofMinor(
                                        paid.amount().getCurrencyUnit(),
                                        here.floorLimit().getAsLong()))
                        : Optional.empty();
        return Optional.of(
                new OfflineApproval(
                        paid.terminal(), asked, asked.plus(here.forwardWithin()), limit));
    }

    private TenderOutcome reversed(
            UUID transaction, TakenTender asked, CardSlip card, boolean byHand) {
        UUID reversed = asked.reverses().orElseThrow();
        List<TakenTender> rest =
                without(asked.id(), Optional.empty()).stream()
                        .filter(tender -> !tender.id().equals(reversed))
                        .toList();
        return write(new TenderAuthorised(transaction, asked.amount(), card, byHand), asked, rest)
                .orElseGet(() -> new TenderOutcome.TakenBack(asked));
    }

    private TenderOutcome declined(
            UUID transaction, TakenTender asked, DeclineReason reason, boolean byHand) {
        return write(
                        new TenderDeclined(asked.id(), transaction, reason, byHand),
                        asked,
                        without(asked.id(), Optional.empty()))
                .orElseGet(
                        () ->
                                asked.reverses().isPresent()
                                        ? new TenderOutcome.NotReversed(reason)
                                        : new TenderOutcome.Declined(reason));
    }

    /// That it is unknown is recorded once.
    private TenderOutcome unknown(UUID transaction, TakenTender asked) {
        if (asked.state() == TakenTender.State.UNKNOWN) {
            return new TenderOutcome.Unknown(asked);
        }
        TakenTender unknown = asked.unknown();
        return write(
                        new TenderUnknown(asked.id(), transaction),
                        asked,
                        without(asked.id(), Optional.of(unknown)))
                .orElseGet(() -> new TenderOutcome.Unknown(unknown));
    }

    /// All that is taken but that one, with another in its place if there is one.
    private List<TakenTender> without(UUID tender, Optional<TakenTender> instead) {
        return sale.basket().orElseThrow().tenders().stream()
                .flatMap(each -> each.id().equals(tender) ? instead.stream() : Stream.of(each))
                .toList();
    }

    /// @return why it could not be written; then nothing has changed
    private Optional<TenderOutcome> write(
            JournalEntry fact, TakenTender about, List<TakenTender> taken) {
        Optional<JournalWriteException.Reason> failed = sale.tenders(fact, about.operator(), taken);
        return failed.map(TenderOutcome.NotWritten::new);
    }
}
