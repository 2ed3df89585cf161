package org.tillbridge.pos.receipt;

import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;

/// What is said where an invoice is asked for.
final class InvoiceWords {
    private final Texts texts;

    InvoiceWords(Texts texts) {
        this.texts = texts;
    }

    String fault(TypedBuyer.Parsed.Wrong wrong) {
        return texts.text("buyerFault." + CamelCase.of(wrong.fault()), wrong.country());
    }

    /// @param printer whether there is one
    Message of(InvoiceOutcome outcome, boolean printer) {
        return switch (outcome) {
            case InvoiceOutcome.Issued _ ->
                    new Message(
                            Message.Tone.CALM,
                            texts.text(
                                    printer ? "invoice.printed" : "invoice.issuedWithoutPrinter"),
                            "");
            case InvoiceOutcome.AlreadyIssued _ -> alreadyIssued(false);
            case InvoiceOutcome.GoodsCameBack _ ->
                    new Message(
                            Message.Tone.CAUTION,
                            texts.text("invoice.goodsCameBack"),
                            texts.text("invoice.goodsCameBack.toDo"));
            case InvoiceOutcome.NotWritten _ ->
                    throw new IllegalArgumentException("Said as of any entry");
        };
    }

    /// @param copy whether a copy of it goes to the printer
    Message alreadyIssued(boolean copy) {
        return new Message(
                Message.Tone.CALM,
                texts.text(copy ? "invoice.copyPrinted" : "invoice.alreadyIssued"),
                texts.text("invoice.wrongBuyer"));
    }
}
