package org.tillbridge.simulator;

import org.tillbridge.pos.fiscal.FiscalAnswer;
import org.tillbridge.pos.fiscal.FiscalSigner;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.simulator.oracle.SigningMemory;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The signing unit beside a till, once it is set up. What it has signed outlives the till's
/// program and its disk.
final class SigningUnit implements FiscalSigner {
    private final String name;
    private final Supplier<Ports> ports;
    private final SigningMemory memory = new SigningMemory();
    private Act.Signing behaviour = Act.Signing.WORKS;
    private boolean isSetUp;

    /// @param ports of the till's program as it runs now
    SigningUnit(String name, Supplier<Ports> ports) {
        this.name = name;
        this.ports = ports;
    }

    SigningMemory memory() {
        return memory;
    }

    void setUp() {
        isSetUp = true;
    }

    void behaves(Act.Signing now) {
        behaviour = now;
    }

    /// What the program finds at its start.
    Optional<FiscalSigner> signer() {
        return isSetUp ? Optional.of(this) : Optional.empty();
    }

    @Override
    public String unit() {
        return name;
    }

    @Override
    public FiscalAnswer sign(Committed document) {
        if (behaviour == Act.Signing.IS_OUT) {
            return out();
        }
        String signature = memory.signs(id(document));
        return switch (behaviour) {
            case WORKS -> signed(signature);
            case IS_OUT, ANSWER_LOST -> out();
            case CUTS_AFTER -> {
                behaviour = Act.Signing.WORKS;
                ports.get().cutAt("signing");
                yield out();
            }
        };
    }

    @Override
    public Optional<FiscalAnswer> find(Committed document) {
        return switch (behaviour) {
            case IS_OUT, ANSWER_LOST -> Optional.of(out());
            case WORKS, CUTS_AFTER -> memory.signature(id(document)).map(SigningUnit::signed);
        };
    }

    private static FiscalAnswer signed(String signature) {
        return new FiscalAnswer.Signed(List.of(signature));
    }

    private static FiscalAnswer out() {
        return new FiscalAnswer.Outage("as the simulation wants it");
    }

    private static String id(Committed document) {
        RetailTransaction transaction =
                switch (document.fact()) {
                    case SaleCompleted(RetailTransaction sale) -> sale;
                    case ReturnCompleted(RetailTransaction back) -> back;
                    default -> throw new IllegalArgumentException(document.toString());
                };
        return transaction.id().toString();
    }
}
