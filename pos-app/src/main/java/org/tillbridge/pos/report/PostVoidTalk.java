package org.tillbridge.pos.report;

import org.tillbridge.pos.approval.ApprovalDesk;
import org.tillbridge.pos.approval.Wanted;
import org.tillbridge.pos.day.PostVoidOutcome;
import org.tillbridge.pos.day.PostVoidService;
import org.tillbridge.pos.returns.ClaimWords;
import org.tillbridge.pos.returns.ClaimedLines;
import org.tillbridge.pos.ui.FirstMoment;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Right;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Voiding a completed sale, as it is talked about on the screen: what it does is said first, and
/// done when it is wanted again. Before money goes out the hub is asked whether some of the goods
/// come back elsewhere; a sale that cards paid becomes a return, which asks by itself. On the FX
/// thread.
public final class PostVoidTalk {
    private final PostVoidService service;
    private final ClaimedLines claims;
    private final Supplier<UUID> ids;
    private final ApprovalDesk desk;
    private final Tasks tasks;
    private final Texts texts;
    private final ClaimWords words;
    private final FirstMoment asked = new FirstMoment();
    private Optional<Sure> toVoid = Optional.empty();
    private Step step = Step.NONE;

    /// @param claims of voided sales alone
    /// @param ids one for each reversal
    public PostVoidTalk(
            PostVoidService service,
            ClaimedLines claims,
            Supplier<UUID> ids,
            ApprovalDesk desk,
            Tasks tasks,
            Texts texts) {
        this.service = service;
        this.claims = claims;
        this.ids = ids;
        this.desk = desk;
        this.tasks = tasks;
        this.texts = texts;
        this.words = new ClaimWords(texts);
    }

    /// Hears what comes of it.
    interface Listener {
        /// @param message empty where there is nothing to say any more
        void say(Optional<Message> message);

        /// It is voided; its money goes back.
        void voided(RetailTransaction reversal);

        /// The return that reverses it is open.
        void begun();
    }

    /// What an operator is asked to confirm.
    ///
    /// @param reversal the id that it gets
    private record Sure(RetailTransaction sale, UUID reversal) {}

    /// How far it is.
    private enum Step {
        NONE,
        LOOKING,
        CLAIMING,
        VOIDING
    }

    /// Says what voiding a sale does, and does it when it is wanted again.
    void want(UUID sale, Listener listener) {
        if (step == Step.CLAIMING) {
            listener.say(Optional.of(words.asking()));
        }
        if (step != Step.NONE || (toVoid.isPresent() && asked.isNow())) {
            return;
        }
        toVoid.filter(one -> one.sale().id().equals(sale))
                .ifPresentOrElse(sure -> claim(sure, listener), () -> look(sale, listener));
    }

    private void look(UUID sale, Listener listener) {
        step = Step.LOOKING;
        tasks.basket(
                () -> service.look(sale),
                outcome -> heard(Optional.empty(), outcome, listener),
                () -> step = Step.NONE);
    }

    /// What was about to be confirmed is not any more, also where the hub is being asked.
    void forget() {
        toVoid = Optional.empty();
    }

    /// Others may take back what is not voided after all. What is being voided is not let go of
    /// until it is known what became of it.
    void letGo() {
        if (step == Step.VOIDING) {
            return;
        }
        for (ClaimedLines.Wanted gone : claims.forget(_ -> true)) {
            tasks.aside(
                    () -> {
                        claims.letGo(gone);
                        return gone;
                    },
                    done -> {});
        }
    }

    private void claim(Sure sure, Listener listener) {
        Optional<ClaimedLines.Wanted> unclaimed =
                claims.missing(sure.reversal(), ClaimedLines.ofWhole(sure.sale()));
        if (unclaimed.isEmpty()) {
            postVoid(sure, listener);
            return;
        }
        step = Step.CLAIMING;
        listener.say(Optional.of(words.asking()));
        tasks.aside(
                () -> claims.claim(unclaimed.get()),
                answer -> claimed(sure, words.of(answer, true), listener),
                () -> step = Step.NONE);
    }

    private void claimed(Sure sure, Optional<Message> inTheWay, Listener listener) {
        if (!toVoid.equals(Optional.of(sure))) {
            letGo();
        } else if (inTheWay.isPresent()) {
            forget();
            letGo();
            listener.say(inTheWay);
        } else {
            postVoid(sure, listener);
        }
    }

    private void postVoid(Sure sure, Listener listener) {
        step = Step.VOIDING;
        tasks.basket(
                () -> deed(sure),
                outcome -> heard(Optional.of(sure), outcome, listener),
                () -> step = Step.NONE);
    }

    private PostVoidOutcome deed(Sure sure) {
        return service.postVoid(sure.sale().id(), sure.reversal());
    }

    /// @param sure what was done; empty where it was only looked at
    private void heard(Optional<Sure> sure, PostVoidOutcome outcome, Listener listener) {
        forget();
        switch (outcome) {
            case PostVoidOutcome.Possible(RetailTransaction found) -> {
                toVoid = Optional.of(new Sure(found, ids.get()));
                asked.begin();
                Object[] what = {found.number().toString(), texts.money(found.total())};
                listener.say(Optional.of(said("postVoid.sure", what)));
            }
            case PostVoidOutcome.Voided(RetailTransaction reversal) -> listener.voided(reversal);
            case PostVoidOutcome.Begun() -> listener.begun();
            case PostVoidOutcome.NotAllowed refused
                    when sure.isPresent() && asks(refused, sure.get(), listener) ->
                    listener.say(Optional.empty());
            case PostVoidOutcome.NotAllowed(Right right) ->
                    notVoided(
                            new Message(
                                    Message.Tone.CAUTION,
                                    texts.text("right." + CamelCase.of(right)),
                                    texts.text("right.ask")),
                            listener);
            case PostVoidOutcome.RefundsWait() -> notVoided(said("return.refundsWait"), listener);
            case PostVoidOutcome.Refused(PostVoidOutcome.Why why) ->
                    notVoided(said("postVoid." + CamelCase.of(why)), listener);
            case PostVoidOutcome.NotWritten(var why) ->
                    notVoided(
                            new Message(
                                    Message.Tone.ALERT,
                                    texts.text("trouble.notWritten"),
                                    texts.text("trouble." + CamelCase.of(why))),
                            listener);
        }
    }

    private void notVoided(Message why, Listener listener) {
        letGo();
        listener.say(Optional.of(why));
    }

    private boolean asks(PostVoidOutcome.NotAllowed refused, Sure sure, Listener listener) {
        RetailTransaction sale = sure.sale();
        return desk.ask(
                Wanted.of(refused.right(), texts.text("approval.postVoid", sale.number()))
                        .about(sale.total())
                        .in(sale.id()),
                () -> deed(sure),
                outcome -> heard(Optional.of(sure), outcome, listener));
    }

    private Message said(String key, Object... arguments) {
        return new Message(
                Message.Tone.CAUTION,
                texts.text(key, arguments),
                texts.text(key + ".toDo", arguments));
    }
}
