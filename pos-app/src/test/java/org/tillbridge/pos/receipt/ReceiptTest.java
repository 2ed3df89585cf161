package org.tillbridge.pos.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.pos.device.camera.PictureReader;
import org.tillbridge.pos.fiscal.FiscalMark;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.Seller;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxRate.Part;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.retail.pricing.OpenTransaction.Step;
import org.tillbridge.retail.pricing.PricingRules;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.pass.ReceiptPass;
import org.tillbridge.sync.pass.SignedPass;
import org.tillbridge.sync.wire.Keys;
import org.tillbridge.sync.wire.KeysInMemory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import javax.imageio.ImageIO;

class ReceiptTest {
    private static final CurrencyUnit GBP = CurrencyUnit.GBP;
    private static final Keys KEYS = new KeysInMemory();
    private static final Instant MORNING = Instant.parse("2010-12-01T08:26:00Z");
    private static final Texts ENGLISH = new Texts(Locale.UK, ZoneId.of("Europe/London"));
    private static final Department GIFTS =
            new Department(new DepartmentId(3), "Gifts", new TaxClass("standard"));

    @Test
    void aReceiptSaysWhatWasSoldPaidAndGivenBack() {
        List<ReceiptRow> rows = new ReceiptLayout(ENGLISH).rows(receipt(sale()));

        assertThat(rows)
                .containsExactly(
                        new ReceiptRow.Title("Bath"),
                        new ReceiptRow.Rule(),
                        new ReceiptRow.Amount("Regency cakestand 3 tier", "12.75", false),
                        new ReceiptRow.Amount("White hanging heart T-light holder", "15.30", false),
                        new ReceiptRow.Note("6 × 2.55"),
                        new ReceiptRow.Amount("Gifts", "3.00", false),
                        new ReceiptRow.Note("By department: 5012345678900 blue vase, Café"),
                        new ReceiptRow.Rule(),
                        new ReceiptRow.Amount("Total", "£31.05", true),
                        new ReceiptRow.Amount("Cash", "40.00", false),
                        new ReceiptRow.Amount("Change", "8.95", false),
                        new ReceiptRow.Rule(),
                        new ReceiptRow.Amount("VAT 17.5 % in 31.05", "4.62", false),
                        new ReceiptRow.Rule(),
                        new ReceiptRow.Centred("1 Dec 2010, 08:26"),
                        new ReceiptRow.Centred("Till 2, served by A. Morgan"),
                        new ReceiptRow.Centred("Receipt 14-2-1-003894"),
                        new ReceiptRow.Rule(),
                        new ReceiptRow.Pass(receipt(sale()).pass().orElseThrow()),
                        new ReceiptRow.Centred("Proof of purchase, signed by this till."));
    }

    /// Whoever scans the paper has what was sold, and the word of the till that sold it.
    @Test
    void theCodeOnAReceiptProvesWhatWasSoldWithNoNetwork() throws Exception {
        byte[] png = new ReceiptPdf(ENGLISH).png(receipt(sale()));
        String scanned =
                new PictureReader().read(ImageIO.read(new ByteArrayInputStream(png))).orElseThrow();

        ReceiptPass pass =
                PassPart.join(List.of(PassPart.read(scanned).orElseThrow()))
                        .flatMap(signed -> signed.proof(KEYS.verifyingKey()))
                        .orElseThrow();
        assertThat(pass.number()).isEqualTo(sale().number());
        assertThat(pass.transaction()).isEqualTo(sale().id());
        assertThat(pass.total()).isEqualTo(sale().total());
        assertThat(pass.lines()).hasSize(3);
    }

    /// Each on the same net amount, by its name.
    @ParameterizedTest
    @CsvSource({
        "en-GB, 'New York State 4 % of 12.75 net'",
        "de-DE, 'New York State 4\u00a0% auf 12,75 netto'",
        "fr-FR, 'New York State 4\u00a0% sur 12,75 HT'"
    })
    void eachJurisdictionHasItsLineOnTheReceipt(String language, String state) throws IOException {
        Texts texts = new Texts(Locale.forLanguageTag(language), ZoneId.of("Europe/London"));
        RetailTransaction sale = taxedByTwo();

        assertThat(new ReceiptLayout(texts).rows(receipt(sale)))
                .filteredOn(ReceiptRow.Amount.class::isInstance)
                .map(row -> ((ReceiptRow.Amount) row).text())
                .contains(state);
        assertThat(sale.total()).isEqualTo(Money.of(GBP, new BigDecimal("13.83")));
        Path shown = Path.of("target/screenshots/receipt-jurisdictions-" + language + ".png");
        Files.createDirectories(shown.getParent());
        Files.write(shown, new ReceiptPdf(texts).png(receipt(sale)));
    }

    /// The rows above the total add up to it.
    @Test
    void taxThatIsAddedToThePricesStandsBetweenThemAndTheTotal() {
        List<ReceiptRow> rows = new ReceiptLayout(ENGLISH).rows(receipt(taxedByTwo()));

        assertThat(rows)
                .containsSubsequence(
                        new ReceiptRow.Amount("Cakestand", "12.75", false),
                        new ReceiptRow.Rule(),
                        new ReceiptRow.Amount("Before tax", "12.75", false),
                        new ReceiptRow.Amount("New York State 4 % of 12.75 net", "0.51", false),
                        new ReceiptRow.Amount("NYC 4.5 % of 12.75 net", "0.57", false),
                        new ReceiptRow.Rule(),
                        new ReceiptRow.Amount("Total", "£13.83", true));
        assertThat(rows).filteredOn(row -> row.toString().contains("NYC")).hasSize(1);
    }

    private static RetailTransaction taxedByTwo() {
        TaxRate both =
                TaxRate.of(List.of(new Part("New York State", 40_000), new Part("NYC", 45_000)));
        OpenTransaction open =
                OpenTransaction.begin(
                        new UUID(0, 1),
                        MORNING,
                        GBP,
                        new PricingRules(
                                false, PricingRules.TaxRounding.DOCUMENT, RoundingMode.HALF_UP));
        RungGoods stand =
                RungGoods.atListPrice(
                        new Goods.OfItem(new ItemId(1), "Cakestand", new ItemCode("1")),
                        Quantity.ONE,
                        price("12.75"),
                        new TaxClass("standard"),
                        both);
        open = ((Step.Done) open.add(stand, MORNING)).next();
        return open.complete(
                number(),
                MORNING,
                List.of(new Payment(Tender.CASH, open.totals().total())),
                Money.zero(GBP));
    }

    @Test
    void whatComesBackIsNotToComeBackOnceMore() {
        assertThat(receipt(unprovenReturn()).pass()).isEmpty();
    }

    @Test
    void theBuyersProofIsNeverOnAGiftReceiptAndItsOwnIs() {
        ReceiptLayout layout = new ReceiptLayout(ENGLISH);
        SignedPass gift = SignedPass.signGift(ReceiptPass.of(sale()).orElseThrow(), KEYS);

        assertThat(layout.giftRows(receipt(sale()))).noneMatch(ReceiptRow.Pass.class::isInstance);
        assertThat(layout.giftRows(receipt(sale()).provenBy(Optional.of(gift))))
                .contains(
                        new ReceiptRow.Pass(gift),
                        new ReceiptRow.Centred("Brings the goods back, for a store credit."));
    }

    @Test
    void anUnprovenReturnIsMarkedAndItsAmountsAreNegative() {
        List<ReceiptRow> rows = new ReceiptLayout(ENGLISH).rows(receipt(unprovenReturn()));

        assertThat(rows)
                .contains(
                        new ReceiptRow.Centred("Return"),
                        new ReceiptRow.Amount("Regency cakestand 3 tier", "−12.75", false),
                        new ReceiptRow.Note("−1 × 12.75"),
                        new ReceiptRow.Note("Faulty"),
                        new ReceiptRow.Note("Returned without a receipt"),
                        new ReceiptRow.Amount("Cash given back", "12.75", false));
    }

    @Test
    void aReceiptShownAgainSaysThatItIsACopy() {
        assertThat(new ReceiptLayout(ENGLISH).rows(receipt(sale()).asCopy()))
                .contains(new ReceiptRow.Centred("Copy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE", "fr-FR"})
    void thePaperHoldsEveryLetterOfThePoundsEurosAndAccents(String language) throws IOException {
        Texts texts = new Texts(Locale.forLanguageTag(language), ZoneId.of("Europe/London"));

        String text = textOf(new ReceiptPdf(texts).pdf(receipt(unusual())));

        assertThat(text)
                .contains("Crème brûlée für 5 € – £, Łódź, Œuvre, Ñandú")
                .doesNotContain("?");
    }

    @Test
    void aNameWiderThanThePaperGoesOnBelow() throws IOException {
        RetailTransaction long60 =
                paid(
                        sold(
                                "Rhabarberbarbarabarbarbarenbartbarbierbierbarbarabarbarbarenbart",
                                1,
                                "2"));

        assertThat(textOf(new ReceiptPdf(ENGLISH).pdf(receipt(long60))).replaceAll("\\s", ""))
                .contains("Rhabarberbarbarabarbarbarenbartbarbierbierbarbarabarbarbarenbart");
    }

    @Test
    void thePictureIsWhatThePaperShows() throws IOException {
        byte[] png = new ReceiptPdf(ENGLISH).png(receipt(sale()));

        Path shown = Path.of("target/screenshots/receipt-paper.png");
        Files.createDirectories(shown.getParent());
        Files.write(shown, png);
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(639);
    }

    private static Receipt receipt(RetailTransaction transaction) {
        return new Receipt(
                "Bath",
                Seller.UNSAID,
                "Till 2",
                "A. Morgan",
                LocalDate.of(2010, 12, 1),
                transaction,
                ReceiptPass.of(transaction).map(pass -> SignedPass.sign(pass, KEYS)),
                new FiscalMark.NotWanted(),
                Optional.empty(),
                false);
    }

    private static RetailTransaction sale() {
        return paid(
                sold("Regency cakestand 3 tier", 1, "12.75"),
                sold("White hanging heart T-light holder", 6, "2.55"),
                new RungGoods(
                        new Goods.OfDepartment(
                                GIFTS.id(),
                                GIFTS.name(),
                                Optional.of(new ItemCode("05012345678900")),
                                "blue vase, Café"),
                        Quantity.ONE,
                        price("3"),
                        Optional.empty(),
                        Optional.empty(),
                        GIFTS.taxClass(),
                        new TaxRate(175_000),
                        Optional.empty()));
    }

    private static RetailTransaction unusual() {
        return paid(sold("Crème brûlée für 5 € – £, Łódź, Œuvre, Ñandú", 1, "1234.50"));
    }

    private static RetailTransaction unprovenReturn() {
        OpenTransaction open =
                rung(
                        sold("Regency cakestand 3 tier", 1, "12.75")
                                .comingBack(
                                        new ComesBack(
                                                ReturnReason.FAULTY,
                                                Disposition.DAMAGED,
                                                Optional.empty())));
        return open.complete(
                number(),
                MORNING,
                List.of(new Payment(Tender.CASH, open.totals().total())),
                Money.zero(GBP));
    }

    private static RetailTransaction paid(RungGoods... goods) {
        OpenTransaction open = rung(goods);
        Money total = open.totals().total();
        Money given = Money.of(GBP, total.isGreaterThan(Money.of(GBP, 40)) ? 2000 : 40);
        return open.complete(
                number(), MORNING, List.of(new Payment(Tender.CASH, given)), given.minus(total));
    }

    private static OpenTransaction rung(RungGoods... goods) {
        OpenTransaction open =
                OpenTransaction.begin(
                        new UUID(0, 1),
                        MORNING,
                        GBP,
                        new PricingRules(
                                true, PricingRules.TaxRounding.DOCUMENT, RoundingMode.HALF_UP));
        for (RungGoods each : goods) {
            open = ((Step.Done) open.add(each, MORNING)).next();
        }
        return open;
    }

    private static RungGoods sold(String name, int quantity, String price) {
        return RungGoods.atListPrice(
                new Goods.OfItem(new ItemId(1), name, new ItemCode("1")),
                Quantity.of(quantity),
                price(price),
                new TaxClass("standard"),
                new TaxRate(175_000));
    }

    private static UnitPrice price(String majorUnits) {
        return UnitPrice.of(GBP, new BigDecimal(majorUnits));
    }

    private static TransactionNumber number() {
        return new TransactionNumber(new StoreId(14), new WorkstationId(2), 1, 3894);
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
