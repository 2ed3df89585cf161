package org.tillbridge.pos.enrol;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.NoAnswer;

import java.util.Optional;

/// Enrolling by a manager's one-time code.
public final class CodeEnrolViewModel implements EnrolViewModel {
    private final Enroller enroller;
    private final Runnable enrolled;
    private final Tasks tasks;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Shown> shown =
            new ReadOnlyObjectWrapper<>(new Shown("", "", false, "", "", Optional.empty()));

    /// @param enrolled called once this machine is a workstation
    public CodeEnrolViewModel(Enroller enroller, Runnable enrolled, Tasks tasks, Texts texts) {
        this.enroller = enroller;
        this.enrolled = enrolled;
        this.tasks = tasks;
        this.texts = texts;
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
        Optional<HubAddress> hub = address(hubAddress);
        Optional<EnrolmentCode> oneTime = EnrolmentCode.parse(code);
        if (hub.isEmpty() || oneTime.isEmpty()) {
            shown.set(
                    new Shown(
                            hubAddress,
                            code,
                            false,
                            hub.isEmpty() ? texts.text("enrol.addressWrong") : "",
                            oneTime.isEmpty() ? texts.text("enrol.codeWrong") : "",
                            Optional.empty()));
            return;
        }
        shown.set(new Shown(hubAddress, code, true, "", "", Optional.empty()));
        tasks.aside(
                () -> enroller.enrol(hub.get(), oneTime.get()),
                outcome -> answered(outcome, hubAddress, code));
    }

    private void answered(EnrolmentOutcome outcome, String hubAddress, String code) {
        Optional<Message> message =
                switch (outcome) {
                    case EnrolmentOutcome.Enrolled _ -> Optional.empty();
                    case EnrolmentOutcome.CodeRefused _ ->
                            Optional.of(said("enrol.refused", Message.Tone.CAUTION));
                    case NoAnswer _ -> Optional.of(said("enrol.noAnswer", Message.Tone.CAUTION));
                };
        shown.set(new Shown(hubAddress, code, false, "", "", message));
        if (outcome instanceof EnrolmentOutcome.Enrolled) {
            enrolled.run();
        }
    }

    private Message said(String key, Message.Tone tone) {
        return new Message(tone, texts.text(key), texts.text(key + ".toDo"));
    }

    private static Optional<HubAddress> address(String typed) {
        try {
            return Optional.of(HubAddress.parse(typed.strip()));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }
}
