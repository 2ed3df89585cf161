package org.tillbridge.pos.settings;

import org.tillbridge.pos.approval.ApprovalDesk;
import org.tillbridge.pos.approval.Wanted;
import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.signon.SignOnService;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Right;

import java.util.function.Consumer;

/// Lets somebody learn on this till, by right, and ends it again. Whoever is signed on is signed
/// off before, so that nothing is recorded in their name meanwhile. On the FX thread.
public final class TrainingDesk {
    private final TrainingSwitch training;
    private final Session session;
    private final SignOnService signOn;
    private final ApprovalDesk desk;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;

    public TrainingDesk(
            TrainingSwitch training,
            Session session,
            SignOnService signOn,
            ApprovalDesk desk,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.training = training;
        this.session = session;
        this.signOn = signOn;
        this.desk = desk;
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
    }

    private sealed interface Outcome {
        record Permitted() implements Outcome {}

        record NotAllowed(Right right) implements Outcome, NeedsRight {}
    }

    boolean isOn() {
        return training.on();
    }

    /// Begins training, or ends it, which everyone may.
    ///
    /// @param refused told why not
    void turn(Consumer<Message> refused) {
        if (training.on()) {
            training.turn().turn(() -> {}, why -> {});
        } else {
            tasks.basket(this::permitted, outcome -> begin(outcome, refused));
        }
    }

    private void signOff() {
        signOn.signOff();
        navigation.goTo(Place.SIGN_ON);
    }

    private Outcome permitted() {
        return session.permit(Right.TRAINING).isPresent()
                ? new Outcome.Permitted()
                : new Outcome.NotAllowed(Right.TRAINING);
    }

    private void begin(Outcome outcome, Consumer<Message> refused) {
        switch (outcome) {
            case Outcome.Permitted() ->
                    training.turn()
                            .turn(
                                    this::signOff,
                                    why ->
                                            refused.accept(
                                                    new Message(
                                                            Message.Tone.CAUTION,
                                                            texts.text(why),
                                                            texts.text(why + ".toDo"))));
            case Outcome.NotAllowed why -> {
                Wanted wanted = Wanted.of(Right.TRAINING, texts.text("approval.training"));
                boolean asked = desk.ask(wanted, this::permitted, then -> begin(then, refused));
                if (!asked) {
                    refused.accept(
                            new Message(
                                    Message.Tone.CAUTION,
                                    texts.text("right.training"),
                                    texts.text("right.ask")));
                }
            }
        }
    }
}
