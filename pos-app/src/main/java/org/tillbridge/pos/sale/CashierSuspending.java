package org.tillbridge.pos.sale;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.sale.SaleViewModel.Suspended;
import org.tillbridge.pos.signon.SignOnService;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.SuspendedAtStore;
import org.tillbridge.sync.wire.SuspendedAtStore.Gone;
import org.tillbridge.sync.wire.SuspendedLink;
import org.tillbridge.sync.wire.SuspendedOutcome;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Setting a sale aside and taking one up again at the counter: those of this workstation always,
/// those of the others of the store while the hub answers. A sale that others may have too is asked
/// for first; where the hub is silent, one's own is taken up unasked.
final class CashierSuspending {
    private static final Logger LOG = LoggerFactory.getLogger(CashierSuspending.class);

    private final Ringing<?> ringing;
    private final SaleService sale;
    private final SuspendedLink hub;
    private final SignOnService signOn;
    private final Texts texts;
    private final SuspendedWords words;
    private final ReadOnlyObjectWrapper<Suspended> shown;
    private List<SuspendedRow> here = List.of();
    private List<SuspendedRow> elsewhere = List.of();
    private boolean silent;
    private boolean asking;
    private boolean askingAgain;
    private int reads;
    private boolean taking;

    CashierSuspending(
            Ringing<?> ringing,
            SaleService sale,
            SuspendedLink hub,
            SignOnService signOn,
            Texts texts) {
        this.ringing = ringing;
        this.sale = sale;
        this.hub = hub;
        this.signOn = signOn;
        this.texts = texts;
        this.words = new SuspendedWords(texts);
        this.shown = new ReadOnlyObjectWrapper<>(new Suspended(List.of(), ""));
    }

    ReadOnlyObjectProperty<Suspended> shown() {
        return shown.getReadOnlyProperty();
    }

    /// Shows what is set aside now: first what is here, then what the hub tells. Where it is being
    /// asked, its answer may be older than this look, so it is asked once more.
    void look() {
        readHere();
        if (asking) {
            askingAgain = true;
        } else {
            asking = true;
            ringing.tasks.aside(this::ask, this::told, this::asked);
        }
    }

    private void asked() {
        asking = false;
        if (askingAgain) {
            askingAgain = false;
            look();
        }
    }

    /// One that was begun before another may end after it, and counts no more.
    private void readHere() {
        reads++;
        int mine = reads;
        ringing.tasks.aside(
                () ->
                        words.here(
                                ringing.openSale.suspended(),
                                signOn.operators(),
                                ringing.shelf.businessDate()),
                rows -> {
                    if (mine == reads) {
                        here = rows;
                        publish();
                    }
                });
    }

    private record Told(List<SuspendedRow> rows, List<Gone> gone, boolean answers) {}

    private Told ask() {
        return switch (hub.suspendedSales()) {
            case SuspendedOutcome.Answered(SuspendedAtStore store) ->
                    new Told(
                            words.elsewhere(
                                    store.sales(),
                                    signOn.operators(),
                                    ringing.shelf.businessDate()),
                            store.gone(),
                            true);
            case NoAnswer _ -> new Told(List.of(), List.of(), false);
        };
    }

    private void told(Told told) {
        elsewhere = told.rows();
        silent = !told.answers();
        publish();
        if (!told.gone().isEmpty()) {
            ringing.afterwards(() -> ringing.openSale.gone(told.gone()), this::readHere);
        }
    }

    private void publish() {
        List<SuspendedRow> rows = Stream.concat(here.stream(), elsewhere.stream()).toList();
        String about = rows.isEmpty() ? "screen.suspendedNone" : "screen.suspendedMore";
        String note = texts.text(about);
        shown.set(
                new Suspended(
                        rows, silent ? note + " " + texts.text("screen.suspendedHereOnly") : note));
    }

    void suspend() {
        if (ringing.now.basket().isPresent()) {
            ringing.answer(this::setAside, this::done);
        }
    }

    private SuspendOutcome setAside() {
        SuspendOutcome outcome = ringing.openSale.suspend();
        if (outcome instanceof SuspendOutcome.Suspended) {
            sale.forgetNextQuantity();
        }
        return outcome;
    }

    void resume(SuspendedRow row) {
        boolean own = here.contains(row);
        if (ringing.now.basket().isPresent()) {
            done(new SuspendOutcome.SaleInTheWay());
        } else if (own && silent) {
            ringing.answer(() -> ringing.openSale.resume(row.suspension()), this::done);
        } else if (!taking) {
            taking = true;
            ringing.show(
                    () ->
                            ringing.message =
                                    Optional.of(
                                            new Message(
                                                    Message.Tone.CALM,
                                                    texts.text("sale.askingForSale"),
                                                    texts.text("sale.askingForSale.toDo"))));
            ringing.tasks.aside(
                    () -> hub.takeOver(row.suspension()),
                    said -> said(row.suspension(), own, said),
                    () -> taking = false);
        }
    }

    private void said(UUID suspension, boolean own, TakeOverOutcome said) {
        Callable<SuspendOutcome> unasked = () -> ringing.openSale.resume(suspension);
        switch (said) {
            case TakeOverOutcome.Given given -> {
                boolean taken =
                        ringing.answer(
                                own ? unasked : () -> ringing.openSale.takeOver(suspension, given),
                                outcome -> {
                                    done(outcome);
                                    giveBackUnless(outcome, suspension);
                                });
                if (!taken) {
                    giveBack(suspension);
                }
            }
            case TakeOverOutcome.TakenBy taken ->
                    ringing.answer(() -> ringing.openSale.takenBy(suspension, taken), this::done);
            case TakeOverOutcome.NotSuspended() -> {
                if (own) {
                    ringing.answer(unasked, this::done);
                } else {
                    done(new SuspendOutcome.NotSuspended());
                }
            }
            case NoAnswer _ -> {
                silent = true;
                if (own) {
                    ringing.answer(unasked, this::done);
                } else {
                    done(new SuspendOutcome.HubSilent());
                }
            }
        }
    }

    /// What is not rung here after all may be rung elsewhere.
    private void giveBackUnless(SuspendOutcome outcome, UUID suspension) {
        if (!(outcome instanceof SuspendOutcome.Resumed)) {
            giveBack(suspension);
        }
    }

    /// Nothing is asked for meanwhile: it would be given back as soon as it was given.
    private void giveBack(UUID suspension) {
        taking = true;
        ringing.tasks.aside(
                () -> hub.giveBack(suspension),
                said -> {
                    if (said instanceof NoAnswer) {
                        LOG.warn("The hub still holds sale {} for this till", suspension);
                    }
                },
                () -> taking = false);
    }

    /// The hub may answer late: where nothing came of it, a question that is open by then stays.
    private void done(SuspendOutcome outcome) {
        boolean changed =
                outcome instanceof SuspendOutcome.Suspended
                        || outcome instanceof SuspendOutcome.Resumed;
        ringing.show(
                () -> {
                    ringing.message = ringing.messages.of(outcome);
                    if (changed || !ringing.task.isQuestion()) {
                        ringing.selected = 0;
                        ringing.task.browse();
                    }
                });
        look();
    }
}
