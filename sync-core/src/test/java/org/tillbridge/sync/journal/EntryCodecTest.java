package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;
import org.tillbridge.sync.journal.JournalEntry.GrandTotals;
import org.tillbridge.sync.journal.JournalEntry.LineVoided;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.StockAdjusted;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillControl.AgeChecked;
import org.tillbridge.sync.journal.UnreadableEntryException.Reason;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class EntryCodecTest {
    static final List<JournalEntry> ONE_OF_EACH_KIND =
            Stream.concat(
                            GoldenEntries.all().stream(),
                            Stream.of(GoldenAgreement.settled(), GoldenAgreement.invoiced()))
                    .toList();

    @ParameterizedTest
    @FieldSource("ONE_OF_EACH_KIND")
    void everyKindIsWrittenAsItAlwaysWas(JournalEntry entry) throws Exception {
        String golden = golden("entry-" + EntryCodec.kind(entry) + ".json");
        assertThat(EntryCodec.body(entry)).isEqualTo(golden);
        assertThat(EntryCodec.entry(EntryCodec.kind(entry), 1, golden)).isEqualTo(entry);
    }

    @Test
    void everyKindHasItsGoldenFile() {
        assertThat(ONE_OF_EACH_KIND)
                .extracting(entry -> (Object) entry.getClass())
                .containsExactlyInAnyOrderElementsOf(kinds(JournalEntry.class));
    }

    private static List<Object> kinds(Class<?> type) {
        return Optional.ofNullable(type.getPermittedSubclasses()).stream()
                .flatMap(Arrays::stream)
                .flatMap(each -> each.isSealed() ? kinds(each).stream() : Stream.of(each))
                .toList();
    }

    @Test
    void aCloseSaysWhyItWasShortAndWhatWasEverSold() throws Exception {
        TillClosed closed =
                new TillClosed(
                        Fixtures.number(240),
                        Fixtures.FIRST_OF_DECEMBER,
                        List.of(),
                        Fixtures.pounds("50.17"),
                        Fixtures.pounds("50.20"),
                        "gave too much change",
                        Optional.of(
                                new GrandTotals(
                                        Fixtures.pounds("812.30"), Fixtures.pounds("-4.25"))));
        String golden = golden("entry-TillClosed-grand-totals.json");
        assertThat(EntryCodec.body(closed)).isEqualTo(golden);
        assertThat(EntryCodec.entry("TillClosed", 1, golden)).isEqualTo(closed);
    }

    @Test
    void aSaleWithPromotionsNamesTheirRules() throws Exception {
        SaleCompleted sale = new SaleCompleted(GoldenEntries.discounted());
        String golden = golden("entry-SaleCompleted-discounts.json");
        assertThat(EntryCodec.body(sale)).isEqualTo(golden);
        assertThat(EntryCodec.entry("SaleCompleted", 1, golden)).isEqualTo(sale);
    }

    @Test
    void anEpochThatBeginsAfterAForkSaysSo() throws Exception {
        EpochOpened opened = new EpochOpened(Fixtures.EPOCH, 41, Hash.ZERO, true);
        String golden = golden("entry-EpochOpened-fork.json");
        assertThat(EntryCodec.body(opened)).isEqualTo(golden);
        assertThat(EntryCodec.entry("EpochOpened", 1, golden)).isEqualTo(opened);
    }

    @Test
    void aSaleThatIsPaidInSeveralWaysIsWrittenAsItAlwaysWas() throws Exception {
        SaleCompleted split = new SaleCompleted(GoldenEntries.split());
        String golden = golden("entry-SaleCompleted-split.json");
        assertThat(EntryCodec.body(split)).isEqualTo(golden);
        assertThat(EntryCodec.entry("SaleCompleted", 1, golden)).isEqualTo(split);
    }

    @Test
    void aSaleOfAGiftCardThatGiftCardsPayIsWrittenAsItAlwaysWas() throws Exception {
        SaleCompleted sale = new SaleCompleted(GoldenEntries.giftCards());
        String golden = golden("entry-SaleCompleted-gift-cards.json");
        assertThat(EntryCodec.body(sale)).isEqualTo(golden);
        assertThat(EntryCodec.entry("SaleCompleted", 1, golden)).isEqualTo(sale);
    }

    @Test
    void aSaleWithoutTaxSaysWhyAndNotesStandOnItsLinesAndOnIt() throws Exception {
        SaleCompleted sale = new SaleCompleted(GoldenAgreement.sale());
        String golden = golden("entry-SaleCompleted-agreed.json");
        assertThat(EntryCodec.body(sale)).isEqualTo(golden);
        assertThat(EntryCodec.entry("SaleCompleted", 1, golden)).isEqualTo(sale);
    }

    /// What several take is told beside the sum, which who knows of one rate goes on reading.
    @Test
    void whatEachJurisdictionTakesStandsBesideWhatTheyTakeTogether() throws Exception {
        SaleCompleted sale = new SaleCompleted(GoldenJurisdictions.sale());
        String golden = golden("entry-SaleCompleted-jurisdictions.json");
        assertThat(EntryCodec.body(sale)).isEqualTo(golden);
        assertThat(EntryCodec.entry("SaleCompleted", 1, golden)).isEqualTo(sale);
    }

    @Test
    void aSaleOfACustomerThatPointsPayIsWrittenAsItAlwaysWas() throws Exception {
        SaleCompleted sale = new SaleCompleted(GoldenAgreement.ofACustomer());
        String golden = golden("entry-SaleCompleted-customer.json");
        assertThat(EntryCodec.body(sale)).isEqualTo(golden);
        assertThat(EntryCodec.entry("SaleCompleted", 1, golden)).isEqualTo(sale);
    }

    @Test
    void nobodyIsACustomerByTheNumberOfAGiftCard() throws Exception {
        String body =
                golden("entry-CustomerEnrolled.json")
                        .replace(
                                GoldenAgreement.CUSTOMER.loyaltyCode().digits(),
                                Fixtures.card(StoredValueKind.GIFT_CARD, 1).digits());
        assertThatThrownBy(() -> EntryCodec.entry("CustomerEnrolled", 1, body))
                .isInstanceOf(UnreadableEntryException.class);
    }

    @Test
    void whoACustomerIsStandsInThePersonalPartAlone() throws Exception {
        PersonalPart part =
                new PersonalPart(
                        "00112233445566778899aabbccddeeff",
                        CustomerCodec.person(GoldenAgreement.CUSTOMER));
        assertThat(part.text()).isEqualTo(golden("personal-part.json"));
        assertThat(part.hash().hex()).isEqualTo(golden("personal-part-hash.txt"));
        assertThat(CustomerCodec.person(part.text())).isEqualTo(GoldenAgreement.CUSTOMER);
        assertThat(golden("entry-CustomerEnrolled.json")).doesNotContain("Zo", "example");
        assertThat(part.toString() + GoldenAgreement.CUSTOMER).doesNotContain("Zo", "example");
    }

    @Test
    void whoABuyerIsStandsInThePersonalPartAlone() throws Exception {
        String golden = golden("personal-part-invoice.json");
        assertThat(InvoiceCodec.buyer(GoldenAgreement.BUYER)).isEqualTo(golden);
        assertThat(InvoiceCodec.buyer(golden)).isEqualTo(GoldenAgreement.BUYER);
        assertThat(golden("entry-InvoiceIssued.json")).doesNotContain("ller", "136695976");
        assertThat(GoldenAgreement.BUYER + "" + GoldenAgreement.BUYER.taxId())
                .doesNotContain("ller", "136695976");
    }

    @Test
    void aCustomerWhoIsTooYoungIsRecordedWithNoSaleBegun() throws Exception {
        AgeChecked checked = new AgeChecked(Optional.empty(), new ItemId(4711), 18, false);
        String golden = golden("entry-AgeChecked-too-young.json");
        assertThat(EntryCodec.body(checked)).isEqualTo(golden);
        assertThat(EntryCodec.entry("AgeChecked", 1, golden)).isEqualTo(checked);
    }

    @Test
    void aReturnPaidOutAsStoreCreditIsWrittenAsItAlwaysWas() throws Exception {
        ReturnCompleted back = new ReturnCompleted(GoldenEntries.storeCredit());
        String golden = golden("entry-ReturnCompleted-store-credit.json");
        assertThat(EntryCodec.body(back)).isEqualTo(golden);
        assertThat(EntryCodec.entry("ReturnCompleted", 1, golden)).isEqualTo(back);
    }

    @Test
    void aCardWhoseNumberIsWrongIsNotReadAndNotSaid() throws Exception {
        String body =
                golden("entry-ReturnCompleted-store-credit.json")
                        .replaceFirst("\"code\":\"982\\d", "\"code\":\"982x");
        assertThatThrownBy(() -> EntryCodec.entry("ReturnCompleted", 1, body))
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageNotContaining("982x");
    }

    @Test
    void theHeaderOfASplitSaleHasTheTotalOfEachTenderWithTheChangeTakenOff() {
        assertThat(
                        MoneyOfEntry.totals(new SaleCompleted(GoldenEntries.split()))
                                .orElseThrow()
                                .tenders())
                .containsExactly(
                        new TenderTotal(Tender.CASH, pounds("5.00")),
                        new TenderTotal(Tender.CARD, pounds("1.50")),
                        new TenderTotal(Tender.VOUCHER, pounds("5.00")),
                        new TenderTotal(Tender.CASH_ROUNDING, pounds("0.02")));
    }

    @Test
    void aCardsNumberIsNoLastFourDigits() throws Exception {
        String body =
                golden("entry-TenderAuthorised.json")
                        .replace("\"lastFour\":\"4471\"", "\"lastFour\":\"4111111111111111\"");
        assertThatThrownBy(() -> EntryCodec.entry("TenderAuthorised", 1, body))
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageNotContaining("4111");
    }

    @Test
    void whatALabelSaysOfAPieceIsWrittenWithIt() throws Exception {
        LineVoided voided = GoldenEntries.voidWithATrace();
        String golden = golden("entry-LineVoided-trace.json");
        assertThat(EntryCodec.body(voided)).isEqualTo(golden);
        assertThat(EntryCodec.entry("LineVoided", 1, golden)).isEqualTo(voided);
    }

    @Test
    void theVesselOfAWeightIsWrittenWithIt() throws Exception {
        LineVoided voided = GoldenEntries.voidOfAWeight();
        String golden = golden("entry-LineVoided-weighed.json");
        assertThat(EntryCodec.body(voided)).isEqualTo(golden);
        assertThat(EntryCodec.entry("LineVoided", 1, golden)).isEqualTo(voided);
    }

    @Test
    void aHeaderIsWrittenAsItAlwaysWas() throws Exception {
        String golden = golden("entry-header.json");
        assertThat(EntryCodec.header(GoldenEntries.header())).isEqualTo(golden);
        assertThat(EntryCodec.header(golden)).isEqualTo(GoldenEntries.header());
    }

    @Test
    void entriesAreHashedAsTheyAlwaysWere() throws Exception {
        Hash contentHash =
                RecordedEntry.contentHash("SaleCompleted", 1, golden("entry-SaleCompleted.json"));
        Hash hash =
                RecordedEntry.hash(
                        GoldenEntries.header().previousHash(),
                        golden("entry-header.json"),
                        contentHash);
        assertThat(contentHash.hex() + " " + hash.hex()).isEqualTo(golden("entry-hashes.txt"));
    }

    @Test
    void fieldsOfALaterVersionAreIgnored() throws Exception {
        String body = "{\"later\":[1,{\"a\":[]},null],\"adjustments\":[],\"more\":{\"b\":1.5}}";
        assertThat(EntryCodec.entry("StockAdjusted", 1, body))
                .isEqualTo(new StockAdjusted(List.of()));
    }

    @ParameterizedTest
    @CsvSource({"PickupPicked,1", "SaleCompleted,2", "SaleCompleted,0", "'',1"})
    void whatALaterVersionWritesIsUnknownAndNotWrong(String kind, int version) {
        assertThatThrownBy(() -> EntryCodec.entry(kind, version, "{}"))
                .isInstanceOfSatisfying(
                        UnreadableEntryException.class,
                        odd -> assertThat(odd.reason()).isEqualTo(Reason.UNKNOWN_KIND));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsOddIsRefusedWithItsReason(String text, String reason) {
        assertThatThrownBy(() -> EntryCodec.entry("TillOpened", 1, text))
                .isInstanceOfSatisfying(
                        UnreadableEntryException.class,
                        odd -> {
                            assertThat(odd.reason()).isEqualTo(Reason.UNREADABLE);
                            assertThat(odd.text()).contains(reason);
                        });
    }

    static List<Arguments> whatIsOddIsRefusedWithItsReason() {
        String good =
                "{\"businessDate\":\"2010-12-01\",\"currency\":\"GBP\",\"openingFloat\":10000}";
        return List.of(
                odd("", "not a JSON object"),
                odd("[]", "not a JSON object"),
                odd("{\"businessDate\":", "not JSON"),
                odd(good + good, "more than one"),
                odd(good + "x", "not JSON"),
                odd("{\"a\":1,\"a\":2}", "a is there twice"),
                odd("{}", "businessDate is missing"),
                odd(good.replace("2010-12-01", "2010-13-01"), "businessDate is not a date"),
                odd(good.replace("2010-12-01", "+12010-12-01"), "businessDate is not a date"),
                odd(good.replace("\"2010-12-01\"", "20101201"), "businessDate is not a text"),
                odd(good.replace("GBP", "NOPE"), "not possible"),
                odd(good.replace("10000", "100.00"), "openingFloat is not an integer"),
                odd(good.replace("10000", "1e4"), "openingFloat is not an integer"),
                odd(good.replace("10000", "null"), "openingFloat is not an integer"),
                odd(good.replace("10000", "\"10000\""), "openingFloat is not an integer"),
                odd(good.replace("10000", "9223372036854775808"), "openingFloat is not an integer"),
                odd(good.replace("10000", "1".repeat(1000)), "not JSON"),
                odd(good.replace("GBP", "G\\u0000P"), "currency holds what no text can hold"),
                odd(good.replace("GBP", "\\ud83d"), "currency holds what no text can hold"),
                odd("{\"a\":" + "[".repeat(100_000), "not JSON"),
                odd("{\"a\":".repeat(40_000), "not JSON"),
                odd("{\"a\":\"" + "x".repeat(EntryCodec.MAX_BYTES) + "\"}", "longer than"),
                odd("{\"a\":\"" + "€".repeat(100_000) + "\"}", "longer than"),
                odd(manyFields(), "one field too many"));
    }

    private static Arguments odd(String text, String reason) {
        return Arguments.of(text, reason);
    }

    private static String manyFields() {
        StringBuilder text = new StringBuilder("{\"f\":0");
        for (int field = 0; field < 10_000; field++) {
            text.append(",\"f").append(field).append("\":0");
        }
        return text.append('}').toString();
    }

    @Test
    void aTransactionThatDoesNotAddUpIsRefused() throws Exception {
        String body =
                golden("entry-SaleCompleted.json").replace("\"total\":1530", "\"total\":1531");
        assertThatThrownBy(() -> EntryCodec.entry("SaleCompleted", 1, body))
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageContaining("the total is not the sum of the lines");
    }

    @Test
    void aLineIsNamedByItsPlace() throws Exception {
        String body =
                golden("entry-SaleCompleted.json").replace("\"amount\":2000", "\"amount\":true");
        assertThatThrownBy(() -> EntryCodec.entry("SaleCompleted", 1, body))
                .hasMessage("lines[4].amount is not an integer");
    }

    @Test
    void aThousandLinesArePossibleAndOneMoreIsNot() throws Exception {
        TransactionFixture sale = aSale();
        for (int line = 1; line < RetailTransaction.MAX_LINES; line++) {
            sale.of(1, CANDLE);
        }
        SaleCompleted longest = new SaleCompleted(sale.paidIn(Tender.CASH));
        String body = EntryCodec.body(longest);
        assertThat(body.length()).isLessThan(EntryCodec.MAX_BYTES);
        assertThat(EntryCodec.entry("SaleCompleted", 1, body)).isEqualTo(longest);
        String longer = body.replace("\"lines\":[", "\"lines\":[{},");
        assertThatThrownBy(() -> EntryCodec.entry("SaleCompleted", 1, longer))
                .hasMessage("lines is not a list of at most 1000");
    }

    @Test
    void whatNoDatabaseCanHoldIsReplaced() throws Exception {
        StockAdjusted odd =
                new StockAdjusted(
                        List.of(
                                new JournalEntry.Adjustment(
                                        1,
                                        CANDLE.item(),
                                        Quantity.ONE,
                                        "half \ud83d and\u0000 whole \ud83d\udc26")));
        StockAdjusted read =
                (StockAdjusted) EntryCodec.entry("StockAdjusted", 1, EntryCodec.body(odd));
        assertThat(read.adjustments().getFirst().reason())
                .isEqualTo("half \uFFFD and\uFFFD whole \ud83d\udc26");
    }

    static String golden(String name) throws IOException {
        try (InputStream file = EntryCodecTest.class.getResourceAsStream("/golden/" + name)) {
            assertThat(file).as("golden file %s", name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
