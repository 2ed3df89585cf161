package org.tillbridge.pos.signon;

import org.joda.money.Money;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Permission;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Rights;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Who is signed on at this workstation now, and what they may do. Set by [SignOnService], read by
/// all threads.
///
/// A right is asked for where the deed is done, of the person who does it now: what one operator
/// began gives another nothing.
public final class Session {
    /// For the deed that is being done on this thread, and no other: a deed may need several
    /// rights.
    private static final ScopedValue<List<Approval>> APPROVED = ScopedValue.newInstance();

    private final Supplier<Rights> rights;
    private volatile Rights lastKnown = Rights.PRESETS;
    private volatile Optional<SignedOn> operator = Optional.empty();

    /// With the rights that hold where a store says nothing.
    public Session() {
        this(() -> Rights.PRESETS);
    }

    /// @param rights of this store; read beside the FX thread
    public Session(Supplier<Rights> rights) {
        this.rights = rights;
    }

    public Optional<SignedOn> operator() {
        return operator;
    }

    /// @throws IllegalStateException if nobody is; no screen offers a deed then
    public SignedOn signedOn() {
        return operator.orElseThrow(() -> new IllegalStateException("Nobody is signed on"));
    }

    /// What becomes of the operator's wish to use a right, as far as it is known without looking:
    /// for screens. Whether a deed may be done is said by [#permit].
    public Allowance allowance(Right right) {
        return allowance(right, Optional.empty());
    }

    public Allowance allowance(Right right, Optional<Money> amount) {
        return operator.map(who -> lastKnown.of(who.role(), right).of(amount))
                .orElse(Allowance.DENY);
    }

    /// Who answers for a deed that is about to be done: the operator, or whoever approved it. Empty
    /// if nobody does; it must not be done then.
    public Optional<OperatorId> permit(Right right) {
        return permit(right, Optional.empty());
    }

    /// @param amount what the deed is about
    public Optional<OperatorId> permit(Right right, Money amount) {
        return permit(right, Optional.of(amount));
    }

    private Optional<OperatorId> permit(Right right, Optional<Money> amount) {
        return permitted(right, amount).map(Permitted::by);
    }

    /// That a deed may be done, and how far.
    ///
    /// @param by who answers for it
    /// @param most what it may come to; empty where nothing bounds it
    public record Permitted(OperatorId by, Optional<Money> most) {}

    /// As [#permit], for a deed whose amount may grow after it was done.
    public Optional<Permitted> permitUpTo(Right right, Money amount) {
        return permitted(right, Optional.of(amount));
    }

    private Optional<Permitted> permitted(Right right, Optional<Money> amount) {
        Optional<SignedOn> now = operator;
        if (now.isEmpty()) {
            return Optional.empty();
        }
        SignedOn who = now.get();
        lastKnown = rights.get();
        Permission permission = lastKnown.of(who.role(), right);
        return switch (permission.of(amount)) {
            case ALLOW -> Optional.of(new Permitted(who.operator(), most(permission, amount)));
            case ASK ->
                    approvals().stream()
                            .filter(given -> given.covers(who, right, amount))
                            .findFirst()
                            .map(given -> new Permitted(given.approver(), given.amount()));
            case DENY -> Optional.empty();
        };
    }

    private static Optional<Money> most(Permission permission, Optional<Money> amount) {
        return permission.beyond() == Allowance.ALLOW
                ? Optional.empty()
                : amount.map(
                        of ->
                                Money.ofMinor(
                                        of.getCurrencyUnit(), permission.freeUpTo().orElseThrow()));
    }

    /// Does a deed that was approved, besides what approvals it is done by already. The approval
    /// ends with it.
    public <T> T approved(Approval approval, Callable<T> deed) throws Exception {
        List<Approval> all = Stream.concat(approvals().stream(), Stream.of(approval)).toList();
        return ScopedValue.where(APPROVED, all).call(deed::call);
    }

    /// The rights as they are now. Reads them, so not for the FX thread.
    Rights rights() {
        lastKnown = rights.get();
        return lastKnown;
    }

    void begin(SignedOn who) {
        lastKnown = rights.get();
        operator = Optional.of(who);
    }

    void end() {
        operator = Optional.empty();
    }

    private static List<Approval> approvals() {
        return APPROVED.isBound() ? APPROVED.get() : List.of();
    }
}
