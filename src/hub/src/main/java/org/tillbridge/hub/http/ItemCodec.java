package org.tillbridge.hub.http;

import org.tillbridge.hub.catalogue.ListedItem;
import org.tillbridge.hub.catalogue.ListedItem.InStore;
import org.tillbridge.hub.page.ListOrder;
import org.tillbridge.hub.page.ListPage;
import org.tillbridge.retail.Item;

import tools.jackson.core.JsonGenerator;

/// The JSON of the list of items.
final class ItemCodec {
    private ItemCodec() {}

    static byte[] items(ListPage<ListedItem> page, ListOrder order) {
        return AdminCodec.object(
                json -> Paging.write(json, "items", page, order, one -> write(json, one)));
    }

    private static void write(JsonGenerator json, ListedItem listed) {
        Item item = listed.item();
        json.writeStartObject();
        json.writeNumberProperty("item", item.id().number());
        json.writeStringProperty("sku", item.sku());
        json.writeStringProperty("name", item.name());
        json.writeNumberProperty("department", item.department().number());
        json.writeStringProperty("taxClass", item.taxClass().code());
        if (item.discontinued()) {
            json.writeBooleanProperty("discontinued", true);
        }
        item.minimumAge().ifPresent(age -> json.writeNumberProperty("minimumAge", age));
        json.writeArrayPropertyStart("codes");
        listed.codes().forEach(code -> json.writeString(code.printed()));
        json.writeEndArray();
        json.writeArrayPropertyStart("stores");
        listed.stores().forEach(one -> write(json, one));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, InStore one) {
        json.writeStartObject();
        json.writeNumberProperty("store", one.store().number());
        json.writeStringProperty("currency", one.currency());
        one.price().ifPresent(price -> json.writeNumberProperty("price", price));
        one.onHand()
                .ifPresent(quantity -> json.writeNumberProperty("onHand", quantity.thousandths()));
        json.writeEndObject();
    }
}
