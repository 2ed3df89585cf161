package org.tillbridge.sync.wire;

import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Permission;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.Trace;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.JsonCodec.Fields;
import org.tillbridge.sync.wire.ReplicaRow.BlockedCardRow;
import org.tillbridge.sync.wire.ReplicaRow.CompanionRow;
import org.tillbridge.sync.wire.ReplicaRow.DepartmentRow;
import org.tillbridge.sync.wire.ReplicaRow.ErasedPartRow;
import org.tillbridge.sync.wire.ReplicaRow.FavouriteRow;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.ReplicaRow.OperatorRow;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.ReplicaRow.PriceRow;
import org.tillbridge.sync.wire.ReplicaRow.PromotionRow;
import org.tillbridge.sync.wire.ReplicaRow.RecallRow;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;
import org.tillbridge.sync.wire.ReplicaRow.RightRow;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;
import org.tillbridge.sync.wire.ReplicaRow.SpareEpochRow;
import org.tillbridge.sync.wire.ReplicaRow.StockRow;
import org.tillbridge.sync.wire.ReplicaRow.TaxRateRow;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;

import tools.jackson.core.JsonGenerator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The bodies of replica rows.
public final class RowCodec {
    private static final int MAX_NAME = 500;
    private static final int MOST_CODES = 1000;

    private RowCodec() {}

    /// The row to put into the feed.
    public static FeedRow row(ReplicaRow row) {
        return FeedRow.put(row.kind(), row.key(), body(row));
    }

    public static String body(ReplicaRow row) {
        return JsonCodec.text(json -> write(json, row));
    }

    /// What the body of a row says; empty if this version does not know the kind.
    ///
    /// @throws UnreadableMessageException if the kind is known and the body is not in its form
    public static Optional<ReplicaRow> read(String kind, String body) {
        return switch (kind) {
            case ItemRow.KIND -> Optional.of(readItem(JsonCodec.read(body)));
            case DepartmentRow.KIND -> Optional.of(readDepartment(JsonCodec.read(body)));
            case TaxRateRow.KIND -> Optional.of(TaxRateCodec.read(JsonCodec.read(body)));
            case FavouriteRow.KIND -> Optional.of(readFavourite(JsonCodec.read(body)));
            case PromotionRow.KIND ->
                    Optional.of(new PromotionRow(PromotionCodec.read(JsonCodec.read(body))));
            case RecallRow.KIND -> Optional.of(readRecall(JsonCodec.read(body)));
            case CompanionRow.KIND -> Optional.of(readCompanion(JsonCodec.read(body)));
            case SigningKeyRow.KIND -> Optional.of(readSigningKey(JsonCodec.read(body)));
            case BlockedCardRow.KIND -> Optional.of(readBlockedCard(JsonCodec.read(body)));
            case ErasedPartRow.KIND -> Optional.of(readErasedPart(JsonCodec.read(body)));
            case PriceRow.KIND -> Optional.of(readPrice(JsonCodec.read(body)));
            case StoreRow.KIND -> Optional.of(StoreRowCodec.read(JsonCodec.read(body)));
            case RightRow.KIND -> Optional.of(readRight(JsonCodec.read(body)));
            case StockRow.KIND -> Optional.of(readStock(JsonCodec.read(body)));
            case ReflectedRow.KIND -> Optional.of(readReflected(JsonCodec.read(body)));
            case ParkedRow.KIND -> Optional.of(readParked(JsonCodec.read(body)));
            case WorkstationRow.KIND -> Optional.of(readWorkstation(JsonCodec.read(body)));
            case OperatorRow.KIND -> Optional.of(readOperator(JsonCodec.read(body)));
            case SpareEpochRow.KIND -> Optional.of(readSpareEpoch(JsonCodec.read(body)));
            default -> Optional.empty();
        };
    }

    private static void write(JsonGenerator json, ReplicaRow row) {
        switch (row) {
            case ItemRow item -> writeItem(json, item);
            case DepartmentRow(Department department) -> {
                json.writeNumberProperty("department", department.id().number());
                json.writeStringProperty("name", department.name());
                json.writeStringProperty("taxClass", department.taxClass().code());
            }
            case TaxRateRow rate -> TaxRateCodec.write(json, rate);
            case FavouriteRow(String category, int position, ItemId item) -> {
                json.writeStringProperty("category", category);
                json.writeNumberProperty("position", position);
                json.writeNumberProperty("item", item.number());
            }
            case PromotionRow(var promotion) -> PromotionCodec.write(json, promotion);
            case RecallRow(ItemId item, String lot, String reason) -> {
                json.writeNumberProperty("item", item.number());
                if (!lot.isEmpty()) {
                    json.writeStringProperty("lot", lot);
                }
                json.writeStringProperty("reason", reason);
            }
            case CompanionRow along -> {
                json.writeNumberProperty("item", along.item().number());
                json.writeNumberProperty("companion", along.companion().number());
                json.writeNumberProperty("pieces", along.pieces());
                if (along.levy()) {
                    json.writeBooleanProperty("levy", true);
                }
            }
            case SigningKeyRow signing -> {
                json.writeNumberProperty("workstation", signing.workstation().number());
                json.writeNumberProperty("store", signing.store().number());
                json.writeStringProperty("publicKey", signing.publicKey().base64());
                writeRevokedAt(json, signing.revokedAt());
            }
            case BlockedCardRow(CardDigest card) -> json.writeStringProperty("card", card.hex());
            case ErasedPartRow(Hash part) -> json.writeStringProperty("part", part.hex());
            case PriceRow price -> {
                json.writeNumberProperty("item", price.item().number());
                json.writeNumberProperty("from", price.from().toEpochMilli());
                json.writeNumberProperty("price", price.tenThousandths());
            }
            case StoreRow store -> StoreRowCodec.write(json, store);
            case RightRow right -> writeRight(json, right);
            case StockRow(ItemId item, Quantity onHand) -> {
                json.writeNumberProperty("item", item.number());
                json.writeNumberProperty("onHand", onHand.thousandths());
            }
            case ReflectedRow(WorkstationId workstation, Epoch epoch, long sequence) ->
                    writePlace(json, workstation, epoch, sequence);
            case ParkedRow parked -> {
                writePlace(json, parked.workstation(), parked.epoch(), parked.sequence());
                PushCodec.writeEffect(json, parked.effect());
            }
            case WorkstationRow workstation -> {
                json.writeNumberProperty("workstation", workstation.workstation().number());
                json.writeNumberProperty("store", workstation.store().number());
                json.writeStringProperty("name", workstation.name());
                workstation
                        .enrolBy()
                        .ifPresent(by -> json.writeNumberProperty("enrolBy", by.toEpochMilli()));
                writeRevokedAt(json, workstation.revokedAt());
            }
            case OperatorRow operator -> writeOperator(json, operator);
            case SpareEpochRow(EpochGrant spare) -> EnrolmentCodec.writeGrant(json, spare);
        }
    }

    private static void writeItem(JsonGenerator json, ItemRow row) {
        Item item = row.item();
        json.writeNumberProperty("item", item.id().number());
        json.writeStringProperty("sku", item.sku());
        json.writeStringProperty("name", item.name());
        json.writeNumberProperty("department", item.department().number());
        json.writeStringProperty("taxClass", item.taxClass().code());
        json.writeArrayPropertyStart("codes");
        row.codes().forEach(code -> json.writeString(code.normalForm()));
        json.writeEndArray();
        if (item.discontinued()) {
            json.writeBooleanProperty("discontinued", true);
        }
        item.minimumAge().ifPresent(age -> json.writeNumberProperty("minimumAge", age));
    }

    private static ReplicaRow readItem(Fields fields) {
        Item item =
                new Item(
                        new ItemId(fields.number("item")),
                        fields.text("sku", MAX_NAME),
                        fields.text("name", MAX_NAME),
                        new DepartmentId(fields.number("department")),
                        taxClass(fields),
                        fields.flag("discontinued"),
                        fields.has("minimumAge")
                                ? OptionalInt.of(fields.number("minimumAge"))
                                : OptionalInt.empty());
        List<ItemCode> codes = new ArrayList<>();
        for (String code : fields.texts("codes", MOST_CODES, ItemCode.MAX_LENGTH)) {
            codes.add(code(code));
        }
        return new ItemRow(item, codes);
    }

    private static ItemCode code(String text) {
        try {
            return new ItemCode(text);
        } catch (IllegalArgumentException odd) {
            throw new UnreadableMessageException("A code is empty or too long", odd);
        }
    }

    private static ReplicaRow readDepartment(Fields fields) {
        return new DepartmentRow(
                new Department(
                        new DepartmentId(fields.number("department")),
                        fields.text("name", MAX_NAME),
                        taxClass(fields)));
    }

    private static ReplicaRow readFavourite(Fields fields) {
        return new FavouriteRow(
                fields.text("category", 100),
                fields.number("position"),
                new ItemId(fields.number("item")));
    }

    private static ReplicaRow readRecall(Fields fields) {
        return new RecallRow(
                new ItemId(fields.number("item")),
                fields.optionalText("lot", Trace.MAX_LENGTH).orElse(""),
                fields.text("reason", MAX_NAME));
    }

    private static ReplicaRow readCompanion(Fields fields) {
        return new CompanionRow(
                new ItemId(fields.number("item")),
                new ItemId(fields.number("companion")),
                fields.number("pieces"),
                fields.flag("levy"));
    }

    private static ReplicaRow readSigningKey(Fields fields) {
        return new SigningKeyRow(
                new WorkstationId(fields.number("workstation")),
                new StoreId(fields.number("store")),
                fields.parsed("publicKey", 100, VerifyingKey::new),
                instant(fields, "revokedAt"));
    }

    private static ReplicaRow readBlockedCard(Fields fields) {
        return new BlockedCardRow(fields.parsed("card", 10, CardDigest::new));
    }

    private static ReplicaRow readErasedPart(Fields fields) {
        return new ErasedPartRow(fields.parsed("part", 64, Hash::new));
    }

    private static void writeRevokedAt(JsonGenerator json, Optional<Instant> revokedAt) {
        revokedAt.ifPresent(at -> json.writeNumberProperty("revokedAt", at.toEpochMilli()));
    }

    private static ReplicaRow readPrice(Fields fields) {
        return new PriceRow(
                new ItemId(fields.number("item")),
                fields.instant("from"),
                fields.integer("price", 0, Long.MAX_VALUE));
    }

    private static void writeRight(JsonGenerator json, RightRow row) {
        json.writeStringProperty("role", CamelCase.of(row.role()));
        json.writeStringProperty("right", CamelCase.of(row.right()));
        json.writeStringProperty("allowance", CamelCase.of(row.permission().beyond()));
        row.permission()
                .freeUpTo()
                .ifPresent(amount -> json.writeNumberProperty("freeUpTo", amount));
    }

    private static ReplicaRow readRight(Fields fields) {
        OptionalLong freeUpTo =
                fields.has("freeUpTo")
                        ? OptionalLong.of(fields.integer("freeUpTo", 0, Long.MAX_VALUE))
                        : OptionalLong.empty();
        return new RightRow(
                fields.oneOf("role", Role.class),
                fields.oneOf("right", Right.class),
                new Permission(fields.oneOf("allowance", Allowance.class), freeUpTo));
    }

    private static ReplicaRow readStock(Fields fields) {
        return new StockRow(
                new ItemId(fields.number("item")),
                new Quantity(fields.integer("onHand", -Long.MAX_VALUE, Long.MAX_VALUE)));
    }

    private static void writePlace(
            JsonGenerator json, WorkstationId workstation, Epoch epoch, long sequence) {
        json.writeNumberProperty("workstation", workstation.number());
        json.writeStringProperty("epoch", epoch.hex());
        json.writeNumberProperty("sequence", sequence);
    }

    private static ReplicaRow readReflected(Fields fields) {
        return new ReflectedRow(
                new WorkstationId(fields.number("workstation")),
                fields.parsed("epoch", 16, Epoch::new),
                fields.integer("sequence", 0, Long.MAX_VALUE));
    }

    private static ReplicaRow readParked(Fields fields) {
        return new ParkedRow(
                new WorkstationId(fields.number("workstation")),
                fields.parsed("epoch", 16, Epoch::new),
                fields.integer("sequence", 1, Long.MAX_VALUE),
                PushCodec.readEffect(fields));
    }

    private static ReplicaRow readWorkstation(Fields fields) {
        return new WorkstationRow(
                new WorkstationId(fields.number("workstation")),
                new StoreId(fields.number("store")),
                fields.text("name", MAX_NAME),
                instant(fields, "enrolBy"),
                instant(fields, "revokedAt"));
    }

    private static void writeOperator(JsonGenerator json, OperatorRow operator) {
        json.writeNumberProperty("operator", operator.operator().number());
        json.writeStringProperty("name", operator.name());
        json.writeStringProperty("role", CamelCase.of(operator.role()));
        json.writeStringProperty("salt", operator.pin().salt());
        json.writeNumberProperty("iterations", operator.pin().iterations());
        json.writeStringProperty("verifier", operator.pin().verifier());
    }

    private static ReplicaRow readOperator(Fields fields) {
        return new OperatorRow(
                new OperatorId(fields.number("operator")),
                fields.text("name", MAX_NAME),
                fields.oneOf("role", Role.class),
                new PinDigest(
                        fields.parsed("salt", 100, Base64Text::checked),
                        (int) fields.integer("iterations", 1, PinDigest.MAX_ITERATIONS),
                        fields.parsed("verifier", 100, Base64Text::checked)));
    }

    private static ReplicaRow readSpareEpoch(Fields fields) {
        return new SpareEpochRow(EnrolmentCodec.readGrant(fields));
    }

    private static Optional<Instant> instant(Fields fields, String name) {
        return fields.has(name) ? Optional.of(fields.instant(name)) : Optional.empty();
    }

    private static TaxClass taxClass(Fields fields) {
        return fields.parsed("taxClass", 32, TaxClass::new);
    }
}
