package org.tillbridge.sync.journal;

import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Trace;

import tools.jackson.core.JsonGenerator;

import java.util.Optional;

/// What a line is about: `item`, `code`, `name`, `note` and, where the label says so, `lot`,
/// `serial`, `useBy`; or `department`, `name`, `code`, `note`; or `giftCard`, `name`, `onPaper`.
final class GoodsCodec {
    private GoodsCodec() {}

    static void write(JsonGenerator json, Goods goods) {
        switch (goods) {
            case Goods.OfItem item -> {
                json.writeNumberProperty("item", item.item().number());
                writeText(json, "code", item.code().normalForm());
                writeText(json, "name", item.name());
                writeTrace(json, item.trace());
                writeNote(json, item);
            }
            case Goods.OfDepartment department -> {
                json.writeNumberProperty("department", department.department().number());
                writeText(json, "name", department.name());
                department.code().ifPresent(code -> writeText(json, "code", code.normalForm()));
                writeNote(json, department);
            }
            case Goods.OfGiftCard card -> {
                json.writeStringProperty("giftCard", card.code().digits());
                writeText(json, "name", card.name());
                if (card.onPaper()) {
                    json.writeBooleanProperty("onPaper", true);
                }
            }
        }
    }

    static Goods goods(FieldsCodec fields) throws UnreadableEntryException {
        if (fields.has("item")) {
            return new Goods.OfItem(
                    new ItemId(fields.smallInteger("item")),
                    fields.text("name"),
                    new ItemCode(fields.text("code")),
                    trace(fields),
                    fields.optionalText("note").orElse(""));
        }
        if (fields.has("giftCard")) {
            return new Goods.OfGiftCard(
                    fields.text("name"),
                    StoredValueCodec.code(fields, "giftCard"),
                    fields.flag("onPaper"));
        }
        Optional<ItemCode> code = fields.optionalText("code").map(ItemCode::new);
        return new Goods.OfDepartment(
                new DepartmentId(fields.smallInteger("department")),
                fields.text("name"),
                code,
                fields.optionalText("note").orElse(""));
    }

    private static void writeNote(JsonGenerator json, Goods goods) {
        if (!goods.note().isEmpty()) {
            writeText(json, "note", goods.note());
        }
    }

    private static void writeTrace(JsonGenerator json, Trace trace) {
        trace.lot().ifPresent(lot -> writeText(json, "lot", lot));
        trace.serial().ifPresent(serial -> writeText(json, "serial", serial));
        trace.useBy().ifPresent(day -> json.writeStringProperty("useBy", day.toString()));
        trace.tare().ifPresent(tare -> json.writeNumberProperty("tare", tare.thousandths()));
    }

    private static Trace trace(FieldsCodec fields) throws UnreadableEntryException {
        return new Trace(
                fields.optionalText("lot"),
                fields.optionalText("serial"),
                fields.has("useBy") ? Optional.of(fields.date("useBy")) : Optional.empty(),
                fields.has("tare")
                        ? Optional.of(new Quantity(fields.integer("tare")))
                        : Optional.empty());
    }

    static void writeText(JsonGenerator json, String name, String text) {
        json.writeStringProperty(name, StrictJsonCodec.storable(text));
    }
}
