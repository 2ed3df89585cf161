package org.tillbridge.pos.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.Waiting;
import org.tillbridge.pos.device.printer.PrinterTrouble;
import org.tillbridge.pos.device.printer.VirtualPrinter.State;
import org.tillbridge.retail.Buyer;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TaxId;
import org.tillbridge.sync.journal.JournalEntry.ReceiptReprinted;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// An invoice on paper: a real journal, a real wire, a printer of software at its end.
class InvoicePrintingTest extends AtThePrinter {
    private static final Buyer BUYER =
            new Buyer("Smith Ltd", List.of("1 High Street"), TaxId.optional("DE136695976"));

    private InvoiceService invoices;

    @BeforeEach
    void issue() {
        invoices = new InvoiceService(till.dayBook, card -> Optional.empty(), new Random(1));
    }

    @Test
    void theReceiptThatWaitedComesAsAReceiptThenTheInvoiceThenACopyOfTheInvoice() {
        printer.is(State.PAPER_OUT);
        RetailTransaction sale = sell();
        Waiting.until(
                () ->
                        till.printing
                                .devices()
                                .state()
                                .printer()
                                .flatMap(queue -> queue.trouble())
                                .equals(Optional.of(PrinterTrouble.PAPER_OUT)));

        assertThat(invoices.issue(sale, BUYER)).isEqualTo(new InvoiceOutcome.Issued());
        till.printing.again(ReceiptReprinted.Form.COPY, sale.id());
        printer.is(State.READY);

        Waiting.until(() -> papers().size() == 3);
        assertThat(papers().get(0)).doesNotContain("Invoice", "Smith Ltd", "Copy");
        assertThat(papers().get(1)).contains("Invoice", "Smith Ltd").doesNotContain("Copy");
        assertThat(papers().get(2)).contains("Invoice", "Smith Ltd", "Copy");
    }

    @Test
    void twoWhoAskAtOnceGetOneInvoice() {
        RetailTransaction sale = sell();

        List<CompletableFuture<InvoiceOutcome>> asked =
                List.of(
                        CompletableFuture.supplyAsync(
                                () -> invoices.issue(sale, BUYER), Thread.ofPlatform()::start),
                        CompletableFuture.supplyAsync(
                                () -> invoices.issue(sale, BUYER), Thread.ofPlatform()::start));

        assertThat(asked.stream().map(CompletableFuture::join).toList())
                .containsExactlyInAnyOrder(
                        new InvoiceOutcome.Issued(), new InvoiceOutcome.AlreadyIssued());
    }

    private RetailTransaction sell() {
        till.sale.scan("22214");
        till.tender.payCash(
                till.openSale.basket().orElseThrow().transaction().id(), Money.of(GBP, 5));
        return till.receipts
                .receipt(till.receipts.recent(1).getFirst().transaction())
                .orElseThrow()
                .transaction();
    }
}
