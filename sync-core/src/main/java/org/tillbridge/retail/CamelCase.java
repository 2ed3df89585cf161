package org.tillbridge.retail;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How enumerations are written on disk and on the wire: `BACK_TO_STOCK` is `backToStock`.
public final class CamelCase {
    private static final ClassValue<Map<String, Enum<?>>> CONSTANTS =
            new ClassValue<>() {
                @Override
                protected Map<String, Enum<?>> computeValue(Class<?> type) {
                    Map<String, Enum<?>> constants = new HashMap<>();
                    for (Object constant : type.getEnumConstants()) {
                        constants.put(of((Enum<?>) constant), (Enum<?>) constant);
                    }
                    return Map.copyOf(constants);
                }
            };

    private CamelCase() {}

    public static String of(Enum<?> constant) {
        StringBuilder written = new StringBuilder();
        boolean startsWord = false;
        for (char letter : constant.name().toCharArray()) {
            if (letter == '_') {
                startsWord = true;
            } else {
                written.append(startsWord ? letter : Character.toLowerCase(letter));
                startsWord = false;
            }
        }
        return written.toString();
    }

    /// The constant that is written so; empty if there is none.
    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String written) {
        return Optional.ofNullable(CONSTANTS.get(type).get(written)).map(type::cast);
    }
}
