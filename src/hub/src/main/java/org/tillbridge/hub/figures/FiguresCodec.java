package org.tillbridge.hub.figures;

import org.tillbridge.hub.figures.Figures.WorkstationFigures;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.util.List;
import java.util.function.BiConsumer;

/// Figures as JSON.
public final class FiguresCodec {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private FiguresCodec() {}

    public static String text(Figures figures) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            array(json, "workstations", figures.workstations(), FiguresCodec::write);
            array(
                    json,
                    "storedValue",
                    figures.storedValue(),
                    (inner, one) -> {
                        inner.writeStringProperty("currency", one.currency());
                        inner.writeNumberProperty("issued", one.issued());
                        inner.writeNumberProperty("redeemed", one.redeemed());
                        inner.writeNumberProperty("refunded", one.refunded());
                        inner.writeNumberProperty("outstanding", one.outstanding());
                        inner.writeNumberProperty("lost", one.lost());
                        inner.writeNumberProperty("blocked", one.blocked());
                    });
            json.writeNumberProperty("duplicates", figures.duplicates());
            json.writeArrayPropertyStart("differences");
            figures.differences().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, WorkstationFigures of) {
        json.writeNumberProperty("workstation", of.workstation().number());
        json.writeNumberProperty("store", of.store().number());
        json.writeStringProperty("name", of.name());
        json.writeObjectPropertyStart("entries");
        json.writeNumberProperty("booked", of.entries().booked());
        json.writeNumberProperty("repeated", of.entries().repeated());
        json.writeNumberProperty("quarantined", of.entries().quarantined());
        json.writeNumberProperty("nameless", of.entries().nameless());
        json.writeEndObject();
        writeChain(json, of);
        writeMoney(json, of);
        json.writeNumberProperty("stockMovements", of.stockMovements());
        json.writeNumberProperty("parkedEffects", of.parkedEffects());
        array(
                json,
                "movements",
                of.movements(),
                (inner, one) -> {
                    inner.writeNumberProperty("item", one.item().number());
                    inner.writeStringProperty("sku", one.sku());
                    inner.writeNumberProperty("onHand", one.onHand().thousandths());
                });
    }

    private static void writeChain(JsonGenerator json, WorkstationFigures of) {
        array(
                json,
                "epochs",
                of.epochs(),
                (inner, one) -> {
                    inner.writeStringProperty("epoch", one.epoch().hex());
                    inner.writeNumberProperty("acknowledgedThrough", one.acknowledgedThrough());
                    inner.writeNumberProperty("missing", one.missing());
                });
        array(
                json,
                "series",
                of.series(),
                (inner, one) -> {
                    inner.writeNumberProperty("series", one.series());
                    inner.writeNumberProperty("first", one.first());
                    inner.writeNumberProperty("last", one.last());
                    inner.writeNumberProperty("missing", one.missing());
                    array(
                            inner,
                            "missingNumbers",
                            one.missingNumbers(),
                            (range, numbers) -> {
                                range.writeNumberProperty("first", numbers.first());
                                range.writeNumberProperty("last", numbers.last());
                            });
                    inner.writeNumberProperty("duplicates", one.duplicates());
                });
    }

    private static void writeMoney(JsonGenerator json, WorkstationFigures of) {
        array(
                json,
                "revenue",
                of.revenue(),
                (inner, one) -> {
                    inner.writeStringProperty("currency", one.currency());
                    inner.writeNumberProperty("transactions", one.transactions());
                    inner.writeNumberProperty("total", one.total());
                });
        array(
                json,
                "days",
                of.days(),
                (inner, one) -> {
                    inner.writeStringProperty("businessDate", one.businessDate().toString());
                    inner.writeStringProperty("currency", one.currency());
                    inner.writeNumberProperty("transactions", one.transactions());
                    inner.writeNumberProperty("total", one.total());
                });
        array(
                json,
                "tenders",
                of.tenders(),
                (inner, one) -> {
                    inner.writeStringProperty("currency", one.currency());
                    inner.writeStringProperty("tender", one.tender());
                    inner.writeNumberProperty("amount", one.amount());
                });
        array(
                json,
                "taxes",
                of.taxes(),
                (inner, one) -> {
                    inner.writeStringProperty("currency", one.currency());
                    inner.writeNumberProperty("rate", one.rate());
                    if (!one.jurisdiction().isEmpty()) {
                        inner.writeStringProperty("jurisdiction", one.jurisdiction());
                    }
                    inner.writeNumberProperty("net", one.net());
                    inner.writeNumberProperty("tax", one.tax());
                });
        array(
                json,
                "modifiers",
                of.modifiers(),
                (inner, one) -> {
                    inner.writeStringProperty("currency", one.currency());
                    inner.writeStringProperty("kind", one.kind());
                    inner.writeNumberProperty("times", one.times());
                    inner.writeNumberProperty("amount", one.amount());
                });
    }

    private static <T> void array(
            JsonGenerator json,
            String name,
            List<T> elements,
            BiConsumer<JsonGenerator, T> fields) {
        json.writeArrayPropertyStart(name);
        for (T element : elements) {
            json.writeStartObject();
            fields.accept(json, element);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
