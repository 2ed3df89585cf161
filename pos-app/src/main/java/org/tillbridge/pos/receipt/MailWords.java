package org.tillbridge.pos.receipt;

import org.tillbridge.pos.device.mail.MailAddress;
import org.tillbridge.pos.device.mail.MailState;
import org.tillbridge.pos.device.mail.MailTrouble;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;

import java.util.Optional;

/// What is said of receipts that are e-mailed.
public final class MailWords {
    private final Texts texts;

    public MailWords(Texts texts) {
        this.texts = texts;
    }

    /// Why a letter did not go, and what to do.
    public Message trouble(MailTrouble why) {
        return caution("mail." + CamelCase.of(why));
    }

    Message onItsWay(MailAddress to) {
        return new Message(Message.Tone.CALM, texts.text("mail.onItsWay", to.text()), "");
    }

    Message notKept() {
        return caution("mail.notKept");
    }

    /// That some will not go any more.
    public Optional<Message> givenUp(MailState state) {
        return state.givenUp() == 0
                ? Optional.empty()
                : Optional.of(caution("mail.givenUp", state.givenUp()));
    }

    /// How many have not gone yet, and why.
    public String waiting(MailState state) {
        String why = state.trouble().map(trouble -> " " + trouble(trouble).happened()).orElse("");
        return state.waiting() == 0
                ? texts.text("mail.noneWaits")
                : texts.text("mail.waiting", state.waiting()) + why;
    }

    private Message caution(String key, Object... arguments) {
        return new Message(
                Message.Tone.CAUTION, texts.text(key, arguments), texts.text(key + ".toDo"));
    }
}
