package org.tillbridge.pos.device;

import org.tillbridge.pos.device.Devices.DevicesState;
import org.tillbridge.pos.device.printer.PrinterTrouble;
import org.tillbridge.pos.device.printer.QueueState;
import org.tillbridge.pos.device.printer.QueueState.Question;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;

import java.util.List;
import java.util.Optional;

/// What is said of devices: what happened, what to do. No sale ever depends on it.
public final class DeviceWords {
    private final Texts texts;

    public DeviceWords(Texts texts) {
        this.texts = texts;
    }

    /// What somebody at the counter should know; empty while all is well.
    public Optional<Message> message(DevicesState state) {
        return state.drawer()
                .map(why -> caution("drawer.notOpened"))
                .or(() -> state.printer().flatMap(this::message));
    }

    private Optional<Message> message(QueueState printer) {
        List<QueueState.Waiting> asking = printer.asking();
        if (asking.stream().anyMatch(job -> job.question() == Question.ON_PAPER)) {
            return Optional.of(caution("printer.onPaper"));
        }
        return printer.trouble()
                .map(this::trouble)
                .or(
                        () ->
                                asking.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(
                                                new Message(
                                                        Message.Tone.CALM,
                                                        texts.text(
                                                                "printer.stillWanted",
                                                                asking.size()),
                                                        texts.text("printer.stillWanted.toDo"))));
    }

    /// Why a printer does not print, and what to do.
    public Message trouble(PrinterTrouble why) {
        return caution("printer." + CamelCase.of(why));
    }

    /// How the payment terminal is, and what to do.
    public Message terminal(TerminalTrial.Found found) {
        return switch (found) {
            case NONE -> caution("terminalTrial.none");
            case ANSWERS -> calm("terminalTrial.answers");
            case IS_BUSY -> calm("terminalTrial.isBusy");
            case SAYS_NOTHING -> caution("terminalTrial.saysNothing");
            case NOT_UNDERSTOOD -> caution("terminalTrial.notUnderstood");
        };
    }

    private Message calm(String key) {
        return new Message(Message.Tone.CALM, texts.text(key), "");
    }

    private Message caution(String key) {
        return new Message(Message.Tone.CAUTION, texts.text(key), texts.text(key + ".toDo"));
    }
}
