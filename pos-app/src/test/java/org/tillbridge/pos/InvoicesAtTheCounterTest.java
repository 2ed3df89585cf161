package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.pos.device.printer.EscPosEncoder;
import org.tillbridge.pos.device.printer.PaperPicture;
import org.tillbridge.pos.device.printer.PrinterProfile;
import org.tillbridge.pos.device.printer.VirtualPrinter;
import org.tillbridge.pos.receipt.Receipt;
import org.tillbridge.pos.receipt.ReceiptColumns;
import org.tillbridge.pos.receipt.ReceiptLayout;
import org.tillbridge.pos.receipt.ReceiptPdf;
import org.tillbridge.pos.receipt.ReceiptViewModel.Invoicing;
import org.tillbridge.pos.receipt.ReceiptViewModel.PaperRow;
import org.tillbridge.pos.receipt.TypedBuyer;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Buyer;
import org.tillbridge.retail.Seller;
import org.tillbridge.retail.TaxId;
import org.tillbridge.sync.journal.EntryTexts;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.Invoice;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.replica.StoreSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.ImageIO;

/// A business pays and needs an invoice. The candle costs 2.55, VAT of 17.5 per cent included.
class InvoicesAtTheCounterTest extends AtTheCounter {
    private static final Seller CANDLES =
            Seller.of("Candles Ltd|12 Milsom Street|Bath BA1 1DG", "GB 123 4567 82");

    private static final TypedBuyer TYPED =
            new TypedBuyer(
                    " M\u00fcller & S\u00f6hne GmbH",
                    List.of("Hauptstra\u00dfe 12 ", "", "79098 Freiburg", ""),
                    "de 136.695 976");

    private static final Buyer BUYER =
            new Buyer(
                    "M\u00fcller & S\u00f6hne GmbH",
                    List.of("Hauptstra\u00dfe 12", "79098 Freiburg"),
                    Optional.of(new TaxId("DE136695976")));

    @BeforeEach
    void open() {
        till.put(Shop.STORE, StoreSettings.usual().with(CANDLES).row());
        openDay();
    }

    @Test
    void theInvoiceIsAFactUnderTheSalesNumberAndWhomItIsForLiesBesideTheChain() {
        sell("22214", "255");

        invoice(TYPED);

        assertThat(said()).isEqualTo("The invoice is issued. Save it as PDF, or e-mail it.");
        Invoice issued = issued();
        assertThat(issued.buyer()).contains(BUYER);
        assertThat(issued.number()).isEqualTo(till.receipts.recent(1).getFirst().number());
        assertThat(entries())
                .anyMatch(entry -> entry.header().contains("InvoiceIssued"))
                .noneMatch(entry -> (entry.header() + entry.body()).contains("ller"))
                .noneMatch(entry -> (entry.header() + entry.body()).contains("136695976"));
        assertThat(till.journal.reader().customers()).isEmpty();
    }

    /// Directive 2006/112/EC, article 226.
    @Test
    void theInvoiceSaysWhoSellsWhatToWhomAndNetTaxAndGrossOfEachRate() throws IOException {
        sale.enter("3 * 22214");
        sell("20886", "1186");

        invoice(TYPED);

        assertThat(paper())
                .containsSubsequence(
                        "Bath",
                        "Candles Ltd",
                        "12 Milsom Street",
                        "Bath BA1 1DG",
                        "Tax id GB123456782",
                        "Invoice",
                        "Invoice number 1-2-1-000001",
                        "Issued on 1 Dec 2010",
                        "Buyer",
                        "M\u00fcller & S\u00f6hne GmbH",
                        "Hauptstra\u00dfe 12",
                        "79098 Freiburg",
                        "Tax id DE136695976",
                        "Candle plate lace white 7.65",
                        "3 \u00d7 2.55",
                        "VAT 17.5 %: net 6.51, tax 1.14; 2.17 net each",
                        "Box of 9 pebble candles 4.21",
                        "VAT 17.5 %: net 3.58, tax 0.63",
                        "Total \u00a311.86",
                        "Net at 17.5 % 10.09",
                        "VAT 17.5 % 1.77",
                        "Gross at 17.5 % 11.86",
                        "Receipt 1-2-1-000001")
                .doesNotContain("Copy");
        picture("invoice");
    }

    @Test
    void aSaleHasOneInvoiceAndWhoAsksAgainIsShownThatOne() {
        sell("22214", "255");
        invoice(TYPED);

        receipt.askInvoice();

        assertThat(asked().asking()).isFalse();
        assertThat(said()).isEqualTo("This sale has its invoice. It is shown beside.");
        receipt.issueInvoice(new TypedBuyer("Other Ltd", List.of("Here 1"), ""));
        assertThat(issued().buyer()).contains(BUYER);
        assertThat(entries())
                .filteredOn(entry -> entry.header().contains("InvoiceIssued"))
                .hasSize(1);
    }

    @Test
    void anEarlierSaleGetsItsInvoiceFromTheDayAndShownAgainItIsMarkedAsACopy() {
        sell("22214", "255");
        receipt.next();
        earlierSale();
        assertThat(paper()).contains("Copy").doesNotContain("Invoice");

        invoice(TYPED);
        assertThat(paper()).contains("Invoice").doesNotContain("Copy");
        receipt.next();
        assertThat(place()).isEqualTo(Place.DAY);

        earlierSale();
        assertThat(paper()).containsSubsequence("Invoice", "Copy", "Buyer");
    }

    /// The next customer's receipt may be shown before what was asked for the last one is done.
    @Test
    void whatComesOfOneSaleIsNotSaidOnTheReceiptOfTheNext() {
        sell("22214", "255");
        invoice(TYPED);
        tasks.holdAside();
        receipt.savePdf();
        receipt.askInvoice();
        receipt.next();
        sell("20886", "421");

        tasks.letAsideLatestFirst();

        assertThat(receipt.shown().get().title()).isEqualTo("Sale 1-2-1-000002");
        assertThat(receipt.shown().get().message()).isEmpty();
        assertThat(paper()).doesNotContain("Invoice");
    }

    @Test
    void anInvoiceOutlivesARestart() {
        sell("22214", "255");
        invoice(TYPED);
        till = till.restarted();
        show();
        signOnAs(0, "3333");

        earlierSale();

        assertThat(paper()).containsSubsequence("Invoice", "M\u00fcller & S\u00f6hne GmbH");
    }

    @Test
    void aSaleOfWhichGoodsCameBackGetsNoInvoice() {
        sell("22214", "255");
        till.postVoid.postVoid(till.receipts.recent(1).getFirst().transaction(), TillOnDisk.id());

        invoice(TYPED);

        assertThat(said())
                .isEqualTo("Goods of this sale came back, so it gets no invoice any more.");
        assertThat(entries()).noneMatch(entry -> entry.header().contains("InvoiceIssued"));
    }

    @Test
    void whatComesBackOfAnInvoiceIsACreditNoteToIt() throws IOException {
        sell("22214", "255");
        invoice(TYPED);
        till.postVoid.postVoid(till.receipts.recent(1).getFirst().transaction(), TillOnDisk.id());
        receipt.next();

        earlierSale();

        assertThat(paper())
                .containsSubsequence(
                        "Credit note",
                        "Credit note number 1-2-1-000002",
                        "To invoice 1-2-1-000001",
                        "Buyer",
                        "M\u00fcller & S\u00f6hne GmbH",
                        "VAT 17.5 % \u22120.38")
                .doesNotContain("Return");
        assertThat(asked().possible()).isFalse();
        picture("credit-note");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    '';Here 1;;The name of the business is missing.;NAME
                    Ltd;' ';;The address is missing: one line at least.;ADDRESS
                    4111 1111 1111 1111;Here 1;;This looks like a card number, which is kept nowhere.;NAME
                    Ltd;4111-1111-1111-1111;;This looks like a card number, which is kept nowhere.;ADDRESS
                    Ltd;Here 1;4111111111111111;This looks like a card number, which is kept nowhere.;TAX_ID
                    Ltd;Here 1;no;A tax id has 4 to 20 letters and digits.;TAX_ID
                    Ltd;Here 1;DE12345678;'That is no tax id of the country DE: letters or digits are missing, or too many.';TAX_ID
                    """)
    void whatIsWrongWithABuyerIsSaidInOneSentenceAndNothingIsKept(
            String name, String address, String taxId, String sentence, TypedBuyer.Field at) {
        sell("22214", "255");

        invoice(
                new TypedBuyer(
                        Optional.ofNullable(name).orElse(""),
                        List.of(address),
                        Optional.ofNullable(taxId).orElse("")));

        assertThat(asked()).isEqualTo(new Invoicing(true, true, "", sentence, Optional.of(at)));
        assertThat(entries()).noneMatch(entry -> entry.header().contains("InvoiceIssued"));
    }

    @Test
    void aNameLongerThanALineIsRefused() {
        sell("22214", "255");

        invoice(new TypedBuyer("L".repeat(81), List.of("Here 1"), ""));

        assertThat(asked().wrong()).startsWith("A line has at most 80 letters");
    }

    @Test
    void aLoyaltyCustomersNameStandsThereAlready() {
        sale.scanned("22214");
        sale.customers().ask();
        sale.customers().enrol("zoe@example.com", "Zo\u00eb M\u00fcller");
        sale.pay();
        tender.given("255");
        tender.finish();

        receipt.askInvoice();

        assertThat(asked().name()).isEqualTo("Zo\u00eb M\u00fcller");
    }

    @Test
    void theReceiptOfAStoreThatSaysNothingOfItselfIsAsItWas() {
        till.put(Shop.STORE, StoreSettings.usual().row());
        sell("22214", "255");

        assertThat(paper()).startsWith("Bath", "Candle plate lace white 2.55");
    }

    private void invoice(TypedBuyer typed) {
        receipt.askInvoice();
        assertThat(asked().asking()).isTrue();
        receipt.issueInvoice(typed);
    }

    /// The latest of the day.
    private void earlierSale() {
        navigation.goTo(Place.DAY);
        day.open(0);
        assertThat(place()).isEqualTo(Place.RECEIPT);
    }

    private Invoicing asked() {
        return receipt.shown().get().invoicing();
    }

    private String said() {
        return receipt.shown().get().message().map(Message::happened).orElseThrow();
    }

    private List<String> paper() {
        return receipt.shown().get().paper().stream()
                .map(InvoicesAtTheCounterTest::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String text(PaperRow row) {
        return (row.left() + " " + row.right()).strip();
    }

    private Invoice issued() {
        return till.journal
                .reader()
                .invoiceOf(till.receipts.recent(1).getFirst().transaction())
                .orElseThrow();
    }

    private List<EntryTexts> entries() {
        EpochPosition epoch = till.journal.reader().epochs().getFirst();
        return till.journal.reader().texts(epoch.epoch(), 0, 100, 1 << 20);
    }

    private void picture(String name) throws IOException {
        Receipt document =
                till.receipts
                        .receipt(till.receipts.recent(1).getFirst().transaction())
                        .orElseThrow();
        Texts texts = new Texts(Locale.UK, ZoneId.of("Europe/London"));
        Path paper = Files.createDirectories(Path.of("target/screenshots/paper"));
        Files.write(paper.resolve(name + "-pdf.png"), new ReceiptPdf(texts).png(document));
        PrinterProfile profile = PrinterProfile.EPSON_80;
        VirtualPrinter printer = new VirtualPrinter(profile);
        printer.print(
                new EscPosEncoder(profile)
                        .bytes(
                                new ReceiptColumns(profile.columns())
                                        .set(new ReceiptLayout(texts).rows(document))));
        ImageIO.write(
                PaperPicture.of(printer.printed().getFirst(), profile),
                "png",
                paper.resolve(name + ".png").toFile());
    }
}
