package org.tillbridge.hub.http;

import org.tillbridge.hub.page.Cursor;
import org.tillbridge.hub.page.ListOrder;
import org.tillbridge.hub.page.ListPage;
import org.tillbridge.hub.page.OddCursorException;
import org.tillbridge.hub.page.PageRequest;

import tools.jackson.core.JsonGenerator;

import java.util.Optional;
import java.util.function.Consumer;

/// How each list is asked for and answered: `after=` and `limit=` in the request, and `next` in the
/// answer where there is more.
final class Paging {
    private Paging() {}

    static PageRequest wanted(Request request, ListOrder order) {
        Optional<Cursor> after = request.parameter("after").map(text -> cursor(text, order));
        return new PageRequest(
                after, request.parameter("limit").map(Paging::limit).orElse(PageRequest.USUAL));
    }

    private static Cursor cursor(String text, ListOrder order) {
        try {
            return order.parse(text);
        } catch (OddCursorException _) {
            throw HttpRefusal.badRequest(OddCursorException.TEXT);
        }
    }

    private static int limit(String text) {
        int limit = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > PageRequest.MOST) {
            throw HttpRefusal.badRequest("A limit is a number from 1 to " + PageRequest.MOST + ".");
        }
        return limit;
    }

    /// The rows as an array of this name, and where the next page begins.
    static <T> void write(
            JsonGenerator json, String name, ListPage<T> page, ListOrder order, Consumer<T> row) {
        json.writeArrayPropertyStart(name);
        page.rows().forEach(row);
        json.writeEndArray();
        page.next().ifPresent(next -> json.writeStringProperty("next", order.text(next)));
    }
}
