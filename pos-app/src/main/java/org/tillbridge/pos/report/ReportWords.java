package org.tillbridge.pos.report;

import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.sale.SaleMessages;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;

/// What is said of reports on paper.
public final class ReportWords {
    private final Texts texts;

    public ReportWords(Texts texts) {
        this.texts = texts;
    }

    public Message printed() {
        return new Message(Message.Tone.CALM, texts.text("report.printed"), "");
    }

    public Message copied(Written written) {
        return switch (written) {
            case Written.OnDisk _ ->
                    new Message(Message.Tone.CALM, texts.text("receipt.copyPrinted"), "");
            case Written.NotWritten(var why) -> new SaleMessages(texts).notWritten(why);
        };
    }

    public Message noPrinter() {
        return new Message(
                Message.Tone.CAUTION,
                texts.text("report.noPrinter"),
                texts.text("report.noPrinter.toDo"));
    }
}
