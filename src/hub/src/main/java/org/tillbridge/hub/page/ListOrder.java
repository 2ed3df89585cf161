package org.tillbridge.hub.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a list is ordered by: columns that together are different in each row. It writes a place in
/// the list down for whoever turns the pages, and takes nothing back that is none.
///
/// @param list its name, which stands in what is written, so that no place of another list is taken
public record ListOrder(String list, List<Column> columns) {
    private static final String BETWEEN = "\0";
    private static final int LONGEST = 4096;

    /// What stands in a column.
    public enum Column {
        NUMBER,
        TEXT,
        ID;

        private Object parse(String text) {
            return switch (this) {
                case NUMBER -> Long.parseLong(text);
                case TEXT -> text;
                case ID -> UUID.fromString(text);
            };
        }
    }

    public ListOrder {
        columns = List.copyOf(columns);
    }

    public static ListOrder of(String list, Column... columns) {
        return new ListOrder(list, List.of(columns));
    }

    /// Of letters, digits, `-` and `_` only. No text that a database keeps has U+0000 in it.
    public String text(Cursor cursor) {
        String all =
                cursor.values().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(BETWEEN, list + BETWEEN, ""));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(all.getBytes(StandardCharsets.UTF_8));
    }

    /// @param text as [#text] wrote it
    public Cursor parse(String text) throws OddCursorException {
        List<String> parts = List.of(decoded(text).split(BETWEEN, -1));
        if (parts.size() != columns.size() + 1 || !parts.getFirst().equals(list)) {
            throw new OddCursorException();
        }
        List<Object> values = new ArrayList<>();
        try {
            for (int n = 0; n < columns.size(); n++) {
                values.add(columns.get(n).parse(parts.get(n + 1)));
            }
        } catch (IllegalArgumentException odd) {
            throw new OddCursorException(odd);
        }
        return new Cursor(values);
    }

    private static String decoded(String text) throws OddCursorException {
        if (text.length() > LONGEST) {
            throw new OddCursorException();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException odd) {
            throw new OddCursorException(odd);
        }
    }
}
