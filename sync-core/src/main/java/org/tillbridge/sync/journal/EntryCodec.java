package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.sync.journal.JournalEntry.Adjustment;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalEntry.CarriedAt;
import org.tillbridge.sync.journal.JournalEntry.CustomerEnrolled;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;
import org.tillbridge.sync.journal.JournalEntry.GrandTotals;
import org.tillbridge.sync.journal.JournalEntry.InvoiceIssued;
import org.tillbridge.sync.journal.JournalEntry.LineVoided;
import org.tillbridge.sync.journal.JournalEntry.ReceiptReprinted;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.JournalEntry.Signing;
import org.tillbridge.sync.journal.JournalEntry.StockAdjusted;
import org.tillbridge.sync.journal.JournalEntry.TenderAuthorised;
import org.tillbridge.sync.journal.JournalEntry.TenderDeclined;
import org.tillbridge.sync.journal.JournalEntry.TenderStarted;
import org.tillbridge.sync.journal.JournalEntry.TenderUnknown;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillControl;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Headers and bodies of entries as texts, in the one form that is stored, sent and hashed
/// (`src/docs/protocol.md`, *Journal*).
///
/// Writing is deterministic. Reading refuses whatever is odd with a reason, never with another
/// exception, and never takes more than its bounds: 256 KiB, 1,000 lines. Fields it does not know
/// are ignored.
public final class EntryCodec {
    /// What a header and a body may be long together, in bytes.
    public static final int MAX_BYTES = 256 * 1024;

    /// The same of an entry that carries another.
    public static final int MAX_CARRIED_BYTES = 300 * 1024;

    /// The version in which this program writes every kind.
    public static final int VERSION = 1;

    /// How many places are said at most where an entry was carried before.
    static final int MOST_CARRIERS = 100;

    private static final int MOST_ADJUSTMENTS = 1000;

    private EntryCodec() {}

    /// The simple name of the entry's type.
    public static String kind(JournalEntry entry) {
        return entry.getClass().getSimpleName();
    }

    public static String header(EntryHeader header) {
        return StrictJsonCodec.object(json -> HeaderCodec.write(json, header));
    }

    public static EntryHeader header(String text) throws UnreadableEntryException {
        return read(text, HeaderCodec::header);
    }

    /// The part of a header that binds its entry to the one before it.
    public static ChainLink link(String header) throws UnreadableEntryException {
        return read(header, HeaderCodec::link);
    }

    /// The body in version [#VERSION].
    ///
    /// @throws IllegalArgumentException if amounts are in different currencies
    public static String body(JournalEntry entry) {
        return StrictJsonCodec.object(json -> write(json, entry));
    }

    public static JournalEntry entry(String kind, int version, String body)
            throws UnreadableEntryException {
        if (version != VERSION) {
            throw UnreadableEntryException.unknownKind(kind, version);
        }
        return switch (kind) {
            case "SaleCompleted" ->
                    read(body, fields -> new SaleCompleted(TransactionCodec.transaction(fields)));
            case "ReturnCompleted" ->
                    read(body, fields -> new ReturnCompleted(TransactionCodec.transaction(fields)));
            case "TenderStarted" -> read(body, TenderCodec::started);
            case "TenderAuthorised" -> read(body, TenderCodec::authorised);
            case "TenderDeclined" -> read(body, TenderCodec::declined);
            case "TenderUnknown" -> read(body, TenderCodec::unknown);
            case "LineVoided" -> read(body, EntryCodec::lineVoided);
            case "SaleSuspended" -> SuspensionCodec.suspended(body);
            case "SaleResumed" -> read(body, SuspensionCodec::resumed);
            case "CustomerEnrolled" -> read(body, CustomerCodec::enrolled);
            case "InvoiceIssued" -> read(body, InvoiceCodec::issued);
            case "TillOpened" -> read(body, EntryCodec::tillOpened);
            case "TillClosed" -> read(body, EntryCodec::tillClosed);
            case "ApprovalGiven",
                    "AgeChecked",
                    "SignedOn",
                    "SignedOff",
                    "PinRefused",
                    "CashMoved",
                    "DrawerOpened",
                    "TillCounted",
                    "OfflinePaymentSettled" ->
                    read(body, fields -> TillControlCodec.entry(kind, fields));
            case "SigningUnitSet", "DocumentSigned", "DocumentUnsigned" ->
                    read(body, fields -> SigningCodec.entry(kind, fields));
            case "StockAdjusted" -> read(body, EntryCodec::stockAdjusted);
            case "ReceiptReprinted" -> read(body, EntryCodec::receiptReprinted);
            case "EpochOpened" -> read(body, EntryCodec::epochOpened);
            case "Carried" -> carried(body);
            default -> throw UnreadableEntryException.unknownKind(kind, version);
        };
    }

    /// Empty where this version does not know the kind.
    static Optional<JournalEntry> entryIfKnown(String kind, int version, String body)
            throws UnreadableEntryException {
        try {
            return Optional.of(entry(kind, version, body));
        } catch (UnreadableEntryException odd) {
            if (odd.reason() == UnreadableEntryException.Reason.UNKNOWN_KIND) {
                return Optional.empty();
            }
            throw odd;
        }
    }

    private static void write(JsonGenerator json, JournalEntry entry) {
        switch (entry) {
            case SaleCompleted sale -> TransactionCodec.write(json, sale.transaction());
            case ReturnCompleted back -> TransactionCodec.write(json, back.transaction());
            case TenderStarted started -> TenderCodec.write(json, started);
            case TenderAuthorised authorised -> TenderCodec.write(json, authorised);
            case TenderDeclined declined -> TenderCodec.write(json, declined);
            case TenderUnknown unknown -> TenderCodec.write(json, unknown);
            case LineVoided voided -> write(json, voided);
            case SaleSuspended suspended -> SuspensionCodec.write(json, suspended);
            case SaleResumed resumed -> SuspensionCodec.write(json, resumed);
            case CustomerEnrolled enrolled -> CustomerCodec.write(json, enrolled);
            case InvoiceIssued issued -> InvoiceCodec.write(json, issued);
            case TillOpened opened -> write(json, opened);
            case TillClosed closed -> write(json, closed);
            case TillControl control -> TillControlCodec.write(json, control);
            case Signing signing -> SigningCodec.write(json, signing);
            case StockAdjusted adjusted -> write(json, adjusted);
            case ReceiptReprinted reprinted -> write(json, reprinted);
            case EpochOpened opened -> write(json, opened);
            case Carried carried -> write(json, carried);
        }
    }

    private static void write(JsonGenerator json, LineVoided voided) {
        CurrencyUnit currency = voided.amount().getCurrencyUnit();
        json.writeStringProperty("transaction", voided.transaction().toString());
        json.writeNumberProperty("line", voided.line());
        GoodsCodec.write(json, voided.goods());
        json.writeNumberProperty("quantity", voided.quantity().thousandths());
        MoneyCodec.write(json, currency);
        MoneyCodec.write(json, "amount", voided.amount(), currency);
        json.writeNumberProperty("at", voided.at().toEpochMilli());
    }

    private static LineVoided lineVoided(FieldsCodec fields) throws UnreadableEntryException {
        return new LineVoided(
                fields.uuid("transaction"),
                fields.smallInteger("line"),
                GoodsCodec.goods(fields),
                new Quantity(fields.integer("quantity")),
                MoneyCodec.amount(fields, "amount", MoneyCodec.currency(fields)),
                fields.instant("at"));
    }

    private static void write(JsonGenerator json, ReceiptReprinted reprinted) {
        json.writeStringProperty("transaction", reprinted.transaction().toString());
        json.writeStringProperty("form", CamelCase.of(reprinted.form()));
    }

    private static ReceiptReprinted receiptReprinted(FieldsCodec fields)
            throws UnreadableEntryException {
        return new ReceiptReprinted(
                fields.uuid("transaction"), fields.oneOf(ReceiptReprinted.Form.class, "form"));
    }

    private static void write(JsonGenerator json, TillOpened opened) {
        CurrencyUnit currency = opened.openingFloat().getCurrencyUnit();
        json.writeStringProperty("businessDate", opened.businessDate().toString());
        MoneyCodec.write(json, currency);
        MoneyCodec.write(json, "openingFloat", opened.openingFloat(), currency);
    }

    private static TillOpened tillOpened(FieldsCodec fields) throws UnreadableEntryException {
        return new TillOpened(
                fields.date("businessDate"),
                MoneyCodec.amount(fields, "openingFloat", MoneyCodec.currency(fields)));
    }

    private static void write(JsonGenerator json, TillClosed closed) {
        CurrencyUnit currency = closed.counted().getCurrencyUnit();
        json.writeStringProperty("number", closed.number().toString());
        json.writeStringProperty("businessDate", closed.businessDate().toString());
        MoneyCodec.write(json, currency);
        TillControlCodec.writeCounts(json, closed.counts(), currency);
        MoneyCodec.write(json, "counted", closed.counted(), currency);
        MoneyCodec.write(json, "expected", closed.expected(), currency);
        if (!closed.reason().isEmpty()) {
            GoodsCodec.writeText(json, "reason", closed.reason());
        }
        if (closed.grandTotals().isPresent()) {
            json.writeObjectPropertyStart("grandTotals");
            MoneyCodec.write(json, "sold", closed.grandTotals().get().sold(), currency);
            MoneyCodec.write(json, "returned", closed.grandTotals().get().returned(), currency);
            json.writeEndObject();
        }
    }

    private static TillClosed tillClosed(FieldsCodec fields) throws UnreadableEntryException {
        CurrencyUnit currency = MoneyCodec.currency(fields);
        return new TillClosed(
                MoneyCodec.number(fields),
                fields.date("businessDate"),
                TillControlCodec.counts(fields, currency),
                MoneyCodec.amount(fields, "counted", currency),
                MoneyCodec.amount(fields, "expected", currency),
                fields.optionalText("reason").orElse(""),
                grandTotals(fields, currency));
    }

    private static Optional<GrandTotals> grandTotals(FieldsCodec fields, CurrencyUnit currency)
            throws UnreadableEntryException {
        Optional<FieldsCodec> totals = fields.optionalObject("grandTotals");
        return totals.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new GrandTotals(
                                MoneyCodec.amount(totals.get(), "sold", currency),
                                MoneyCodec.amount(totals.get(), "returned", currency)));
    }

    private static void write(JsonGenerator json, StockAdjusted adjusted) {
        json.writeArrayPropertyStart("adjustments");
        for (Adjustment adjustment : adjusted.adjustments()) {
            json.writeStartObject();
            json.writeNumberProperty("line", adjustment.line());
            json.writeNumberProperty("item", adjustment.item().number());
            json.writeNumberProperty("change", adjustment.change().thousandths());
            GoodsCodec.writeText(json, "reason", adjustment.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static StockAdjusted stockAdjusted(FieldsCodec fields) throws UnreadableEntryException {
        List<Adjustment> adjustments = new ArrayList<>();
        for (FieldsCodec adjustment : fields.objects("adjustments", MOST_ADJUSTMENTS)) {
            adjustments.add(
                    new Adjustment(
                            adjustment.smallInteger("line"),
                            new ItemId(adjustment.smallInteger("item")),
                            new Quantity(adjustment.integer("change")),
                            adjustment.text("reason")));
        }
        return new StockAdjusted(adjustments);
    }

    private static void write(JsonGenerator json, EpochOpened opened) {
        json.writeStringProperty("previousEpoch", opened.previousEpoch().hex());
        json.writeNumberProperty("lastCommonSequence", opened.lastCommonSequence());
        json.writeStringProperty("lastCommonHash", opened.lastCommonHash().hex());
        if (opened.fork()) {
            json.writeBooleanProperty("fork", true);
        }
    }

    private static EpochOpened epochOpened(FieldsCodec fields) throws UnreadableEntryException {
        return new EpochOpened(
                new Epoch(fields.text("previousEpoch")),
                fields.integer("lastCommonSequence"),
                new Hash(fields.text("lastCommonHash")),
                fields.flag("fork"));
    }

    private static void write(JsonGenerator json, Carried carried) {
        json.writeName("header");
        json.writeRawValue(carried.header());
        json.writeName("body");
        json.writeRawValue(carried.body());
        if (carried.carriedBefore().isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("carriedBefore");
        for (CarriedAt place : carried.carriedBefore()) {
            json.writeStartObject();
            json.writeStringProperty("epoch", place.epoch().hex());
            json.writeNumberProperty("sequence", place.sequence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Both texts are cut out of the body as they stand in it.
    private static Carried carried(String body) throws UnreadableEntryException {
        Map<String, String> parts = StrictJsonCodec.parts(body, MAX_CARRIED_BYTES);
        String header = parts.getOrDefault("header", "");
        String text = parts.getOrDefault("body", "");
        if (!header.startsWith("{") || !text.startsWith("{")) {
            throw UnreadableEntryException.unreadable("header and body are not both there");
        }
        String places = parts.getOrDefault("carriedBefore", "[]");
        return new Carried(
                header,
                text,
                read("{\"carriedBefore\":" + places + "}", EntryCodec::carriedBefore));
    }

    private static List<CarriedAt> carriedBefore(FieldsCodec fields)
            throws UnreadableEntryException {
        List<CarriedAt> places = new ArrayList<>();
        for (FieldsCodec place : fields.objects("carriedBefore", MOST_CARRIERS)) {
            places.add(new CarriedAt(new Epoch(place.text("epoch")), place.integer("sequence")));
        }
        return places;
    }

    static <T> T read(String text, Form<T> form) throws UnreadableEntryException {
        try {
            return form.read(StrictJsonCodec.read(text, MAX_BYTES));
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            throw new UnreadableEntryException(
                    "not possible: " + impossible.getMessage(), impossible);
        }
    }

    /// Makes of fields what they stand for.
    interface Form<T> {
        T read(FieldsCodec fields) throws UnreadableEntryException;
    }
}
