package org.tillbridge.hub.http;

import org.tillbridge.hub.day.StoreDay;
import org.tillbridge.hub.day.StoreDay.Absent;
import org.tillbridge.hub.day.StoreDay.Addendum;
import org.tillbridge.hub.day.StoreDay.DayMoney;
import org.tillbridge.hub.day.StoreDay.Waiting;
import org.tillbridge.hub.day.StoreDayStore;
import org.tillbridge.hub.page.ListPage;

import tools.jackson.core.JsonGenerator;

import java.util.List;

/// The JSON of store days.
final class DayCodec {
    private DayCodec() {}

    static byte[] days(ListPage<StoreDay> page) {
        return AdminCodec.object(
                json ->
                        Paging.write(
                                json, "days", page, StoreDayStore.ORDER, day -> write(json, day)));
    }

    private static void write(JsonGenerator json, StoreDay day) {
        json.writeStartObject();
        json.writeNumberProperty("store", day.store().number());
        json.writeStringProperty("businessDate", day.businessDate().toString());
        day.completedAt()
                .ifPresent(at -> json.writeNumberProperty("completedAt", at.toEpochMilli()));
        json.writeArrayPropertyStart("waitsFor");
        for (Waiting one : day.waitsFor()) {
            json.writeStartObject();
            json.writeNumberProperty("workstation", one.workstation().number());
            json.writeStringProperty("name", one.name());
            json.writeBooleanProperty("open", one.isOpen());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("absent");
        for (Absent one : day.absent()) {
            json.writeStartObject();
            json.writeNumberProperty("workstation", one.workstation().number());
            json.writeStringProperty("name", one.name());
            json.writeNumberProperty("since", one.since().toEpochMilli());
            json.writeStringProperty("reason", one.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        write(json, day.money());
        json.writeArrayPropertyStart("addenda");
        for (Addendum one : day.addenda()) {
            json.writeStartObject();
            json.writeNumberProperty("addendum", one.number());
            json.writeStringProperty("receivedOn", one.receivedOn().toString());
            write(json, one.money());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<DayMoney> money) {
        json.writeArrayPropertyStart("sales");
        for (DayMoney one : money) {
            json.writeStartObject();
            json.writeStringProperty("currency", one.currency());
            json.writeNumberProperty("transactions", one.transactions());
            json.writeNumberProperty("total", one.total());
            json.writeNumberProperty("tax", one.tax());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
