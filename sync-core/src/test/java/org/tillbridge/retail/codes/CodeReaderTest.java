package org.tillbridge.retail.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Trace;
import org.tillbridge.retail.codes.CodeReading.Faulty;
import org.tillbridge.retail.codes.CodeReading.Names;
import org.tillbridge.retail.codes.CodeReading.NotACode;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class CodeReaderTest {
    private static final String GS = "\u001d";
    private static final String CHEESE = "09521234543213";
    private static final Trace LOT_AND_DATE =
            new Trace(
                    Optional.of("ABC123"),
                    Optional.empty(),
                    Optional.of(LocalDate.of(2029, 3, 31)));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "4006381333931, 04006381333931",
        "50487066, 00000050487066",
        "181497000879, 00181497000879",
        "14006381333938, 14006381333938",
        "22214, 22214",
        "85099B, 85099B",
        "4006381333932, 4006381333932",
        "]E04006381333931, 04006381333931",
        "]C0CODE-128, CODE-128"
    })
    void aNumberIsReadInItsNormalForm(String scanned, String code) {
        assertThat(codes(scanned)).containsExactly(code);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "04124498, 00041244000098",
        "04963406, 00049000006346",
        "01234505, 00012000003455",
        "01278907, 00012000007897"
    })
    void aUpcEIsTheLongNumberItStandsFor(String scanned, String gtin) {
        assertThat(codes(scanned)).endsWith(gtin);
    }

    @Test
    void eightDigitsThatAreAGtinAndAUpcEMayBeEither() {
        assertThat(codes("01234565")).containsExactly("00000001234565", "00012345000065");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "]C10109521234543213172903311OABC123",
                "]d2010952123454321310ABC123\u001d17290331",
                "]Q3010952123454321310ABC123\u001d17290331",
                "]e0010952123454321310ABC123\u001d17290331",
                "\u001d010952123454321310ABC123\u001d17290331",
                "010952123454321310ABC123\u001d17290331",
                "0109521234543213\u001d10ABC123\u001d17290331\u001d",
                "010952123454321310ABC12317290331",
                "01095212345432131729033110ABC123",
                "010952123454321310ABC123{GS}17290331",
                "010952123454321310ABC123|17290331",
                "(01)09521234543213(10)ABC123(17)290331",
                "(17)290331(01)09521234543213(10)ABC123",
                "https://id.gs1.org/01/09521234543213/10/ABC123?17=290331",
                "HTTPS://SHOP.EXAMPLE/some/path/01/9521234543213/10/ABC%3123?17=290331&utm=x#y",
                "http://shop.example/01/09521234543213?17=290331&10=ABC123"
            })
    void lotAndLastDayAreReadHoweverTheCodeComes(String scanned) {
        String text = scanned.replace("1OABC", "10ABC");
        assertThat(reader().read(text))
                .isEqualTo(
                        new Names(
                                List.of(new ItemCode(CHEESE)),
                                new Label(Optional.empty(), Optional.empty(), LOT_AND_DATE)));
    }

    @Test
    void whereAScannerLosesSeparatorsADateBehindALotIsADate() {
        assertThat(label("0109521234543213" + "10A17" + "15290331").trace().lot()).contains("A17");
        assertThat(label("0109521234543213" + "21XYZ9" + "10B7" + "17240131").trace())
                .isEqualTo(
                        new Trace(
                                Optional.empty(),
                                Optional.of("XYZ910B7"),
                                Optional.of(LocalDate.of(2024, 1, 31))));
    }

    @Test
    void aDayOfZeroIsTheLastOfItsMonth() {
        assertThat(label("(01)09521234543213(17)280200").trace().useBy())
                .contains(LocalDate.of(2028, 2, 29));
    }

    @Test
    void theEarliestOfSellByAndUseByCounts() {
        assertThat(label("(01)09521234543213(17)290331(16)290201").trace().useBy())
                .contains(LocalDate.of(2029, 2, 1));
        assertThat(label("(01)09521234543213(15)200101").trace().useBy())
                .as("goods past their best may be sold")
                .isEmpty();
    }

    @Test
    void aYearIsTheNearestThatEndsSo() {
        assertThat(label("(01)09521234543213(17)760101").trace().useBy())
                .contains(LocalDate.of(2076, 1, 1));
        assertThat(label("(01)09521234543213(17)770101").trace().useBy())
                .contains(LocalDate.of(1977, 1, 1));
    }

    @ParameterizedTest(name = "{0} measures {1}")
    @CsvSource({
        "(01)90012345678908(3103)001750, 1750",
        "(01)90012345678908(3102)000175, 1750",
        "(01)90012345678908(3201)000010, 454",
        "(01)90012345678908(3112)000250, 2500",
        "(01)90012345678908(30)12, 12000"
    })
    void aMeasureIsInThousandthsOfItsUnit(String scanned, long thousandths) {
        assertThat(label(scanned).measure()).contains(new Quantity(thousandths));
    }

    @Test
    void aPriceIsTakenInTheStoresCurrencyOnly() {
        assertThat(label("(01)90012345678908(3103)001750(3922)1234").price())
                .contains(pounds("12.34"));
        assertThat(label("(01)90012345678908(3932)8261234").price()).contains(pounds("12.34"));
        assertThat(reader().read("(01)90012345678908(3932)9781234"))
                .isEqualTo(new Faulty(CodeFault.PRICE));
        assertThat(reader().read("(01)90012345678908(3923)12345"))
                .isEqualTo(new Faulty(CodeFault.PRICE));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "(01)09521234543214, CHECK_DIGIT",
        "(01)9521234543213, ELEMENT",
        "(01)09521234543213(17)291331, DATE",
        "(01)09521234543213(17)290230, DATE",
        "(01)09521234543213(10)ABC£, ELEMENT",
        "(01)09521234543213(10)ABCDEFGHIJKLMNOPQRSTU, ELEMENT",
        "(00)006141411234567890, NO_GOODS",
        "(414)9521234543213, NO_GOODS",
        "(01)90012345678908(3103)000000, MEASURE",
        "https://id.gs1.org/01/09521234543213/21/1/10/2, ELEMENT",
        "(01)09521234543213(01)04012345678901, ELEMENT",
        "]C101095212345432130104012345678901\u001d10A, ELEMENT",
        "https://id.gs1.org/01/09521234543213?17=290331&17=300331, ELEMENT"
    })
    void whatIsWrongIsSaid(String scanned, CodeFault why) {
        assertThat(reader().read(scanned)).isEqualTo(new Faulty(why));
    }

    @Test
    void anotherNumberThatOnlyBeginsLikeAGtinStaysAPlainCode() {
        assertThat(codes("0112345678901234")).containsExactly("0112345678901234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u001d", "]C1", "a\tb", "\u0000"})
    void whatHoldsNoCodeIsNone(String scanned) {
        assertThat(reader().read(scanned)).isEqualTo(new NotACode());
        assertThat(reader().read("1".repeat(CodeReader.MAX_LENGTH + 1))).isEqualTo(new NotACode());
    }

    /// What stands in the pictures of barcodes that the devices are tried with.
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "9784872348880, 09784872348880",
        "9780804816632, 09780804816632",
        "9780764544200, 09780764544200",
        "9780596008574, 09780596008574",
        "59001270, 00000059001270",
        "50487066, 00000050487066",
        "181497000879, 00181497000879",
        "890444000335, 00890444000335",
        "075720003259, 00075720003259",
        "04124498, 00041244000098",
        "04963406, 00049000006346",
        "123456, 123456",
        "óóóó1234óóabózz, óóóó1234óóabózz",
        "Code 128, Code 128",
        "http://bbc.co.uk/programmes, http://bbc.co.uk/programmes",
        "http://code.google.com/p/zxing/, http://code.google.com/p/zxing/",
        "Hello World, Hello World",
        "0829220875, 0829220875"
    })
    void aPictureOfABarcodeNamesWhatItShows(String shown, String code) {
        assertThat(codes(shown)).endsWith(code);
    }

    @Test
    void aPictureOfADataBarWithAPriceInSchillingsIsNoPriceHere() {
        String shown = "(01)90012345678908(3932)0401234";

        assertThat(reader().read(shown)).isEqualTo(new Faulty(CodeFault.PRICE));
        CodeReader austrian =
                new CodeReader(InStoreTable.of("AT", List.of()), CurrencyUnit.of("ATS"), 2001);
        assertThat(austrian.read(shown))
                .isEqualTo(
                        new Names(
                                List.of(new ItemCode("90012345678908")),
                                new Label(
                                        Optional.empty(),
                                        Optional.of(
                                                Money.of(
                                                        CurrencyUnit.of("ATS"),
                                                        new BigDecimal("12.34"))),
                                        Trace.NONE)));
    }

    private static CodeReader reader() {
        return new CodeReader(InStoreTable.of("GB", List.of()), CurrencyUnit.GBP, 2026);
    }

    private static List<String> codes(String scanned) {
        return ((Names) reader().read(scanned)).names().stream().map(ItemCode::normalForm).toList();
    }

    private static Label label(String scanned) {
        return ((Names) reader().read(scanned)).label();
    }

    private static Money pounds(String amount) {
        return Money.of(CurrencyUnit.GBP, new BigDecimal(amount));
    }
}
