package org.tillbridge.pos;

import com.sun.management.HotSpotDiagnosticMXBean;

import org.joda.money.Money;
import org.tillbridge.pos.device.NexoSettings;
import org.tillbridge.pos.device.NexoTerminal;
import org.tillbridge.pos.device.TerminalAnswer;
import org.tillbridge.pos.receipt.ReceiptPdf;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.replica.Shop;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// A till in a process of its own that takes cards, and then writes down all that it remembers. It
/// knows of no card number but what the terminal sends.
final class PayingByCard {
    private static final Money PRICE = Money.parse("GBP 2.55");

    private PayingByCard() {}

    /// @param arguments folder, address of the terminal, its name, file for the heap, whether only
    ///   what is in use of it
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        TillLog.into(folder);
        NexoSettings settings =
                new NexoSettings(
                        URI.create(arguments[1]), arguments[2], "Till 2", Optional.empty());
        NexoTerminal terminal =
                new NexoTerminal(
                        settings,
                        new TestClock(Shop.NOON),
                        new Random(1),
                        new NexoTerminal.Patience(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(5)));
        TillOnDisk till = TillOnDisk.openIn(folder, terminal);
        for (int sale = 0; sale < 5; sale++) {
            sell(till, folder);
        }
        leavePartlyPaid(till);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpHeap(arguments[3], Boolean.parseBoolean(arguments[4]));
        till.close();
    }

    private static void sell(TillOnDisk till, Path folder) throws IOException {
        till.sale.scan("22214");
        UUID transaction = transaction(till);
        TenderOutcome outcome = pay(till, transaction, PRICE);
        if (outcome instanceof TenderOutcome.Paid(var paid)) {
            byte[] paper =
                    new ReceiptPdf(new Texts(Locale.UK, ZoneOffset.UTC))
                            .pdf(till.receipts.receipt(paid.id()).orElseThrow());
            Files.write(folder.resolve(paid.number() + ".pdf"), paper);
        } else {
            till.tender.payCash(transaction, PRICE);
        }
    }

    private static void leavePartlyPaid(TillOnDisk till) {
        till.sale.scan("22214");
        pay(till, transaction(till), Money.parse("GBP 1.00"));
    }

    private static TenderOutcome pay(TillOnDisk till, UUID transaction, Money amount) {
        if (!(till.cards.start(transaction, amount)
                instanceof TenderOutcome.Asking(TakenTender asked))) {
            throw new IllegalStateException("The terminal cannot be asked");
        }
        TerminalAnswer answer = till.cards.ask(asked);
        TenderOutcome outcome = till.cards.answered(transaction, asked.id(), answer);
        return outcome instanceof TenderOutcome.Unknown
                ? till.cards.answered(transaction, asked.id(), till.cards.askAgain(asked))
                : outcome;
    }

    private static UUID transaction(TillOnDisk till) {
        return till.openSale.basket().orElseThrow().transaction().id();
    }
}
