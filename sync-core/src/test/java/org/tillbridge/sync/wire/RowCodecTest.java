package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.CardTerms;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Permission;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.Seller;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.codes.InStoreRule;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.retail.pricing.promotion.Combination;
import org.tillbridge.retail.pricing.promotion.Offer;
import org.tillbridge.retail.pricing.promotion.Promotion;
import org.tillbridge.retail.pricing.promotion.Promotion.Conditions;
import org.tillbridge.retail.pricing.promotion.Selection;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.Hash;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

class RowCodecTest {
    private static final VerifyingKey KEY =
            new VerifyingKey("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final TaxClass STANDARD = new TaxClass("standard");
    private static final WorkstationId TILL = new WorkstationId(2);
    private static final Epoch EPOCH = new Epoch("00c0ffee00c0ffee");

    static List<ReplicaRow> rows() {
        ItemId owls = new ItemId(4711);
        return List.of(
                new ReplicaRow.ItemRow(
                        new Item(
                                owls,
                                "21201",
                                "Jumbo bag owls",
                                new DepartmentId(3),
                                STANDARD,
                                true),
                        List.of(new ItemCode("02000000047117"), new ItemCode("21201"))),
                new ReplicaRow.DepartmentRow(
                        new Department(new DepartmentId(3), "Gifts", STANDARD)),
                new ReplicaRow.TaxRateRow(
                        Optional.empty(), STANDARD, LocalDate.of(2011, 1, 4), new TaxRate(200_000)),
                new ReplicaRow.TaxRateRow(
                        Optional.of(new StoreId(7)),
                        STANDARD,
                        LocalDate.of(2011, 1, 4),
                        TaxRate.of(
                                List.of(
                                        new TaxRate.Part("New York State", 40_000),
                                        new TaxRate.Part("New York City", 45_000)))),
                new ReplicaRow.FavouriteRow("Candles", 1, owls),
                new ReplicaRow.RecallRow(owls, "L7", "glass in it"),
                new ReplicaRow.RecallRow(owls, "", "its handle breaks"),
                new ReplicaRow.CompanionRow(owls, new ItemId(9), 6, false),
                new ReplicaRow.CompanionRow(owls, new ItemId(10), 1, true),
                new ReplicaRow.PriceRow(owls, Instant.EPOCH, 19_500),
                new StoreRow(
                        new StoreId(1),
                        "Bath",
                        CurrencyUnit.GBP,
                        "GB",
                        ZoneId.of("Europe/London"),
                        1,
                        true,
                        TaxRounding.DOCUMENT),
                new ReplicaRow.RightRow(
                        Role.CASHIER,
                        Right.LINE_VOID,
                        new Permission(Allowance.ASK, OptionalLong.of(5_000))),
                new ReplicaRow.StockRow(owls, Quantity.of(-6)),
                new ReplicaRow.ReflectedRow(TILL, EPOCH, 19),
                new ReplicaRow.ParkedRow(
                        TILL,
                        EPOCH,
                        18,
                        new ParkedEffect("stock/3", "unknownItem", "Item 4711 is not known.")),
                new ReplicaRow.WorkstationRow(TILL, new StoreId(1), "Till 2"),
                new ReplicaRow.OperatorRow(
                        new OperatorId(3),
                        "B. Evans",
                        Role.HEAD_OFFICE,
                        new PinDigest("c2FsdA==", 600_000, "dmVyaWZpZXI=")),
                new ReplicaRow.SpareEpochRow(new EpochGrant(EPOCH, 2)),
                new ReplicaRow.SigningKeyRow(TILL, new StoreId(1), KEY, Optional.empty()),
                new ReplicaRow.SigningKeyRow(
                        TILL, new StoreId(1), KEY, Optional.of(Instant.ofEpochMilli(7))),
                new ReplicaRow.BlockedCardRow(new CardDigest("00c0ffee00")),
                new ReplicaRow.ErasedPartRow(new Hash("c0ffee00".repeat(8))));
    }

    /// A later version may know numbers of countries, or longer addresses, that this one does not.
    @Test
    void aSellerThatCannotBeReadKeepsNobodyFromSelling() {
        String body =
                "{\"store\":1,\"name\":\"Bath\",\"currency\":\"GBP\",\"country\":\"GB\","
                        + "\"timeZone\":\"Europe/London\",\"priceList\":1,\"taxIncluded\":true,"
                        + "\"taxRounding\":\"document\"%s}";
        Optional<ReplicaRow> plain = RowCodec.read("store", body.formatted(""));

        assertThat(RowCodec.read("store", body.formatted(",\"taxId\":\"DE12\"")))
                .isEqualTo(plain)
                .isPresent();
        assertThat(
                        RowCodec.read(
                                "store",
                                body.formatted(",\"address\":[\"%s\"]".formatted("x".repeat(81)))))
                .isEqualTo(plain);
    }

    @Test
    void rowsAreWrittenAsEverBefore() throws IOException {
        String written =
                rows().stream()
                        .map(row -> row.kind() + "\t" + row.key() + "\t" + RowCodec.body(row))
                        .collect(Collectors.joining("\n"));

        assertThat(written).isEqualTo(Golden.text("replica-rows.tsv"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowIsReadAsItIsWritten(ReplicaRow row) {
        assertThat(RowCodec.read(row.kind(), RowCodec.body(row))).contains(row);
    }

    @Test
    void anItemThatIsNotForEveryoneSaysFromWhichAgeItIs() {
        ReplicaRow gin =
                new ReplicaRow.ItemRow(
                        new Item(
                                new ItemId(17),
                                "GIN",
                                "Gin",
                                new DepartmentId(3),
                                STANDARD,
                                false,
                                OptionalInt.of(18)),
                        List.of());

        assertThat(RowCodec.body(gin))
                .isEqualTo(
                        "{\"item\":17,\"sku\":\"GIN\",\"name\":\"Gin\",\"department\":3,"
                                + "\"taxClass\":\"standard\",\"codes\":[],\"minimumAge\":18}");
        assertThat(RowCodec.read(gin.kind(), RowCodec.body(gin))).contains(gin);
    }

    static List<ReplicaRow> promotions() {
        CurrencyUnit gbp = CurrencyUnit.GBP;
        Selection some =
                new Selection(
                        Set.of(new ItemId(4711), new ItemId(17)), Set.of(new DepartmentId(3)));
        Selection bags = Selection.of(new ItemId(9));
        Money five = Money.ofMinor(gbp, 500);
        UnitPrice price = new UnitPrice(gbp, 12_550);
        Conditions conditions =
                new Conditions(
                        Optional.of(Instant.ofEpochMilli(5)),
                        Optional.of(Instant.ofEpochMilli(7)),
                        Set.of(new StoreId(2), new StoreId(1)),
                        Optional.of("WEEK10"),
                        Optional.of("gold"));
        return List.of(
                row(
                        Promotion.of("P1", "Candle week", new Offer.PercentOff(some, 100_000))
                                .under(conditions)
                                .combined(Combination.ON_TOP)
                                .withPriority(-5)
                                .alsoOnOverrides()),
                row(Promotion.of("P2", "Off", new Offer.AmountOff(bags, price))),
                row(Promotion.of("P3", "At", new Offer.FixedPrice(bags, price))),
                row(Promotion.of("P4", "3 for 5", new Offer.NForPrice(bags, 3, five))),
                row(Promotion.of("P5", "3 for 2", new Offer.BuyNGetM(bags, 2, 1, 1_000_000))),
                row(
                        Promotion.of(
                                "P6",
                                "Deal",
                                new Offer.MixAndMatch(
                                        List.of(new Offer.Leg(bags, 1), new Offer.Leg(some, 2)),
                                        five))),
                row(
                        Promotion.of(
                                        "P7",
                                        "Ten",
                                        new Offer.BasketPercent(
                                                Selection.EVERYTHING, five, 100_000))
                                .combined(Combination.ALONE)),
                row(Promotion.of("P8", "Five", new Offer.BasketAmount(some, five, five))));
    }

    private static ReplicaRow row(Promotion promotion) {
        return new ReplicaRow.PromotionRow(promotion);
    }

    @Test
    void promotionsAreWrittenAsEverBefore() throws IOException {
        String written =
                promotions().stream()
                        .map(row -> row.kind() + "\t" + row.key() + "\t" + RowCodec.body(row))
                        .collect(Collectors.joining("\n"));

        assertThat(written).isEqualTo(Golden.text("promotion-rows.tsv"));
    }

    @ParameterizedTest
    @MethodSource("promotions")
    void aPromotionIsReadAsItIsWritten(ReplicaRow row) {
        assertThat(RowCodec.read(row.kind(), RowCodec.body(row))).contains(row);
    }

    @Test
    void anOfferOfALaterVersionIsRefusedAndNotTakenForAnother() {
        assertThatThrownBy(
                        () ->
                                RowCodec.read(
                                        "promotion",
                                        "{\"promotion\":\"P\",\"name\":\"N\",\"offer\":\"lottery\"}"))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("lottery");
    }

    @Test
    void aStoreSaysHowItsOwnNumbersAreBuiltAndWhatItTakesOfCardsUnasked() {
        StoreRow row =
                new StoreRow(
                        new StoreId(1),
                        "Bath",
                        CurrencyUnit.GBP,
                        "GB",
                        ZoneId.of("Europe/London"),
                        1,
                        true,
                        TaxRounding.DOCUMENT,
                        InStoreRule.parseAll("27:fixed 20IIIIIVMMMMC:price:2"),
                        5000,
                        true,
                        Duration.ofDays(2),
                        PointsRate.ofPercent(BigDecimal.ONE),
                        CardTerms.of(OptionalLong.of(4000), 48),
                        Seller.of("Candles Ltd|12 Milsom Street|Bath BA1 1DG", "GB 123 4567 82"));

        assertThat(RowCodec.body(row))
                .endsWith(
                        ",\"taxRounding\":\"document\",\"inStoreRules\":[\"27:fixed\","
                                + "\"20IIIIIVMMMMC:price:2\"],"
                                + "\"storedValueOfflineLimit\":5000,\"creditWithoutProof\":true,"
                                + "\"approvalHours\":48,\"pointsRate\":10000,"
                                + "\"cardFloorLimit\":4000,\"cardForwardHours\":48,"
                                + "\"address\":[\"Candles Ltd\",\"12 Milsom Street\","
                                + "\"Bath BA1 1DG\"],\"taxId\":\"GB123456782\"}");
        assertThat(RowCodec.read(row.kind(), RowCodec.body(row))).contains(row);
    }

    @Test
    void whatIsWrongWithAWorkstationIsSaidWhereItIsSo() {
        ReplicaRow.WorkstationRow row =
                new ReplicaRow.WorkstationRow(
                        TILL,
                        new StoreId(1),
                        "Till 2",
                        Optional.of(Instant.ofEpochMilli(5)),
                        Optional.of(Instant.ofEpochMilli(7)));

        assertThat(RowCodec.body(row))
                .isEqualTo(
                        "{\"workstation\":2,\"store\":1,\"name\":\"Till"
                                + " 2\",\"enrolBy\":5,\"revokedAt\":7}");
        assertThat(RowCodec.read(row.kind(), RowCodec.body(row))).contains(row);
    }

    @Test
    void aRightWithNoLimitSaysNone() {
        ReplicaRow.RightRow row =
                new ReplicaRow.RightRow(
                        Role.MANAGER, Right.POST_VOID, Permission.of(Allowance.DENY));

        assertThat(RowCodec.body(row))
                .isEqualTo("{\"role\":\"manager\",\"right\":\"postVoid\",\"allowance\":\"deny\"}");
        assertThat(RowCodec.read(row.kind(), RowCodec.body(row))).contains(row);
    }

    @Test
    void aKindOfALaterVersionIsPassedOver() {
        assertThat(RowCodec.read("pickup", "{\"order\":1}")).isEmpty();
    }

    @Test
    void fieldsOfALaterVersionArePassedOver() {
        assertThat(RowCodec.read("stock", "{\"item\":1,\"onHand\":2000,\"held\":1000}"))
                .contains(new ReplicaRow.StockRow(new ItemId(1), Quantity.of(2)));
    }

    @Test
    void aRowThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> RowCodec.read("price", "{\"item\":1,\"from\":0,\"price\":-1}"))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("price is not between 0 and");
    }
}
