package org.tillbridge.pos.signon;

import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.retail.OperatorId;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Signs the operator off when nobody has touched the till for a while. The basket stays as it is,
/// and so does a count; whoever signs on next has their own rights. On the FX thread, save for
/// [#returnPlace]. While the terminal is asked it waits: the answer is for whoever asked.
public final class AutoLock {
    /// Long enough to fetch something from the shelves.
    public static final Duration USUAL = Duration.ofMinutes(10);

    private final SignOnService signOn;
    private final Session session;
    private final Navigation navigation;
    private final Duration after;
    private final BooleanSupplier terminalIsAsked;
    private volatile Optional<Left> left = Optional.empty();

    /// Where somebody was when it locked.
    private record Left(OperatorId operator, Place place) {}

    /// @param after nothing for that long; zero for never
    public AutoLock(
            SignOnService signOn,
            Session session,
            Navigation navigation,
            Duration after,
            BooleanSupplier terminalIsAsked) {
        this.signOn = signOn;
        this.session = session;
        this.navigation = navigation;
        this.after = after;
        this.terminalIsAsked = terminalIsAsked;
    }

    /// @param untouched how long nobody has pressed, touched, moved or scanned anything
    /// @return whether it locked
    public boolean look(Duration untouched) {
        Optional<SignedOn> who = session.operator();
        if (after.isZero()
                || who.isEmpty()
                || untouched.compareTo(after) < 0
                || terminalIsAsked.getAsBoolean()) {
            return false;
        }
        left = Optional.of(new Left(who.get().operator(), navigation.place().get()));
        signOn.lock();
        navigation.goTo(Place.SIGN_ON);
        return true;
    }

    /// Where whoever has just signed on goes on: in the count that they themselves were at, and
    /// nowhere that another was. Asked once.
    public Optional<Place> returnPlace() {
        Optional<Place> place =
                left.filter(
                                was ->
                                        session.operator()
                                                .filter(
                                                        who ->
                                                                who.operator()
                                                                        .equals(was.operator()))
                                                .isPresent())
                        .map(Left::place)
                        .filter(was -> was == Place.DRAWER_COUNT);
        left = Optional.empty();
        return place;
    }
}
