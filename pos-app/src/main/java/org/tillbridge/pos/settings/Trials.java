package org.tillbridge.pos.settings;

import org.tillbridge.pos.device.TerminalTrial;
import org.tillbridge.pos.display.CustomerDisplayViewModel;
import org.tillbridge.pos.display.CustomerDisplayViewModel.Row;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// How devices are tried that no printer's wire leads to.
///
/// @param customerWindow shows something in the customer's own window for a moment
/// @param scanMeaning what a code would ring; asked beside the FX thread
public record Trials(
        TerminalTrial terminal,
        Consumer<CustomerDisplayViewModel.Shown> customerWindow,
        UnaryOperator<String> scanMeaning) {
    void showToCustomer(Texts texts) {
        Row row = new Row(texts.text("devices.test"), "", "1,234.50", false);
        customerWindow.accept(
                new CustomerDisplayViewModel.Shown.Ringing(
                        List.of(row), texts.text("customer.toPay"), "9.99", ""));
    }

    /// What the scanner read, and what that would ring. What separates the elements of a GS1 code
    /// is no letter.
    Message scanned(String code, Texts texts) {
        return new Message(
                Message.Tone.CALM,
                texts.text("devices.scanned", code.replaceAll("\\p{Cntrl}", " ")),
                scanMeaning.apply(code));
    }
}
