package org.tillbridge.pos.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.Waiting;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.device.printer.EscPosPrinter;
import org.tillbridge.pos.device.printer.PrintedPaper;
import org.tillbridge.pos.device.printer.PrinterTrouble;
import org.tillbridge.pos.device.printer.VirtualPrinter.State;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.ReceiptReprinted;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.imageio.ImageIO;

/// From the sale to the paper: a real journal, a real wire, a printer of software at its end.
class PrintingTest extends AtThePrinter {
    /// There is no hub at all here. odoo/odoo#224021
    @Test
    void theReceiptComesWithNoHubAndTheDrawerOpensOnce() {
        sell();

        Waiting.until(() -> papers().size() == 1);
        assertThat(papers().getFirst())
                .contains(
                        "Bath",
                        "Candle plate lace white",
                        "2.55",
                        "Total",
                        "£2.55",
                        "Cash",
                        "5.00",
                        "Change",
                        "2.45",
                        "Receipt 1-2-1-000001")
                .doesNotContain("Copy");
        assertThat(printer.kicks()).isEqualTo(1);
        assertThat(printer.unknown()).isEmpty();
    }

    /// One after the other: it opens once for two who ask while it is not open yet.
    @Test
    void theDrawerOpensForMoneyThatMovesWithoutASaleAndPrintsNothing() {
        till.drawer.move(CashMovement.PAID_IN, Money.of(GBP, 20), "change from the bank");
        Waiting.until(() -> printer.kicks() == 1);
        till.drawer.noSale("change for a note");

        Waiting.until(() -> printer.kicks() == 2);
        assertThat(papers()).isEmpty();
    }

    /// FreeOpenSourcePOS/FloCafe#731, leesiongchan/react-native-esc-pos#66. The disk of a busy
    /// machine may take longer over one sale; none takes as long as it takes to find that printer
    /// silent.
    @Test
    void withAPrinterThatSwallowsEverythingTheNextSaleStartsAtOnce() {
        printer.is(State.BLACK_HOLE);
        sell();

        List<Duration> took = new ArrayList<>();
        for (int sale = 0; sale < 20; sale++) {
            long begun = System.nanoTime();
            till.sale.scan("22214");
            UUID transaction = transaction();
            till.tender.payCash(transaction, Money.of(GBP, 5));
            till.sale.scan("20886");
            took.add(Duration.ofNanos(System.nanoTime() - begun));
            till.openSale.cancel();
        }
        assertThat(took)
                .as("nobody waits for the printer")
                .allMatch(one -> one.compareTo(EscPosPrinter.Patience.USUAL.answer()) < 0);

        Waiting.until(() -> trouble().equals(Optional.of(PrinterTrouble.NO_ANSWER)));
        assertThat(till.receipts.recent(100)).hasSize(21);
        Waiting.until(() -> queue().jobs().size() == 21);
        assertThat(papers()).isEmpty();
    }

    @Test
    void aSaleThatDidNotReachTheDiskOpensNoDrawerAndPrintsNothing() {
        till.sale.scan("22214");
        UUID transaction = transaction();
        till.journal.close();

        assertThat(till.tender.payCash(transaction, Money.of(GBP, 5)))
                .isInstanceOf(TenderOutcome.NotWritten.class);
        till.printing.close();

        assertThat(papers()).isEmpty();
        assertThat(printer.kicks()).isZero();
    }

    @Test
    void aSaleIsDoneThoughThePrintingHasEnded() {
        till.printing.close();
        till.sale.scan("22214");

        assertThat(till.tender.payCash(transaction(), Money.of(GBP, 5)))
                .isInstanceOf(TenderOutcome.Paid.class);
    }

    @Test
    void aSecondTapPrintsNoSecondReceipt() {
        till.sale.scan("22214");
        UUID transaction = transaction();
        till.tender.payCash(transaction, Money.of(GBP, 5));
        till.tender.payCash(transaction, Money.of(GBP, 5));
        till.printing.again(ReceiptReprinted.Form.COPY, transaction);

        Waiting.until(() -> papers().size() == 2);
        assertThat(papers().get(0)).doesNotContain("Copy");
        assertThat(papers().get(1)).contains("Copy", "Receipt 1-2-1-000001");
        assertThat(printer.kicks()).isEqualTo(1);
    }

    @Test
    void theShopsLogoIsAtTheHeadAndABrokenOneIsInNobodysWay() throws IOException {
        Path logo = folder.resolve("logo.png");
        ImageIO.write(
                new BufferedImage(900, 300, BufferedImage.TYPE_INT_RGB), "png", logo.toFile());
        sell();
        Waiting.until(() -> papers().size() == 1);
        Files.writeString(logo, "not a picture");
        sell();
        Waiting.until(() -> papers().size() == 2);

        int dots =
                printer.printed().getFirst().pieces().stream()
                        .filter(PrintedPaper.Picture.class::isInstance)
                        .mapToInt(piece -> ((PrintedPaper.Picture) piece).dots().height())
                        .sum();
        assertThat(dots).isEqualTo(128);
        assertThat(papers().get(1)).contains("Total");
    }

    @Test
    void aGiftReceiptNamesTheGoodsAndNoAmount() {
        till.printing.again(ReceiptReprinted.Form.GIFT, sell());

        Waiting.until(() -> papers().size() == 2);
        assertThat(papers().get(1))
                .contains("Gift receipt", "Candle plate lace white", "Receipt 1-2-1-000001")
                .doesNotContain("2.55", "£", "Total", "5.00")
                .contains("Brings the goods back, for a store credit.");
    }

    /// odoo/odoo#14214
    @Test
    void aCopyIsAnEntryBeforeItIsPaper() {
        UUID transaction = sell();
        Waiting.until(() -> papers().size() == 1);
        long before = entries();

        Written written = till.printing.again(ReceiptReprinted.Form.COPY, transaction);

        assertThat(written)
                .isInstanceOfSatisfying(
                        Written.OnDisk.class,
                        onDisk ->
                                assertThat(onDisk.committed().fact())
                                        .isEqualTo(
                                                new ReceiptReprinted(
                                                        transaction, ReceiptReprinted.Form.COPY)));
        assertThat(entries()).isEqualTo(before + 1);
        Waiting.until(() -> papers().size() == 2);

        till.journal.close();
        assertThat(till.printing.again(ReceiptReprinted.Form.COPY, transaction))
                .isInstanceOf(Written.NotWritten.class);
        till.printing.close();
        assertThat(papers()).hasSize(2);
    }

    @Test
    void anOriginalThatMayBeOnPaperComesAsACopyThatIsRecorded() {
        printer.is(State.SILENT);
        sell();
        Waiting.until(() -> trouble().isPresent());
        printer.is(State.HANGS_UP);
        Waiting.until(() -> !queue().asking().isEmpty());
        long before = entries();
        printer.is(State.READY);

        till.printing.answer(queue().asking().getFirst(), true);

        Waiting.until(() -> queue().jobs().isEmpty());
        assertThat(papers().getLast()).contains("Copy");
        assertThat(entries()).isEqualTo(before + 1);
    }

    /// Whoever paid for a card has to have its number, though the printer died in the middle of it.
    @Test
    void aGiftCardWhoseOriginalMayNotHaveComeOutComesAgainWithItsNumber() {
        printer.is(State.SILENT);
        StoredValueCode card = sellGiftCard();
        Waiting.until(() -> trouble().isPresent());
        printer.is(State.HANGS_UP);
        Waiting.until(() -> !queue().asking().isEmpty());
        printer.is(State.READY);

        till.printing.answer(queue().asking().getFirst(), true);

        Waiting.until(() -> queue().jobs().isEmpty());
        assertThat(papers().getLast()).contains("Copy", card.printed());
        assertThat(lastFact())
                .isInstanceOfSatisfying(
                        ReceiptReprinted.class,
                        again -> assertThat(again.form()).isEqualTo(ReceiptReprinted.Form.AGAIN));
    }

    @Test
    void aGiftCardOfWhichTheTillWasStoppedBeforeItsPaperIsAskedAboutAtTheNextStart() {
        sell();
        Waiting.until(() -> papers().size() == 1);
        till.printing.close();
        StoredValueCode card = sellGiftCard();

        till = till.restarted();

        Waiting.until(() -> !queue().asking().isEmpty());
        assertThat(papers()).as("nothing is printed unasked").hasSize(1);
        till.printing.answer(queue().asking().getFirst(), true);
        Waiting.until(() -> queue().jobs().isEmpty());
        assertThat(papers().getLast()).contains(card.printed());

        till = till.restarted();
        sell();
        Waiting.until(() -> papers().size() == 3);
        assertThat(queue().asking()).as("once").isEmpty();
    }

    private StoredValueCode sellGiftCard() {
        Goods.OfGiftCard card =
                new Goods.OfGiftCard(
                        "Gift card", till.storedValue.next(StoredValueKind.GIFT_CARD), true);
        till.sale.sellGiftCard(card, Money.of(GBP, 25));
        till.tender.payCash(transaction(), Money.of(GBP, 25));
        return card.code();
    }

    private JournalEntry lastFact() {
        List<JournalEntry> all = new ArrayList<>();
        till.journal
                .reader()
                .forEachFactOf(till.dayBook.businessDate(), each -> all.add(each.fact()));
        return all.getLast();
    }

    private long entries() {
        return till.journal.reader().epochs().stream().mapToLong(EpochPosition::last).sum();
    }

    @Test
    void whatWaitedForPaperIsPrintedAfterARestart() throws IOException {
        printer.is(State.PAPER_OUT);
        sell();
        Waiting.until(() -> trouble().equals(Optional.of(PrinterTrouble.PAPER_OUT)));

        till = till.restarted();
        printer.is(State.READY);

        Waiting.until(() -> papers().size() == 1);
        Waiting.until(() -> queue().jobs().isEmpty());
    }

    @Test
    void aReturnWithoutAReceiptIsPrintedToo() {
        till.returns.scan("22214", Terms.USUAL);
        till.returns.refund(transaction());

        Waiting.until(() -> papers().size() == 1);
        assertThat(papers().getFirst()).contains("Return", "-2.55");
    }

    private UUID sell() {
        till.sale.scan("22214");
        UUID transaction = transaction();
        till.tender.payCash(transaction, Money.of(GBP, 5));
        return transaction;
    }

    private UUID transaction() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private Optional<PrinterTrouble> trouble() {
        return queue().trouble();
    }
}
