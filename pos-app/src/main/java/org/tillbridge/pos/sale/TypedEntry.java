package org.tillbridge.pos.sale;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an operator typed where items are asked for: `22214`, `3 *`, `3 * 22214`.
sealed interface TypedEntry {
    Pattern MULTIPLIED = Pattern.compile("\\s*([-0-9.,]{1,20})\\s*[*×]\\s*(.*)", Pattern.DOTALL);

    /// A code, or the beginning of a name.
    record Plain(String text) implements TypedEntry {}

    /// A quantity for whatever comes next.
    record QuantityFirst(String quantity) implements TypedEntry {}

    record QuantityAndCode(String quantity, String text) implements TypedEntry {}

    static TypedEntry of(String typed) {
        Matcher multiplied = MULTIPLIED.matcher(typed);
        if (!multiplied.matches()) {
            return new Plain(typed);
        }
        String rest = multiplied.group(2).strip();
        return rest.isEmpty()
                ? new QuantityFirst(multiplied.group(1))
                : new QuantityAndCode(multiplied.group(1), rest);
    }
}
