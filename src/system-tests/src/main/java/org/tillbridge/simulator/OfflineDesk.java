package org.tillbridge.simulator;

import org.tillbridge.pos.offline.OfflinePayment;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.simulator.oracle.Happened;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.TakenOffline;
import org.tillbridge.simulator.oracle.TerminalMemory.Bank;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled.Outcome;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Hears what became of card payments that a terminal took upon itself: of the terminal, or of
/// somebody who has it from the bank.
final class OfflineDesk extends AtTill {
    OfflineDesk(World world, SimulatedTill till, TillLife life, Ledger ledger) {
        super(world, till, life, ledger);
    }

    /// As a thread of a real till does each minute.
    void ask() {
        List<OfflinePayment> waiting = waiting();
        settle(
                waiting.stream().filter(this::isOfOurs).toList(),
                life.offline::ask,
                "an offline payment settled",
                false);
    }

    /// Somebody looks at what is left of it.
    void settleByHand(int which) {
        List<OfflinePayment> known =
                waiting().stream().filter(one -> said(one).isPresent()).toList();
        if (!known.isEmpty()) {
            OfflinePayment one = known.get(which % known.size());
            settle(
                    List.of(one),
                    () -> life.offline.settle(one.tender(), outcome(said(one).orElseThrow()), true),
                    "an offline payment settled by hand",
                    true);
        }
    }

    /// All that any terminal took upon itself has been forwarded: what this one says is heard of
    /// it, the rest is settled by hand.
    ///
    /// @return whether nothing waits
    boolean leavesNothingWaiting() {
        if (!ledger.hasTakenOffline() || !life.isReady()) {
            return true;
        }
        ask();
        settleByHand(0);
        return waiting().isEmpty();
    }

    private List<OfflinePayment> waiting() {
        List<OfflinePayment> waiting = life.offline.now().waiting();
        book.recognise(till.disk());
        Set<String> shown =
                waiting.stream().map(one -> one.tender().toString()).collect(Collectors.toSet());
        if (ledger.isWhole(till.number())) {
            Set<String> right = new TakenOffline(book).waiting();
            if (!shown.equals(right)) {
                throw new Violation(
                        4,
                        "till %d says that %s wait to be forwarded, and not %s"
                                .formatted(till.machine(), shown, right));
            }
        }
        return waiting;
    }

    private boolean isOfOurs(OfflinePayment one) {
        return one.approval().terminal().equals(till.terminal().name()) && said(one).isPresent();
    }

    private Optional<Bank> said(OfflinePayment one) {
        return ledger.terminal(one.approval().terminal()).said(one.tender());
    }

    private static Outcome outcome(Bank said) {
        return switch (said) {
            case PAYS -> Outcome.FORWARDED;
            case REFUSES -> Outcome.REFUSED;
        };
    }

    /// What the disk refuses of it waits on.
    private void settle(List<OfflinePayment> some, Runnable work, String what, boolean byHand) {
        long before = life.written();
        book.begin(settled(some, byHand));
        work.run();
        till.ports().requirePower();
        if (life.written() - before > some.size()) {
            throw new Violation(4, "more is settled than %s".formatted(some));
        }
        if (life.written() - before < some.size()) {
            Set<UUID> left =
                    life.offline.now().waiting().stream()
                            .map(OfflinePayment::tender)
                            .collect(Collectors.toSet());
            book.begin(
                    settled(
                            some.stream().filter(one -> !left.contains(one.tender())).toList(),
                            byHand));
            refusedByTheDisk();
        }
        settled(before, Optional.empty());
        if (life.written() > before) {
            world.sometimes().reached(what);
        }
    }

    private Happened[] settled(List<OfflinePayment> some, boolean byHand) {
        return some.stream().map(one -> settled(one, byHand)).toArray(Happened[]::new);
    }

    private Happened settled(OfflinePayment one, boolean byHand) {
        Map<String, String> says = new HashMap<>();
        says.put("tenderId", one.tender().toString());
        says.put("transaction", one.transaction().toString());
        says.put("amount", Long.toString(one.amount().getAmountMinorLong()));
        says.put("outcome", CamelCase.of(outcome(said(one).orElseThrow())));
        if (byHand) {
            says.put("byHand", "true");
        }
        return control("OfflinePaymentSettled", says);
    }
}
