package org.tillbridge.sync.journal;

import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.EPOCH;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.GBP;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.OWL_BAG;
import static org.tillbridge.sync.journal.Fixtures.STANDARD_RATE;
import static org.tillbridge.sync.journal.Fixtures.STORE;
import static org.tillbridge.sync.journal.Fixtures.WORKSTATION;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.number;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.Trace;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.VoidLine;
import org.tillbridge.sync.journal.JournalEntry.Adjustment;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalEntry.DenominationCount;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;
import org.tillbridge.sync.journal.JournalEntry.LineVoided;
import org.tillbridge.sync.journal.JournalEntry.ReceiptReprinted;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.JournalEntry.Signing.DocumentSigned;
import org.tillbridge.sync.journal.JournalEntry.Signing.DocumentUnsigned;
import org.tillbridge.sync.journal.JournalEntry.Signing.SigningUnitSet;
import org.tillbridge.sync.journal.JournalEntry.StockAdjusted;
import org.tillbridge.sync.journal.JournalEntry.TenderAuthorised;
import org.tillbridge.sync.journal.JournalEntry.TenderDeclined;
import org.tillbridge.sync.journal.JournalEntry.TenderStarted;
import org.tillbridge.sync.journal.JournalEntry.TenderUnknown;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillControl.AgeChecked;
import org.tillbridge.sync.journal.JournalEntry.TillControl.ApprovalGiven;
import org.tillbridge.sync.journal.JournalEntry.TillControl.CashMoved;
import org.tillbridge.sync.journal.JournalEntry.TillControl.DrawerOpened;
import org.tillbridge.sync.journal.JournalEntry.TillControl.PinRefused;
import org.tillbridge.sync.journal.JournalEntry.TillControl.SignedOff;
import org.tillbridge.sync.journal.JournalEntry.TillControl.SignedOn;
import org.tillbridge.sync.journal.JournalEntry.TillControl.TillCounted;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One entry of each kind, with everything in it that the kind can have. Their texts are in
/// `golden/entry-….json`, and never change.
final class GoldenEntries {
    static final UUID TRANSACTION = UUID.fromString("0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee");
    static final UUID TENDER = UUID.fromString("0190aaaa-bbbb-7ccc-8ddd-999999999999");
    static final UUID ENTRY = UUID.fromString("0190aaaa-bbbb-7ccc-8ddd-ffffffffffff");

    private GoldenEntries() {}

    static List<JournalEntry> all() {
        return List.of(
                new SaleCompleted(sale()),
                new ReturnCompleted(back()),
                new TenderStarted(
                        TENDER,
                        TRANSACTION,
                        Tender.CARD,
                        pounds("-32.80"),
                        "P400Plus-275479597",
                        Optional.of(ENTRY)),
                new TenderAuthorised(TRANSACTION, pounds("32.80"), slip(), true),
                new TenderDeclined(TENDER, TRANSACTION, DeclineReason.NOT_ASKED, true),
                new TenderUnknown(TENDER, TRANSACTION),
                new LineVoided(
                        TRANSACTION, 2, OWL_BAG.goods(), Quantity.ONE, pounds("4.25"), MORNING),
                new SaleSuspended(
                        TRANSACTION,
                        2,
                        pounds("8.15"),
                        MORNING,
                        "{\"form\":1,\"lines\":[{\"n\":1,\"name\":\"Candle } \\\"1\\\"\"}]}"),
                new SaleResumed(TRANSACTION, MORNING),
                GoldenAgreement.enrolled(),
                new TillOpened(FIRST_OF_DECEMBER, pounds("100.00")),
                new TillClosed(
                        number(240),
                        FIRST_OF_DECEMBER,
                        List.of(
                                new DenominationCount(pounds("50.00"), 1),
                                new DenominationCount(pounds("0.01"), 17)),
                        pounds("50.17"),
                        pounds("50.20")),
                new StockAdjusted(
                        List.of(new Adjustment(1, CANDLE.item(), Quantity.of(-3), "write-off"))),
                new ApprovalGiven(
                        OPERATOR,
                        new OperatorId(7),
                        "priceOverride",
                        "2 × Candle at 1.90",
                        Optional.of(pounds("3.80")),
                        Optional.of(TRANSACTION)),
                new AgeChecked(Optional.of(TRANSACTION), new ItemId(4711), 18, true),
                new SignedOn(OPERATOR),
                new SignedOff(OPERATOR, true),
                new PinRefused(OPERATOR, 3),
                new CashMoved(CashMovement.PAID_OUT, pounds("12.50"), "window cleaner"),
                new DrawerOpened("change for a note"),
                new TillCounted(
                        FIRST_OF_DECEMBER,
                        List.of(new DenominationCount(pounds("50.00"), 1)),
                        pounds("50.00"),
                        pounds("50.20")),
                new ReceiptReprinted(TRANSACTION, ReceiptReprinted.Form.COPY),
                new SigningUnitSet(Optional.of("SIM 1")),
                new DocumentSigned(TRANSACTION, List.of("Signature 7F3A", "Counter 12"), true),
                new DocumentUnsigned(TRANSACTION, "no card", true),
                new EpochOpened(EPOCH, 41, Hash.ZERO, false),
                carried());
    }

    /// The entry of the golden header, whose texts are golden themselves.
    static Carried carried() {
        return new Carried(
                EntryCodec.header(header()), EntryCodec.body(new SaleCompleted(sale())), List.of());
    }

    static EntryHeader header() {
        return new EntryHeader(
                STORE,
                WORKSTATION,
                EPOCH,
                17,
                ENTRY,
                "SaleCompleted",
                1,
                FIRST_OF_DECEMBER,
                Optional.of(OPERATOR),
                MORNING,
                Optional.of(MORNING.minusSeconds(10)),
                RecordedEntry.firstPreviousHash(WORKSTATION, EPOCH),
                MoneyOfEntry.totals(new SaleCompleted(sale())),
                Optional.of(Hash.of(Hash.utf8("salt"), Hash.utf8("somebody"))));
    }

    static CardSlip slip() {
        return new CardSlip(
                TENDER,
                "BV0q001643892070000.VF6T 2010-12-01T08:26:00Z",
                Optional.of("1A2B3C"),
                Optional.of("Visa"),
                Optional.of("4471"),
                true);
    }

    /// Split over all kinds of tender.
    static RetailTransaction split() {
        return new RetailTransaction(
                TRANSACTION,
                number(19),
                MORNING,
                MORNING,
                List.of(
                        plain(1, bareDepartment(), "11.52", "0.00"),
                        new TenderLine(2, Tender.VOUCHER, pounds("5.00")),
                        new TenderLine(3, Tender.CARD, pounds("1.50"), Optional.of(slip())),
                        new TenderLine(4, Tender.CASH, pounds("10.00")),
                        new TenderLine(5, Tender.CASH_ROUNDING, pounds("0.02"))),
                List.of(new TaxTotal(TaxRate.ZERO, pounds("11.52"), pounds("0.00"))),
                pounds("11.52"),
                pounds("5.00"));
    }

    /// A gift card is sold; a store credit that the hub was asked about and a gift card that it was
    /// not pay for it.
    static RetailTransaction giftCards() {
        return aSale().known(TRANSACTION)
                .numbered(number(20))
                .of(1, CANDLE)
                .loading(card(StoredValueKind.GIFT_CARD, 1), pounds("25.00"))
                .through(
                        StoredValueSlip.claimed(
                                card(StoredValueKind.STORE_CREDIT, 2), TENDER, pounds("0.50")),
                        pounds("10.00"))
                .through(
                        StoredValueSlip.unasked(card(StoredValueKind.GIFT_CARD, 3)), pounds("5.00"))
                .paidIn(Tender.CASH);
    }

    static RetailTransaction storeCredit() {
        return aReturn()
                .known(TRANSACTION)
                .numbered(number(21))
                .of(1, CANDLE)
                .through(
                        StoredValueSlip.issued(card(StoredValueKind.STORE_CREDIT, 2)),
                        pounds("-1.95"))
                .paid();
    }

    private static RetailTransaction sale() {
        Goods vase =
                new Goods.OfDepartment(
                        new DepartmentId(3),
                        "Gifts",
                        Optional.of(new ItemCode("05012345678900")),
                        "blue “vase”, 50 % of 1/2\tpair");
        return new RetailTransaction(
                TRANSACTION,
                number(17),
                MORNING.minusSeconds(40),
                MORNING,
                List.of(
                        overriddenCandles(),
                        plain(2, vase, "4.25", "0.63"),
                        new VoidLine(3, 2, MORNING.minusSeconds(5)),
                        plain(4, bareDepartment(), "11.50", "0.00"),
                        new TenderLine(5, Tender.CASH, pounds("20.00"))),
                List.of(
                        new TaxTotal(TaxRate.ZERO, pounds("11.50"), pounds("0.00")),
                        new TaxTotal(STANDARD_RATE, pounds("3.23"), pounds("0.57"))),
                pounds("15.30"),
                pounds("4.70"));
    }

    static RetailTransaction discounted() {
        return new RetailTransaction(
                TRANSACTION,
                number(18),
                MORNING.minusSeconds(40),
                MORNING,
                List.of(
                        new SaleLine(
                                1,
                                CANDLE.goods(),
                                Quantity.of(3),
                                CANDLE.price(),
                                Optional.of(CANDLE.price()),
                                List.of(
                                        new PriceModifier(
                                                PriceModifier.Kind.DISCOUNT,
                                                pounds("-2.55"),
                                                "3 for 2",
                                                Optional.empty(),
                                                Optional.of("CANDLES-3FOR2")),
                                        new PriceModifier(
                                                PriceModifier.Kind.DISCOUNT,
                                                pounds("-0.10"),
                                                "dented",
                                                Optional.of(OPERATOR)),
                                        new PriceModifier(
                                                PriceModifier.Kind.EXEMPTION,
                                                pounds("-0.75"),
                                                "EX 17",
                                                Optional.of(OPERATOR))),
                                pounds("4.25"),
                                new TaxClass("standard"),
                                TaxRate.ZERO,
                                pounds("0.00")),
                        new TenderLine(2, Tender.CASH, pounds("4.25"))),
                List.of(new TaxTotal(TaxRate.ZERO, pounds("4.25"), pounds("0.00"))),
                pounds("4.25"),
                pounds("0.00"));
    }

    /// Of a piece whose label says what it is.
    static LineVoided voidWithATrace() {
        return new LineVoided(
                TRANSACTION,
                2,
                new Goods.OfItem(
                        new ItemId(4711),
                        "Cheese",
                        new ItemCode("09521234543213"),
                        new Trace(
                                Optional.of("L7/8"),
                                Optional.of("S-1"),
                                Optional.of(LocalDate.of(2029, 3, 31)))),
                Quantity.ONE,
                pounds("4.25"),
                MORNING);
    }

    /// Of goods that were weighed in a vessel.
    static LineVoided voidOfAWeight() {
        return new LineVoided(
                TRANSACTION,
                2,
                new Goods.OfItem(
                        new ItemId(4711),
                        "Cheese",
                        new ItemCode("09521234543213"),
                        Trace.NONE.withTare(Optional.of(new Quantity(30)))),
                new Quantity(450),
                pounds("4.25"),
                MORNING);
    }

    private static Goods bareDepartment() {
        return new Goods.OfDepartment(new DepartmentId(4), "Books", Optional.empty(), "");
    }

    private static SaleLine overriddenCandles() {
        return new SaleLine(
                1,
                CANDLE.goods(),
                Quantity.of(2),
                new UnitPrice(GBP, 19_000),
                Optional.of(CANDLE.price()),
                List.of(
                        new PriceModifier(
                                PriceModifier.Kind.OVERRIDE,
                                pounds("-0.10"),
                                "replay",
                                Optional.of(OPERATOR)),
                        new PriceModifier(
                                PriceModifier.Kind.DISCOUNT,
                                pounds("0.00"),
                                "none",
                                Optional.empty())),
                pounds("3.80"),
                CANDLE.taxClass(),
                STANDARD_RATE,
                pounds("0.57"));
    }

    private static SaleLine plain(int line, Goods goods, String amount, String tax) {
        return new SaleLine(
                line,
                goods,
                Quantity.ONE,
                UnitPrice.of(pounds(amount)),
                Optional.empty(),
                List.of(),
                pounds(amount),
                new TaxClass(tax.equals("0.00") ? "zero" : "standard"),
                tax.equals("0.00") ? TaxRate.ZERO : STANDARD_RATE,
                pounds(tax));
    }

    static RetailTransaction back() {
        return new RetailTransaction(
                TRANSACTION,
                number(18),
                MORNING,
                MORNING,
                List.of(
                        brought(1, Optional.of(new OriginalLine(ENTRY, 1))),
                        brought(2, Optional.empty()),
                        new TenderLine(3, Tender.CASH, pounds("-3.90"))),
                List.of(new TaxTotal(STANDARD_RATE, pounds("-3.32"), pounds("-0.58"))),
                pounds("-3.90"),
                pounds("0.00"));
    }

    private static ReturnLine brought(int line, Optional<OriginalLine> original) {
        return new ReturnLine(
                line,
                CANDLE.goods(),
                Quantity.of(-1),
                CANDLE.price(),
                Optional.of(CANDLE.price()),
                List.of(),
                pounds("-1.95"),
                CANDLE.taxClass(),
                STANDARD_RATE,
                pounds("-0.29"),
                ReturnReason.CHANGED_MIND,
                original.isPresent() ? Disposition.BACK_TO_STOCK : Disposition.RETURN_TO_VENDOR,
                original);
    }
}
