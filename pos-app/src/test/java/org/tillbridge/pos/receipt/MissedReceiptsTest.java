package org.tillbridge.pos.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.Waiting;
import org.tillbridge.pos.device.printer.PrintedPaper;
import org.tillbridge.sync.journal.JournalEntry.TillControl.DrawerOpened;
import org.tillbridge.sync.journal.TransactionSummary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Which originals a till asks about at its start, where its journal was damaged.
class MissedReceiptsTest extends AtThePrinter {

    /// What is carried stands behind what came after it.
    @Test
    void afterASecondDamageNoOldReceiptIsAskedAbout() throws IOException {
        till.dayBook.fact(new DrawerOpened("change"));
        sells(1);
        sells(2);
        sells(3);
        damage(till.receipts.recent(1).getFirst().number() + "\"");
        sells(4);

        damage("\"reason\":\"change\"");

        assertThat(till.receipts.recent(5))
                .extracting(TransactionSummary::completedAt)
                .as("the last is not the latest")
                .hasSize(3);
        assertThat(till.receipts.recent(5).getFirst().completedAt())
                .as("the last is not the latest")
                .isBefore(till.receipts.recent(5).getLast().completedAt());
        sells(5);
        assertThat(queue().asking()).isEmpty();
    }

    private void sells(int papers) {
        till.clock().forward(Duration.ofMinutes(1));
        if (till.openSale.basket().isEmpty()) {
            till.sale.scan("22214");
        }
        till.tender.payCash(
                till.openSale.basket().orElseThrow().transaction().id(), Money.of(GBP, 5));
        Waiting.until(() -> printer.printed().stream().filter(PrintedPaper::cut).count() == papers);
    }

    /// Starts the till again on a journal in which the end of a text is another.
    private void damage(String text) throws IOException {
        till.close();
        Path journal = folder.resolve("journal.db");
        String bytes = Files.readString(journal, StandardCharsets.ISO_8859_1);
        String other = text.substring(0, text.length() - 1) + '!';
        Files.writeString(journal, bytes.replace(text, other), StandardCharsets.ISO_8859_1);
        till = till.restarted();
    }
}
