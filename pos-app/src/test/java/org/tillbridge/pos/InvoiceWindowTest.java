package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.retail.Buyer;
import org.tillbridge.retail.TaxId;
import org.tillbridge.sync.journal.Invoice;

import java.util.List;
import java.util.Optional;

/// An invoice is asked for at the real window, by keys and by fingers.
@OnScreen
class InvoiceWindowTest extends AtTheWindow {
    @Test
    void anInvoiceIsMadeByKeysAloneAndEnterGoesFromFieldToField() {
        aSaleIsPaid();
        counter.press(KeyCode.F6).waitFor("Who is the invoice for?").waitForRest();
        counter.press(KeyCode.ENTER).press(KeyCode.ENTER).waitFor("Issue the invoice");
        counter.press(KeyCode.ENTER).waitFor("The name of the business is missing.").waitForRest();
        counter.picture("window-invoice-wrong");

        counter.type("Smith and Sons Ltd").press(KeyCode.ENTER);
        counter.type("1 High Street").press(KeyCode.ENTER);
        counter.type("Bath BA1 1AA").press(KeyCode.ENTER).press(KeyCode.ENTER);
        counter.waitFor("Issue the invoice").type("de 12345678").press(KeyCode.ENTER);
        counter.waitFor(
                "That is no tax id of the country DE: letters or digits are missing, or too many.");
        counter.waitForRest().picture("window-invoice-tax-id");
        counter.type("9").press(KeyCode.ENTER);
        counter.waitFor("The invoice is issued. Save it as PDF, or e-mail it.").waitForRest();
        counter.picture("window-invoiced");

        assertThat(issued().orElseThrow().buyer())
                .contains(
                        new Buyer(
                                "Smith and Sons Ltd",
                                List.of("1 High Street", "Bath BA1 1AA"),
                                Optional.of(new TaxId("DE123456789"))));
        counter.press(KeyCode.ENTER).waitFor("The basket is empty");
    }

    @Test
    void aFingerTypesOnTheGlassAndEscapeLosesNothing() {
        aSaleIsPaid();
        counter.tap("Invoice").waitFor("Who is the invoice for?").waitForRest();
        counter.tapNamed("Name of the business").waitFor("Q").waitForRest();
        counter.tap("Q").tap("&").tap("W").tap("Next field").tap("Next field").waitForRest();
        counter.tap("Issue the invoice").waitFor("The address is missing: one line at least.");
        counter.waitForRest().picture("window-invoice-letters");
        counter.press(KeyCode.ESCAPE).waitForRest();
        assertThat(counter.shows("Who is the invoice for?")).isTrue();
        counter.press(KeyCode.ESCAPE).waitFor("Next customer").waitForRest();

        assertThat(issued()).isEmpty();
        assertThat(counter.shows("Who is the invoice for?")).isFalse();
    }

    private void aSaleIsPaid() {
        atTheSale();
        counter.scan("22214").waitFor("1 item");
        counter.press(KeyCode.F12).waitFor("Finish sale");
        counter.type("500").waitFor("\u00a32.45").press(KeyCode.ENTER).waitFor("Next customer");
        counter.waitForRest();
    }

    private Optional<Invoice> issued() {
        return till.journal.reader().invoiceOf(till.receipts.recent(1).getFirst().transaction());
    }
}
