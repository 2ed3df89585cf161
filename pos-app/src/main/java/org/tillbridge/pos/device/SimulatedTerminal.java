package org.tillbridge.pos.device;

import org.joda.money.Money;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.DeclineReason;

import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// A terminal that is not there. It does what real ones do, the bad things too, and remembers what
/// it did: it stands beside the till, so a restart of the till is nothing to it. For any number of
/// threads.
public final class SimulatedTerminal implements PaymentTerminal {
    private static final int HUNDRED = 100;

    private final String name;
    private final Duration customer;
    private final Function<Money, Manner> usual;
    private final Map<UUID, TerminalAnswer> done = new HashMap<>();
    private final Queue<Manner> next = new ArrayDeque<>();
    private final Set<UUID> silentAbout = new HashSet<>();
    private final Set<UUID> stopped = new HashSet<>();
    private final Map<UUID, TerminalRequest> held = new LinkedHashMap<>();
    private Optional<Money> offlineLimit = Optional.empty();

    /// How a request goes.
    public enum Manner {
        APPROVES,
        DECLINES,
        /// Less than was asked for, as a card with little on it does.
        APPROVES_HALF,
        /// It takes the money, and its answer never arrives.
        LOSES_THE_ANSWER,
        /// No answer arrives; then it declines.
        DECLINES_LATE,
        /// The request never arrives, nor does an answer.
        NEVER_HEARS,
        /// It takes the money and says nothing, not even when it is asked again.
        KEEPS_SILENT
    }

    /// @param customer how long a customer needs
    /// @param usual how a request for an amount goes, if nothing else was said of it
    public SimulatedTerminal(String name, Duration customer, Function<Money, Manner> usual) {
        this.name = name;
        this.customer = customer;
        this.usual = usual;
    }

    /// One that approves at once, as long as nothing else is said.
    public static SimulatedTerminal atOnce() {
        return new SimulatedTerminal("simulated", Duration.ZERO, amount -> Manner.APPROVES);
    }

    /// How requests go in the demo: the last two digits of the amount say it, as at the test
    /// terminals of card networks.
    public static Manner byAmount(Money amount) {
        return switch ((int) (amount.getAmountMinorLong() % HUNDRED)) {
            case 51 -> Manner.DECLINES;
            case 52 -> Manner.APPROVES_HALF;
            case 53 -> Manner.LOSES_THE_ANSWER;
            case 54 -> Manner.DECLINES_LATE;
            case 55 -> Manner.NEVER_HEARS;
            case 56 -> Manner.KEEPS_SILENT;
            default -> Manner.APPROVES;
        };
    }

    /// How the next requests go, in this order.
    public synchronized SimulatedTerminal next(Manner... manners) {
        next.addAll(List.of(manners));
        return this;
    }

    /// From now on no bank can be asked; up to the limit it takes cards all the same.
    public synchronized void goOffline(Money limit) {
        offlineLimit = Optional.of(limit);
    }

    /// Banks can be asked again, and say yes to all that it holds.
    public synchronized void goOnline() {
        offlineLimit = Optional.empty();
        for (TerminalRequest request : List.copyOf(held.values())) {
            if (done.get(request.id()) instanceof TerminalAnswer.Approved(Money amount, var _)) {
                done.put(request.id(), approved(request, amount));
            }
        }
        held.clear();
    }

    /// Banks can be asked again, and say no to all that it holds.
    public synchronized void goOnlineAndBeRefused() {
        held.keySet()
                .forEach(id -> done.put(id, new TerminalAnswer.Declined(DeclineReason.REFUSED)));
        held.clear();
        offlineLimit = Optional.empty();
    }

    /// It answers again about what it kept silent about.
    public synchronized void speak() {
        silentAbout.clear();
    }

    /// What it has taken under an id: zero if it took nothing, or gave it back.
    public synchronized Optional<TerminalAnswer> did(UUID id) {
        return Optional.ofNullable(done.get(id));
    }

    /// How many requests it has done.
    public synchronized long approvals() {
        return done.values().stream().filter(TerminalAnswer.Approved.class::isInstance).count();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized TerminalAnswer ask(TerminalRequest request) {
        if (done.containsKey(request.id())) {
            return answer(request.id());
        }
        Manner manner = next.isEmpty() ? usual.apply(request.amount()) : next.remove();
        if (manner == Manner.NEVER_HEARS) {
            return noAnswer();
        }
        done.put(
                request.id(),
                isStoppedWhileTheCustomerIsAsked(request) ? cancelled() : now(request, manner));
        return switch (manner) {
            case APPROVES, DECLINES, APPROVES_HALF -> answer(request.id());
            case LOSES_THE_ANSWER, DECLINES_LATE, NEVER_HEARS -> noAnswer();
            case KEEPS_SILENT -> {
                silentAbout.add(request.id());
                yield noAnswer();
            }
        };
    }

    @Override
    public synchronized TerminalAnswer askAgain(TerminalRequest request) {
        return answer(request.id());
    }

    @Override
    public synchronized void stop(TerminalRequest request) {
        stopped.add(request.id());
        notifyAll();
    }

    private TerminalAnswer answer(UUID id) {
        return silentAbout.contains(id)
                ? noAnswer()
                : done.getOrDefault(id, new TerminalAnswer.Declined(DeclineReason.NOT_ASKED));
    }

    private TerminalAnswer now(TerminalRequest request, Manner manner) {
        return switch (manner) {
            case DECLINES, DECLINES_LATE, NEVER_HEARS ->
                    new TerminalAnswer.Declined(DeclineReason.REFUSED);
            case APPROVES_HALF ->
                    approved(request, request.amount().dividedBy(2, RoundingMode.HALF_UP));
            case APPROVES, LOSES_THE_ANSWER, KEEPS_SILENT -> approved(request, request.amount());
        };
    }

    private TerminalAnswer approved(TerminalRequest request, Money amount) {
        boolean offline = offlineLimit.isPresent();
        if (offline && request.onlyWithBank()) {
            return new TerminalAnswer.Declined(DeclineReason.NOT_READY);
        }
        if (offline && amount.isGreaterThan(offlineLimit.get())) {
            return new TerminalAnswer.Declined(DeclineReason.REFUSED);
        }
        if (offline && request.reverses().isEmpty()) {
            held.put(request.id(), request);
        }
        request.reverses().map(CardSlip::tender).ifPresent(held::remove);
        CardSlip slip =
                new CardSlip(
                        request.id(),
                        "simulated-" + (done.size() + 1),
                        offline ? Optional.empty() : Optional.of("SIM" + (done.size() + 1)),
                        Optional.of("Test card"),
                        Optional.of("4471"),
                        offline);
        return new TerminalAnswer.Approved(amount, slip);
    }

    /// Lets go of the monitor while it waits.
    private boolean isStoppedWhileTheCustomerIsAsked(TerminalRequest request) {
        long end = System.nanoTime() + customer.toNanos();
        try {
            for (long left = customer.toNanos();
                    left > 0 && !stopped.contains(request.id());
                    left = end - System.nanoTime()) {
                wait(Math.max(1, left / 1_000_000));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return stopped.contains(request.id());
    }

    private static TerminalAnswer cancelled() {
        return new TerminalAnswer.Declined(DeclineReason.CANCELLED);
    }

    private static TerminalAnswer noAnswer() {
        return new TerminalAnswer.Unknown(TerminalAnswer.Why.NO_ANSWER);
    }
}
