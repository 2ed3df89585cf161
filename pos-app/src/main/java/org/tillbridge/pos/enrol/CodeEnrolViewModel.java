package org.tillbridge.pos.enrol;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.wire.CodeRefusal;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.NoAnswer;

import java.util.Optional;

/// Enrolling by a manager's one-time code.
public final class CodeEnrolViewModel implements EnrolViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(CodeEnrolViewModel.class);

    private final Enroller enroller;
    private final Runnable enrolled;
    private final Tasks tasks;
    private final EnrolWords words;
    private final ReadOnlyObjectWrapper<Shown> shown =
            new ReadOnlyObjectWrapper<>(new Shown("", "", false, "", "", Optional.empty()));

    /// @param enrolled called once this machine is a workstation
    public CodeEnrolViewModel(Enroller enroller, Runnable enrolled, Tasks tasks, Texts texts) {
        this.enroller = enroller;
        this.enrolled = enrolled;
        this.tasks = tasks;
        this.words = new EnrolWords(texts);
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void enrol(String hubAddress, String code) {
        if (shown.get().busy()) {
            return;
        }
        Optional<HubAddress.Flaw> flaw = HubAddress.flaw(hubAddress);
        Optional<EnrolmentCode> oneTime = EnrolmentCode.parse(code);
        if (flaw.isPresent() || oneTime.isEmpty()) {
            shown.set(
                    new Shown(
                            hubAddress,
                            code,
                            false,
                            flaw.map(words::flaw).orElse(""),
                            oneTime.isEmpty() ? words.noCode() : "",
                            Optional.empty()));
            return;
        }
        shown.set(new Shown(hubAddress, code, true, "", "", Optional.empty()));
        tasks.aside(
                () -> enroller.enrol(HubAddress.parse(hubAddress), oneTime.get()),
                outcome -> answered(outcome, hubAddress, code),
                () -> shown.set(new Shown(hubAddress, code, false, "", "", Optional.empty())));
    }

    private void answered(EnrolmentOutcome outcome, String hubAddress, String code) {
        Optional<Message> message =
                switch (outcome) {
                    case EnrolmentOutcome.Enrolled _ -> Optional.empty();
                    case EnrolmentOutcome.CodeRefused(CodeRefusal why) ->
                            Optional.of(words.refused(why));
                    case NoAnswer none -> Optional.of(unanswered(none, hubAddress));
                };
        shown.set(new Shown(hubAddress, code, false, "", "", message));
        if (outcome instanceof EnrolmentOutcome.Enrolled) {
            enrolled.run();
        }
    }

    /// What exactly went wrong is for whoever looks after the network: it is in the till's log.
    private Message unanswered(NoAnswer none, String hubAddress) {
        LOG.info("No answer from the hub at {}, {}: {}", hubAddress, none.cause(), none.reason());
        return words.unanswered(none.cause(), hubAddress);
    }
}
