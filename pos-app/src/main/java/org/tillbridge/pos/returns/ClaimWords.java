package org.tillbridge.pos.returns;

import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;

import java.util.Optional;

/// What is said while the hub is asked whether goods come back elsewhere, and when they do.
public final class ClaimWords {
    private final Texts texts;

    public ClaimWords(Texts texts) {
        this.texts = texts;
    }

    public Message asking() {
        return said(Message.Tone.CALM, "return.claiming");
    }

    /// Nothing where nothing stands in the way.
    ///
    /// @param asItIs whether a completed sale goes back as a whole
    public Optional<Message> of(ClaimedLines.Answer answer, boolean asItIs) {
        return switch (answer) {
            case ClaimedLines.Answer.Free() -> Optional.empty();
            case ClaimedLines.Answer.Elsewhere(String goods, var by) ->
                    Optional.of(
                            said(
                                    Message.Tone.CAUTION,
                                    "return.elsewhere",
                                    goods,
                                    by.name(),
                                    by.store(),
                                    texts.time(by.until())));
            case ClaimedLines.Answer.CameBack(String goods) ->
                    Optional.of(
                            said(
                                    Message.Tone.CAUTION,
                                    asItIs ? "return.someOfIt" : "return.cameBack",
                                    goods));
        };
    }

    private Message said(Message.Tone tone, String key, Object... arguments) {
        return new Message(tone, texts.text(key, arguments), texts.text(key + ".toDo", arguments));
    }
}
