package org.tillbridge.pos.approval;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.tillbridge.pos.approval.Approvals.Approved;
import org.tillbridge.pos.approval.Approvals.Checked;
import org.tillbridge.pos.approval.Approvals.Proof;
import org.tillbridge.pos.signon.PinEntry;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.signon.SignedOn;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.CamelCase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Asks for an approver's PIN over whatever screen is shown.
public final class PinApprovalViewModel implements ApprovalViewModel, ApprovalDesk {
    private final Approvals approvals;
    private final Session session;
    private final Tasks tasks;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final PinEntry entry = new PinEntry();
    private Optional<Case> open = Optional.empty();
    private List<SignedOn> approvers = List.of();
    private String wrong = "";
    private boolean looked;
    private boolean checking;

    /// What is asked for, and what happens when it is approved.
    private record Case(Wanted wanted, Consumer<Proof> approved) {}

    public PinApprovalViewModel(
            Approvals approvals, Session session, Tasks tasks, Navigation navigation, Texts texts) {
        this.approvals = approvals;
        this.session = session;
        this.tasks = tasks;
        this.texts = texts;
        navigation.place().subscribe(_ -> close());
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Shown>> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public <T> boolean ask(Wanted wanted, Callable<T> deed, Consumer<? super T> show) {
        if (session.allowance(wanted.right(), wanted.amount()) != Allowance.ASK
                || open.isPresent()) {
            return false;
        }
        Case asked = new Case(wanted, proof -> approved(proof, deed, show));
        show(
                () -> {
                    open = Optional.of(asked);
                    approvers = List.of();
                    looked = false;
                    entry.chooseNobody();
                    wrong = "";
                    checking = false;
                });
        tasks.aside(() -> found(wanted), found -> ifStill(asked, () -> list(found)));
        return true;
    }

    private record Found(List<SignedOn> approvers, Optional<Instant> lapsedSince) {}

    private Found found(Wanted wanted) {
        return new Found(approvals.approvers(wanted), approvals.lapsedSince());
    }

    private void list(Found found) {
        approvers = found.approvers();
        looked = true;
        found.lapsedSince().ifPresent(heard -> wrong = lapsed(heard));
        if (approvers.size() == 1) {
            entry.choose(0);
        }
    }

    private String lapsed(Instant heard) {
        return texts.text(
                "approval.lapsed", texts.shortDate(texts.dateOf(heard)), texts.time(heard));
    }

    @Override
    public void choose(int index) {
        if (!checking && index >= 0 && index < approvers.size()) {
            show(
                    () -> {
                        entry.choose(index);
                        wrong = "";
                    });
        }
    }

    @Override
    public void digit(String digit) {
        if (!checking && entry.digit(digit)) {
            show(() -> wrong = "");
        }
    }

    @Override
    public void deleteDigit() {
        if (!checking) {
            show(entry::deleteDigit);
        }
    }

    @Override
    public void clearPin() {
        if (!checking) {
            show(entry::clear);
        }
    }

    @Override
    public void approve() {
        if (open.isEmpty() || !notYet().isEmpty()) {
            return;
        }
        Case asked = open.get();
        SignedOn approver = approvers.get(entry.chosen());
        String pin = entry.take();
        show(() -> checking = true);
        tasks.aside(
                () -> approvals.check(asked.wanted(), approver.operator(), pin),
                checked -> ifStill(asked, () -> checked(asked, checked)),
                () -> ifStill(asked, () -> checking = false));
    }

    @Override
    public void back() {
        close();
    }

    @Override
    public void scanned(String badge) {
        List<String> badges =
                approvers.stream().map(who -> Integer.toString(who.operator().number())).toList();
        int index = badges.indexOf(badge.strip());
        if (index >= 0) {
            choose(index);
        } else {
            show(() -> wrong = texts.text("approval.answerFirst"));
        }
    }

    private void checked(Case asked, Checked checked) {
        switch (checked) {
            case Checked.Right(Proof proof) -> asked.approved().accept(proof);
            case Checked.WrongPin(var until) ->
                    wrong = texts.text("signOn.wrongPin", texts.timeWithSeconds(until));
            case Checked.TooSoon(var until) ->
                    wrong = texts.text("signOn.tooSoon", texts.timeWithSeconds(until));
            case Checked.NotTheirs() -> wrong = texts.text("approval.notTheirs");
        }
    }

    private <T> void approved(Proof proof, Callable<T> deed, Consumer<? super T> show) {
        tasks.basket(() -> approvals.approve(proof, deed), done -> done(done, proof, deed, show));
    }

    private <T> void done(
            Approved<T> approved, Proof proof, Callable<T> deed, Consumer<? super T> show) {
        switch (approved) {
            case Approved.Done<T>(T outcome) -> {
                close();
                if (!asksFurther(outcome, proof, deed, show)) {
                    show.accept(outcome);
                }
            }
            case Approved.SomeoneElse<T>() -> close();
            case Approved.NotWritten<T>(var why) ->
                    show(() -> wrong = texts.text("trouble." + CamelCase.of(why)));
        }
    }

    /// A deed may need a second right; the first approval holds for it still.
    private <T> boolean asksFurther(
            T outcome, Proof proof, Callable<T> deed, Consumer<? super T> show) {
        Object told = outcome instanceof ApprovalDesk.Told more ? more.outcome() : outcome;
        return proof.further(told)
                .filter(wanted -> ask(wanted, approvals.approved(proof, deed), show))
                .isPresent();
    }

    private void ifStill(Case asked, Runnable change) {
        if (open.filter(asked::equals).isPresent()) {
            show(change);
        }
    }

    private void close() {
        if (open.isPresent()) {
            show(() -> open = Optional.empty());
        }
    }

    private void show(Runnable change) {
        change.run();
        shown.set(open.map(this::toShow));
    }

    private String notYet() {
        if (approvers.isEmpty()) {
            return texts.text(looked ? "approval.nobody" : "approval.looking");
        }
        if (!entry.isChosen()) {
            return texts.text("signOn.chooseFirst");
        }
        if (checking) {
            return texts.text("signOn.checking");
        }
        return entry.isLongEnough() ? "" : texts.text("signOn.enterPin");
    }

    private Shown toShow(Case asked) {
        Wanted wanted = asked.wanted();
        return new Shown(
                texts.text("right." + CamelCase.of(wanted.right())),
                wanted.deed(),
                wanted.amount().map(texts::money).orElse(""),
                approvers.stream().map(this::person).toList(),
                entry.chosen(),
                entry.digits(),
                wrong,
                notYet());
    }

    private Person person(SignedOn who) {
        return new Person(who.name(), texts.text("role." + CamelCase.of(who.role())));
    }
}
