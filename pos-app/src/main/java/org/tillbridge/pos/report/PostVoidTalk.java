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
    private Optional<UUID> claimed = Optional.empty();
    private boolean busy;

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
        void say(Message message);

        /// It is voided; its money goes back.
        void voided(RetailTransaction reversal);

        /// The return that reverses it is open.
        void begun();
    }

    /// What an operator is asked to confirm.
    ///
    /// @param reversal the id that it gets
    private record Sure(RetailTransaction sale, UUID reversal) {}

    /// Says what voiding a sale does, and does it when it is wanted again.
    void want(UUID sale, Listener listener) {
        if (busy || (toVoid.isPresent() && asked.isNow())) {
            return;
        }
        Optional<Sure> sure = toVoid.filter(one -> one.sale().id().equals(sale));
        busy = true;
        if (sure.isPresent()) {
            claim(sure.get(), listener);
        } else {
            letGo();
            tasks.basket(
                    () -> service.look(sale),
                    outcome -> heard(Optional.empty(), outcome, listener),
                    () -> busy = false);
        }
    }

    /// What was about to be confirmed is not any more, also where the hub is being asked.
    void forget() {
        toVoid = Optional.empty();
    }

    /// Others may take back what was not voided after all.
    void letGo() {
        claimed.ifPresent(this::letGo);
        claimed = Optional.empty();
    }

    private void letGo(UUID sale) {
        for (ClaimedLines.Wanted gone : claims.forget(line -> line.transaction().equals(sale))) {
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
        claimed = Optional.of(sure.sale().id());
        listener.say(words.asking());
        tasks.aside(
                () -> claims.claim(unclaimed.get()),
                answer -> {
                    Optional<Message> inTheWay = words.of(answer, true);
                    if (!toVoid.equals(Optional.of(sure))) {
                        letGo(sure.sale().id());
                    } else if (inTheWay.isPresent()) {
                        forget();
                        listener.say(inTheWay.get());
                    } else {
                        postVoid(sure, listener);
                    }
                },
                () -> busy = false);
    }

    private void postVoid(Sure sure, Listener listener) {
        busy = true;
        tasks.basket(
                () -> deed(sure),
                outcome -> heard(Optional.of(sure), outcome, listener),
                () -> busy = false);
    }

    private PostVoidOutcome deed(Sure sure) {
        return service.postVoid(sure.sale().id(), sure.reversal());
    }

    private void heard(Optional<Sure> sure, PostVoidOutcome outcome, Listener listener) {
        forget();
        switch (outcome) {
            case PostVoidOutcome.Possible(RetailTransaction found) -> {
                toVoid = Optional.of(new Sure(found, ids.get()));
                asked.begin();
                say(
                        listener,
                        "postVoid.sure",
                        found.number().toString(),
                        texts.money(found.total()));
            }
            case PostVoidOutcome.Voided(RetailTransaction reversal) -> listener.voided(reversal);
            case PostVoidOutcome.Begun() -> listener.begun();
            case PostVoidOutcome.NotAllowed refused -> {
                if (sure.isEmpty() || !asks(refused, sure.get(), listener)) {
                    listener.say(
                            new Message(
                                    Message.Tone.CAUTION,
                                    texts.text("right." + CamelCase.of(refused.right())),
                                    texts.text("right.ask")));
                }
            }
            case PostVoidOutcome.RefundsWait() -> say(listener, "return.refundsWait");
            case PostVoidOutcome.Refused(PostVoidOutcome.Why why) ->
                    say(listener, "postVoid." + CamelCase.of(why));
            case PostVoidOutcome.NotWritten(var why) ->
                    listener.say(
                            new Message(
                                    Message.Tone.ALERT,
                                    texts.text("trouble.notWritten"),
                                    texts.text("trouble." + CamelCase.of(why))));
        }
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

    private void say(Listener listener, String key, Object... arguments) {
        listener.say(
                new Message(
                        Message.Tone.CAUTION,
                        texts.text(key, arguments),
                        texts.text(key + ".toDo", arguments)));
    }
}
