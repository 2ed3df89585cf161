package org.tillbridge.simulator;

import org.joda.money.Money;
import org.tillbridge.pos.device.PaymentTerminal;
import org.tillbridge.pos.device.TerminalAnswer;
import org.tillbridge.pos.device.TerminalRequest;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.simulator.oracle.TerminalMemory;
import org.tillbridge.simulator.oracle.TerminalMemory.Bank;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/// The card terminal beside a till. What it remembers outlives the till's program and its disk.
final class CardTerminal implements PaymentTerminal {
    private final String name;
    private final TerminalMemory memory;
    private final Supplier<Ports> ports;
    private final Map<UUID, Act.Card> cards = new HashMap<>();
    private Act.Card next = Act.Card.PAYS;
    private Optional<Bank> offline = Optional.empty();

    /// @param ports of the till's program as it runs now
    CardTerminal(String name, TerminalMemory memory, Supplier<Ports> ports) {
        this.name = name;
        this.memory = memory;
        this.ports = ports;
    }

    /// How the next card behaves.
    void next(Act.Card card) {
        next = card;
    }

    /// The next card is taken without a bank.
    ///
    /// @param says what the bank says of it later
    void nextOffline(Bank says) {
        offline = Optional.of(says);
    }

    /// It reaches a bank, and forwards all that it holds.
    void forwards() {
        memory.forwards();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TerminalAnswer ask(TerminalRequest request) {
        Act.Card card = next;
        next = Act.Card.PAYS;
        Optional<Bank> bank = offline;
        offline = Optional.empty();
        if (card == Act.Card.CUT_BEFORE) {
            ports.get().cutAt("terminal");
        }
        ports.get().use("terminal");
        cards.put(request.id(), card);
        Optional<UUID> reverses = request.reverses().map(CardSlip::tender);
        long amount = card.does(request.amount().getAmountMinorLong(), reverses.isPresent());
        memory.does(
                request.id(),
                reverses.isPresent() ? -amount : amount,
                reverses,
                request.isRefund());
        if (reverses.isEmpty() && amount != 0) {
            bank.ifPresent(says -> memory.holds(request.id(), says));
        }
        if (card == Act.Card.CUT_AFTER) {
            ports.get().cutAt("terminal");
        }
        return card.answersAtOnce() ? answer(request) : silence();
    }

    @Override
    public TerminalAnswer askAgain(TerminalRequest request) {
        ports.get().use("terminal");
        return cards.getOrDefault(request.id(), Act.Card.PAYS).answersEver()
                ? answer(request)
                : silence();
    }

    @Override
    public void stop(TerminalRequest request) {}

    private static TerminalAnswer silence() {
        return new TerminalAnswer.Unknown(TerminalAnswer.Why.NO_ANSWER);
    }

    private TerminalAnswer answer(TerminalRequest request) {
        OptionalLong did = memory.did(request.id());
        if (did.isEmpty()) {
            return new TerminalAnswer.Declined(DeclineReason.NOT_ASKED);
        }
        memory.told(request.id());
        boolean refused = memory.said(request.id()).equals(Optional.of(Bank.REFUSES));
        return did.getAsLong() == 0 || refused
                ? new TerminalAnswer.Declined(DeclineReason.REFUSED)
                : new TerminalAnswer.Approved(
                        Money.ofMinor(
                                request.amount().getCurrencyUnit(), Math.abs(did.getAsLong())),
                        slip(request.id()));
    }

    private CardSlip slip(UUID tender) {
        boolean isHeld = memory.isHeld(tender);
        return new CardSlip(
                tender,
                "R-" + tender,
                isHeld ? Optional.empty() : Optional.of("A1"),
                Optional.of("Visa"),
                Optional.of("4242"),
                isHeld);
    }
}
