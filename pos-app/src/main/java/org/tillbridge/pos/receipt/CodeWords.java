package org.tillbridge.pos.receipt;

import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.pass.PassParts;

import java.util.Optional;

/// What is said of the codes of a receipt, wherever they are scanned.
public final class CodeWords {
    private final Texts texts;

    public CodeWords(Texts texts) {
        this.texts = texts;
    }

    /// Nothing where all of them are there.
    public Optional<Message> of(PassParts.Outcome codes) {
        return switch (codes) {
            case PassParts.Outcome.Missing(int read, int of) ->
                    Optional.of(said(Message.Tone.CALM, "return.moreCodes", read, of));
            case PassParts.Outcome.Another(int of) ->
                    Optional.of(said(Message.Tone.CAUTION, "return.anotherReceipt", of));
            case PassParts.Outcome.Altered() -> Optional.of(altered());
            case PassParts.Outcome.Whole _ -> Optional.empty();
        };
    }

    public Message altered() {
        return said(Message.Tone.CAUTION, "return.altered");
    }

    private Message said(Message.Tone tone, String key, Object... arguments) {
        return new Message(tone, texts.text(key, arguments), texts.text(key + ".toDo", arguments));
    }
}
