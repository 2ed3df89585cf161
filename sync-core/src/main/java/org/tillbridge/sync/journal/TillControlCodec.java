package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.sync.journal.JournalEntry.DenominationCount;
import org.tillbridge.sync.journal.JournalEntry.TillControl;
import org.tillbridge.sync.journal.JournalEntry.TillControl.AgeChecked;
import org.tillbridge.sync.journal.JournalEntry.TillControl.ApprovalGiven;
import org.tillbridge.sync.journal.JournalEntry.TillControl.CashMoved;
import org.tillbridge.sync.journal.JournalEntry.TillControl.DrawerOpened;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled;
import org.tillbridge.sync.journal.JournalEntry.TillControl.PinRefused;
import org.tillbridge.sync.journal.JournalEntry.TillControl.SignedOff;
import org.tillbridge.sync.journal.JournalEntry.TillControl.SignedOn;
import org.tillbridge.sync.journal.JournalEntry.TillControl.TillCounted;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The bodies of what says who was at the till, what was approved, and what became of its money.
final class TillControlCodec {
    private static final int MOST_DENOMINATIONS = 1000;

    private TillControlCodec() {}

    static void write(JsonGenerator json, TillControl entry) {
        switch (entry) {
            case ApprovalGiven approval -> write(json, approval);
            case AgeChecked checked -> write(json, checked);
            case SignedOn(OperatorId operator) -> writeOperator(json, operator);
            case SignedOff(OperatorId operator, boolean locked) -> {
                writeOperator(json, operator);
                if (locked) {
                    json.writeBooleanProperty("locked", true);
                }
            }
            case PinRefused(OperatorId operator, int inARow) -> {
                writeOperator(json, operator);
                json.writeNumberProperty("inARow", inARow);
            }
            case CashMoved(CashMovement movement, Money amount, String reason) -> {
                json.writeStringProperty("movement", CamelCase.of(movement));
                MoneyCodec.write(json, amount.getCurrencyUnit());
                MoneyCodec.write(json, "amount", amount, amount.getCurrencyUnit());
                GoodsCodec.writeText(json, "reason", reason);
            }
            case DrawerOpened(String reason) -> GoodsCodec.writeText(json, "reason", reason);
            case TillCounted counted -> write(json, counted);
            case OfflinePaymentSettled settled -> TenderCodec.write(json, settled);
        }
    }

    /// @param kind one of those above
    static JournalEntry entry(String kind, FieldsCodec fields) throws UnreadableEntryException {
        return switch (kind) {
            case "ApprovalGiven" -> approvalGiven(fields);
            case "AgeChecked" -> ageChecked(fields);
            case "SignedOn" -> new SignedOn(operator(fields, "operator"));
            case "SignedOff" -> new SignedOff(operator(fields, "operator"), fields.flag("locked"));
            case "PinRefused" ->
                    new PinRefused(operator(fields, "operator"), fields.smallInteger("inARow"));
            case "CashMoved" ->
                    new CashMoved(
                            fields.oneOf(CashMovement.class, "movement"),
                            MoneyCodec.amount(fields, "amount", MoneyCodec.currency(fields)),
                            fields.text("reason"));
            case "DrawerOpened" -> new DrawerOpened(fields.text("reason"));
            case "TillCounted" -> tillCounted(fields);
            case "OfflinePaymentSettled" -> TenderCodec.settled(fields);
            default -> throw UnreadableEntryException.unknownKind(kind, EntryCodec.VERSION);
        };
    }

    private static void write(JsonGenerator json, ApprovalGiven approval) {
        json.writeNumberProperty("requester", approval.requester().number());
        json.writeNumberProperty("approver", approval.approver().number());
        GoodsCodec.writeText(json, "right", approval.right());
        GoodsCodec.writeText(json, "deed", approval.deed());
        if (approval.amount().isPresent()) {
            Money amount = approval.amount().get();
            MoneyCodec.write(json, amount.getCurrencyUnit());
            MoneyCodec.write(json, "amount", amount, amount.getCurrencyUnit());
        }
        approval.transaction()
                .ifPresent(id -> json.writeStringProperty("transaction", id.toString()));
    }

    private static void write(JsonGenerator json, AgeChecked checked) {
        checked.transaction()
                .ifPresent(id -> json.writeStringProperty("transaction", id.toString()));
        json.writeNumberProperty("item", checked.item().number());
        json.writeNumberProperty("minimumAge", checked.minimumAge());
        if (checked.oldEnough()) {
            json.writeBooleanProperty("oldEnough", true);
        }
    }

    private static AgeChecked ageChecked(FieldsCodec fields) throws UnreadableEntryException {
        return new AgeChecked(
                transaction(fields),
                new ItemId(fields.smallInteger("item")),
                fields.smallInteger("minimumAge"),
                fields.flag("oldEnough"));
    }

    private static Optional<UUID> transaction(FieldsCodec fields) throws UnreadableEntryException {
        return fields.has("transaction")
                ? Optional.of(fields.uuid("transaction"))
                : Optional.empty();
    }

    private static ApprovalGiven approvalGiven(FieldsCodec fields) throws UnreadableEntryException {
        Optional<Money> amount =
                fields.has("amount")
                        ? Optional.of(
                                MoneyCodec.amount(fields, "amount", MoneyCodec.currency(fields)))
                        : Optional.empty();
        return new ApprovalGiven(
                operator(fields, "requester"),
                operator(fields, "approver"),
                fields.text("right"),
                fields.text("deed"),
                amount,
                transaction(fields));
    }

    private static void write(JsonGenerator json, TillCounted counted) {
        CurrencyUnit currency = counted.counted().getCurrencyUnit();
        json.writeStringProperty("businessDate", counted.businessDate().toString());
        MoneyCodec.write(json, currency);
        writeCounts(json, counted.counts(), currency);
        MoneyCodec.write(json, "counted", counted.counted(), currency);
        MoneyCodec.write(json, "expected", counted.expected(), currency);
    }

    private static TillCounted tillCounted(FieldsCodec fields) throws UnreadableEntryException {
        CurrencyUnit currency = MoneyCodec.currency(fields);
        return new TillCounted(
                fields.date("businessDate"),
                counts(fields, currency),
                MoneyCodec.amount(fields, "counted", currency),
                MoneyCodec.amount(fields, "expected", currency));
    }

    static void writeCounts(
            JsonGenerator json, List<DenominationCount> counts, CurrencyUnit currency) {
        json.writeArrayPropertyStart("counts");
        for (DenominationCount count : counts) {
            json.writeStartObject();
            MoneyCodec.write(json, "denomination", count.denomination(), currency);
            json.writeNumberProperty("pieces", count.pieces());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static List<DenominationCount> counts(FieldsCodec fields, CurrencyUnit currency)
            throws UnreadableEntryException {
        List<DenominationCount> counts = new ArrayList<>();
        for (FieldsCodec count : fields.objects("counts", MOST_DENOMINATIONS)) {
            counts.add(
                    new DenominationCount(
                            MoneyCodec.amount(count, "denomination", currency),
                            count.smallInteger("pieces")));
        }
        return counts;
    }

    private static void writeOperator(JsonGenerator json, OperatorId operator) {
        json.writeNumberProperty("operator", operator.number());
    }

    private static OperatorId operator(FieldsCodec fields, String name)
            throws UnreadableEntryException {
        return new OperatorId(fields.smallInteger(name));
    }
}
