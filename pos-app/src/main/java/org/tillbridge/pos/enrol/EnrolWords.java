package org.tillbridge.pos.enrol;

import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.sync.wire.CodeRefusal;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.NoAnswer;

/// Why this machine is no workstation yet, on the screen and at the command line: what happened,
/// what to do. Each cause has its own words, since each wants something else done.
public final class EnrolWords {
    private final Texts texts;

    public EnrolWords(Texts texts) {
        this.texts = texts;
    }

    /// One sentence, to stand beside the field.
    public String flaw(HubAddress.Flaw flaw) {
        return texts.text("enrol." + CamelCase.of(flaw));
    }

    /// One sentence, to stand beside the field.
    public String noCode() {
        return texts.text("enrol.noCode");
    }

    public Message refused(CodeRefusal why) {
        return said(why);
    }

    /// @param hub the address as it was typed
    public Message unanswered(NoAnswer.Cause cause, String hub) {
        return said(cause, hub.strip());
    }

    private Message said(Enum<?> cause, Object... arguments) {
        String key = "enrol." + CamelCase.of(cause);
        return new Message(
                Message.Tone.CAUTION,
                texts.text(key, arguments),
                texts.text(key + ".toDo", arguments));
    }
}
