package org.tillbridge.pos.offline;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.device.PaymentTerminal;
import org.tillbridge.pos.device.TerminalAnswer;
import org.tillbridge.pos.device.TerminalRequest;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.OfflineApproval;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.TenderAuthorised;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled.Outcome;
import org.tillbridge.sync.journal.JournalWriteException;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What terminals took upon themselves: what still has to be forwarded, and what was refused when
/// it was. All of it follows from the journal, so it is the same after a restart. Safe for use by
/// any number of threads.
///
/// Only a clear word of the terminal settles one: that a bank approved it, or refused it. A
/// terminal that never says so leaves it to a person who has it from the card processor.
public final class OfflinePayments {
    private static final Logger LOG = LoggerFactory.getLogger(OfflinePayments.class);

    private final DayBook dayBook;
    private final Optional<PaymentTerminal> terminal;
    private final Map<UUID, TenderAuthorised> taken = new LinkedHashMap<>();
    private final Map<UUID, OfflinePayment> refused = new LinkedHashMap<>();
    private final Map<UUID, State> closes = new HashMap<>();
    private Optional<Committed> read = Optional.empty();

    public OfflinePayments(DayBook dayBook, Optional<PaymentTerminal> terminal) {
        this.dayBook = dayBook;
        this.terminal = terminal;
    }

    /// How it stands with them.
    ///
    /// @param waiting to be forwarded, the most urgent first
    /// @param refused what banks would not pay, as was heard since the till was last closed
    public record State(List<OfflinePayment> waiting, List<OfflinePayment> refused) {
        public static final State NONE = new State(List.of(), List.of());

        public State {
            waiting = List.copyOf(waiting);
            refused = List.copyOf(refused);
        }

        public boolean isEmpty() {
            return waiting.isEmpty() && refused.isEmpty();
        }
    }

    /// Reads what was written since it was asked last, and looks at what is not settled.
    public synchronized State now() {
        for (Committed committed : dayBook.reader().offlinePayments(read)) {
            read = Optional.of(committed);
            switch (committed.fact()) {
                case TenderAuthorised payment -> taken.put(payment.card().tender(), payment);
                case OfflinePaymentSettled how -> settled(how);
                case TillClosed _ -> {
                    closes.put(committed.entry().header().entryId(), state());
                    refused.clear();
                }
                default -> {}
            }
        }
        return state();
    }

    /// How it stood when the till was closed. What was heard while it was closed is for the next
    /// close to say.
    ///
    /// @param close the entry
    public synchronized State at(UUID close) {
        now();
        return closes.getOrDefault(close, State.NONE);
    }

    private State state() {
        taken.values().removeIf(this::isOver);
        return new State(
                taken.values().stream()
                        .flatMap(payment -> of(payment).stream())
                        .sorted(Comparator.comparing(OfflinePayments::deadline))
                        .toList(),
                List.copyOf(refused.values()));
    }

    private void settled(OfflinePaymentSettled how) {
        Optional<TenderAuthorised> payment = Optional.ofNullable(taken.remove(how.tenderId()));
        if (how.outcome() == Outcome.REFUSED) {
            payment.flatMap(this::of).ifPresent(one -> refused.put(one.tender(), one));
        }
    }

    /// Whether its sale was completed without it, or the card has got it all back: a terminal that
    /// still holds it takes it out.
    private boolean isOver(TenderAuthorised payment) {
        return dayBook.reader()
                        .transaction(payment.transaction())
                        .flatMap(OfflinePayments::transactionIn)
                        .filter(paid -> !isPaidBy(paid, payment.card()))
                        .isPresent()
                || !givenBack(payment.card(), payment.amount().getCurrencyUnit())
                        .isLessThan(payment.amount());
    }

    private Money givenBack(CardSlip card, CurrencyUnit currency) {
        return dayBook.reader().returnsNaming(card.tender()).stream()
                .flatMap(committed -> transactionIn(committed).stream())
                .flatMap(back -> back.tenders().stream())
                .filter(line -> line.card().filter(to -> to.isRefundOf(card.tender())).isPresent())
                .map(line -> line.amount().negated())
                .reduce(Money.zero(currency), Money::plus);
    }

    private static Instant deadline(OfflinePayment payment) {
        return payment.approval().forwardBy();
    }

    /// Empty unless it paid for what was completed: it may have been given back before, or its sale
    /// is still being rung.
    private Optional<OfflinePayment> of(TenderAuthorised payment) {
        CardSlip card = payment.card();
        OfflineApproval approval = payment.offline().orElseThrow();
        return dayBook.reader()
                .transaction(payment.transaction())
                .flatMap(OfflinePayments::transactionIn)
                .filter(paid -> isPaidBy(paid, card))
                .map(
                        paid ->
                                new OfflinePayment(
                                        paid.id(),
                                        paid.number(),
                                        payment.amount(),
                                        card,
                                        approval));
    }

    private static boolean isPaidBy(RetailTransaction paid, CardSlip card) {
        return paid.tenders().stream()
                .flatMap(line -> line.card().stream())
                .anyMatch(slip -> slip.tender().equals(card.tender()));
    }

    private static Optional<RetailTransaction> transactionIn(Committed committed) {
        return switch (committed.fact()) {
            case SaleCompleted(RetailTransaction sale) -> Optional.of(sale);
            case ReturnCompleted(RetailTransaction exchange) -> Optional.of(exchange);
            default -> Optional.empty();
        };
    }

    /// Asks the terminal about each that it has not forwarded as far as is known, and records what
    /// it says. One that it says nothing clear of holds up none behind it. Waits for the terminal,
    /// so it is for a thread of its own.
    public void ask() {
        for (OfflinePayment one : now().waiting()) {
            if (!one.approval().terminal().equals(terminal.map(PaymentTerminal::name).orElse(""))) {
                continue;
            }
            TerminalAnswer answer = ask(one);
            outcome(answer).ifPresent(outcome -> settle(one.tender(), outcome, false));
            if (answer instanceof TerminalAnswer.Unknown(TerminalAnswer.Why why)
                    && why == TerminalAnswer.Why.NO_ANSWER) {
                return;
            }
        }
    }

    /// A driver that fails has said nothing.
    private TerminalAnswer ask(OfflinePayment one) {
        try {
            return terminal.orElseThrow()
                    .askAgain(new TerminalRequest(one.tender(), one.amount(), Optional.empty()));
        } catch (RuntimeException broken) {
            LOG.error("The driver of the terminal {} failed", one.approval().terminal(), broken);
            return new TerminalAnswer.Unknown(TerminalAnswer.Why.NOT_UNDERSTOOD);
        }
    }

    /// A bank's yes has its authorisation in it. That a terminal knows nothing of a payment any
    /// more, or has no time, says nothing of the money.
    private static Optional<Outcome> outcome(TerminalAnswer answer) {
        return switch (answer) {
            case TerminalAnswer.Approved(Money _, CardSlip card) ->
                    !card.offline() && card.authorisation().isPresent()
                            ? Optional.of(Outcome.FORWARDED)
                            : Optional.empty();
            case TerminalAnswer.Declined(DeclineReason why) ->
                    why == DeclineReason.REFUSED ? Optional.of(Outcome.REFUSED) : Optional.empty();
            case TerminalAnswer.Unknown _ -> Optional.empty();
        };
    }

    /// Records what became of one; once, whoever comes first.
    ///
    /// @param byHand whether a person says so
    /// @return why it could not be written; then it goes on waiting
    public synchronized Optional<JournalWriteException.Reason> settle(
            UUID tender, Outcome outcome, boolean byHand) {
        return now().waiting().stream()
                .filter(one -> one.tender().equals(tender))
                .findFirst()
                .flatMap(
                        one ->
                                dayBook.control(
                                                new OfflinePaymentSettled(
                                                        tender,
                                                        one.transaction(),
                                                        one.amount(),
                                                        outcome,
                                                        byHand))
                                        .failed());
    }
}
