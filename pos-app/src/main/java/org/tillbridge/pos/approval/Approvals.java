package org.tillbridge.pos.approval;

import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.signon.Approval;
import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.signon.SignOnOutcome;
import org.tillbridge.pos.signon.SignOnService;
import org.tillbridge.pos.signon.SignedOn;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.sync.journal.JournalEntry.TillControl.ApprovalGiven;
import org.tillbridge.sync.journal.JournalWriteException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Lets someone who has a right approve one deed of someone who has not, by their PIN, with or
/// without a network. The approval is on disk before the deed is done.
public final class Approvals {
    private final SignOnService signOn;
    private final Session session;
    private final DayBook dayBook;
    private final ApprovalLapse lapse;

    public Approvals(SignOnService signOn, Session session, DayBook dayBook, ApprovalLapse lapse) {
        this.signOn = signOn;
        this.session = session;
        this.dayBook = dayBook;
        this.lapse = lapse;
    }

    /// What became of an approver's PIN.
    public sealed interface Checked {
        /// It is theirs, and they have the right.
        record Right(Proof proof) implements Checked {}

        /// @param until before then no PIN of theirs is tried
        record WrongPin(Instant until) implements Checked {}

        /// Too soon after a wrong one; this PIN was not even tried.
        record TooSoon(Instant until) implements Checked {}

        /// They do not have the right themselves, or are the one who asks, or are nobody here.
        record NotTheirs() implements Checked {}
    }

    /// That a person who has the right entered their PIN for someone's deed. Only a right PIN makes
    /// one.
    public static final class Proof {
        private final Wanted wanted;
        private final OperatorId requester;
        private final OperatorId approver;

        private Proof(Wanted wanted, OperatorId requester, OperatorId approver) {
            this.wanted = wanted;
            this.requester = requester;
            this.approver = approver;
        }

        private Approval approval() {
            return new Approval(requester, approver, wanted.right(), wanted.amount());
        }

        /// What is to be asked for besides, if the deed was refused for want of another right.
        Optional<Wanted> further(Object outcome) {
            return outcome instanceof NeedsRight refused && refused.right() != wanted.right()
                    ? Optional.of(wanted.by(refused.right()))
                    : Optional.empty();
        }
    }

    /// What became of a deed that was approved.
    public sealed interface Approved<T> {
        /// It was tried; its own outcome says what became of it.
        record Done<T>(T outcome) implements Approved<T> {}

        /// The approval could not be recorded, so nothing was done.
        record NotWritten<T>(JournalWriteException.Reason why) implements Approved<T> {}

        /// Someone else is signed on by now; nothing was done.
        record SomeoneElse<T>() implements Approved<T> {}
    }

    /// Everyone who could approve it, by name; nobody where that has lapsed. Reads, so not for the
    /// FX thread.
    public List<SignedOn> approvers(Wanted wanted) {
        return lapsedSince().isPresent()
                ? List.of()
                : signOn.approvers(wanted.right(), wanted.amount());
    }

    /// When the hub was last heard, where that is too long ago for anybody to approve. Reads, so
    /// not for the FX thread.
    public Optional<Instant> lapsedSince() {
        return lapse.since();
    }

    /// Tries an approver's PIN. Takes a noticeable time by intention: neither for the FX thread nor
    /// for the basket thread.
    public Checked check(Wanted wanted, OperatorId approver, String pin) {
        Optional<SignedOn> requester = session.operator();
        boolean theirs =
                approvers(wanted).stream().anyMatch(who -> who.operator().equals(approver));
        if (requester.isEmpty() || !theirs) {
            return new Checked.NotTheirs();
        }
        return switch (signOn.verify(approver, pin)) {
            case SignOnOutcome.Welcome _ ->
                    new Checked.Right(new Proof(wanted, requester.get().operator(), approver));
            case SignOnOutcome.WrongPin(Instant until) -> new Checked.WrongPin(until);
            case SignOnOutcome.TooSoon(Instant until) -> new Checked.TooSoon(until);
            case SignOnOutcome.NobodyByThatNumber() -> new Checked.NotTheirs();
        };
    }

    /// Records the approval, then does the deed by it. On the thread that the deed belongs to.
    public <T> Approved<T> approve(Proof proof, Callable<T> deed) throws Exception {
        boolean same =
                session.operator()
                        .filter(who -> who.operator().equals(proof.requester))
                        .isPresent();
        if (!same) {
            return new Approved.SomeoneElse<>();
        }
        Wanted wanted = proof.wanted;
        ApprovalGiven given =
                new ApprovalGiven(
                        proof.requester,
                        proof.approver,
                        CamelCase.of(wanted.right()),
                        wanted.deed(),
                        wanted.amount(),
                        wanted.transaction());
        return switch (dayBook.control(given)) {
            case DayBook.Written.NotWritten(var why) -> new Approved.NotWritten<>(why);
            case DayBook.Written.OnDisk _ -> new Approved.Done<>(approved(proof, deed).call());
        };
    }

    /// A deed that an approval on disk is for, to be done when another right that it needs is
    /// approved too.
    <T> Callable<T> approved(Proof proof, Callable<T> deed) {
        return () -> session.approved(proof.approval(), deed);
    }
}
