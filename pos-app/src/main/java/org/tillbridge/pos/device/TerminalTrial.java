package org.tillbridge.pos.device;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.DeclineReason;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Tries the payment terminal without taking money: it is asked what became of a payment that never
/// was. One that knows this workstation says that it never heard of it.
public final class TerminalTrial {
    private static final Money ANY = Money.ofMinor(CurrencyUnit.EUR, 1);

    private final Optional<PaymentTerminal> terminal;
    private final Supplier<UUID> ids;

    /// @param ids each once
    public TerminalTrial(Optional<PaymentTerminal> terminal, Supplier<UUID> ids) {
        this.terminal = terminal;
        this.ids = ids;
    }

    /// How the terminal is.
    public enum Found {
        /// There is none here.
        NONE,
        /// It answers this workstation.
        ANSWERS,
        /// It does, and is busy with something.
        IS_BUSY,
        SAYS_NOTHING,
        /// Something answers, but not this workstation, or not as a terminal does.
        NOT_UNDERSTOOD
    }

    /// Waits for the network, so it is not for the FX thread.
    public Found find() {
        return terminal.map(this::find).orElse(Found.NONE);
    }

    private Found find(PaymentTerminal asked) {
        TerminalRequest never = new TerminalRequest(ids.get(), ANY, Optional.empty());
        return switch (asked.askAgain(never)) {
            case TerminalAnswer.Declined(DeclineReason why) ->
                    why == DeclineReason.NOT_ASKED ? Found.ANSWERS : Found.NOT_UNDERSTOOD;
            case TerminalAnswer.Unknown(TerminalAnswer.Why why) ->
                    switch (why) {
                        case NO_ANSWER -> Found.SAYS_NOTHING;
                        case STILL_BUSY -> Found.IS_BUSY;
                        case NOT_UNDERSTOOD -> Found.NOT_UNDERSTOOD;
                    };
            case TerminalAnswer.Approved _ -> Found.NOT_UNDERSTOOD;
        };
    }
}
